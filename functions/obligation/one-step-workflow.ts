import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'
import { OVER } from './case-kind.ts'

/** Its name, and what its states are called: whoever looks at an execution reads these. */
interface OneStep {
  readonly name: string
  readonly comment: string
  /** What its cases call the stage in which it is owed. */
  readonly stage: string
  readonly look: string
  readonly where: string
  readonly ask: string
  readonly timeUp: string
  readonly decided: string
  readonly done: string
}

/** The workflow of a case in which one thing is owed, until it is done or need not be. */
export const oneStep = ({ name, comment, stage, look, where, ask, timeUp, decided, done }: OneStep): Workflow => ({
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
