import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

interface OneStep {
  readonly name: string
  readonly comment: string
  readonly stage: string
  readonly look: string
  readonly where: string
  readonly ask: string
  readonly timeUp: string
  readonly decided: string
  readonly done: string
}

/** A case with one thing that is owed until it is done, or done with. */
const oneStep = ({ name, comment, stage, look, where, ask, timeUp, decided, done }: OneStep): Workflow => ({
  name,
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    return {
      Comment: comment,
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look, where, outcomes: { [stage]: ask, [OVER]: done } }),
        ...awaitDecision({ stage, ask, timeUp, decided, outcomes: { [OVER]: done }, otherwise: where }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
})

export const onCallGapWorkflow = oneStep({
  name: 'on-call-gap',
  comment: 'Nobody is on call when somebody should be: whoever sees to the schedule fills the gap, and is reminded.',
  stage: 'fill',
  look: 'Look whether the gap is open',
  where: 'Is the gap open?',
  ask: 'Ask the owner of the schedule to fill the gap',
  timeUp: 'Remind or escalate the gap',
  decided: 'Is the gap filled?',
  done: 'Somebody is on call',
})

export const onCallSwapWorkflow = oneStep({
  name: 'on-call-swap',
  comment: 'Somebody is asked to take a shift: nothing moves until they accept, and it lapses when the shift begins.',
  stage: 'accept',
  look: 'Look whether the swap is open',
  where: 'Is the swap open?',
  ask: 'Ask the receiver to accept the swap',
  timeUp: 'Remind, escalate or let the swap lapse',
  decided: 'Is the swap answered?',
  done: 'The swap is over',
})

export const onCallHandOverWorkflow = oneStep({
  name: 'on-call-hand-over',
  comment: 'A shift goes to the next with what is open in it: the receiver accepts, or it goes up.',
  stage: 'take-over',
  look: 'Look whether the shift was taken over',
  where: 'Was the shift taken over?',
  ask: 'Ask the receiver to take the shift over',
  timeUp: 'Remind or escalate the hand-over',
  decided: 'Is the shift taken over?',
  done: 'The shift is handed over',
})
