import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'
import { OVER } from './case-kind.ts'

/** A place on a ladder has nobody: whoever owns the roster fills it, and is reminded until it is filled. */
export const rosterGapWorkflow: Workflow = {
  name: 'roster-gap',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const fill = 'Fill the gap in the roster'
    const done = 'The gap is filled'
    return {
      Comment: 'A position that should have answered has nobody.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look whether the gap is open', where: 'Is it open?', outcomes: { fill, [OVER]: done } }),
        ...awaitDecision({
          stage: 'fill',
          ask: fill,
          timeUp: 'Remind or escalate the gap',
          decided: 'Is the gap filled?',
          outcomes: { [OVER]: done },
          otherwise: 'Is it open?',
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
