import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** An objective is measured after each period, until somebody says how it ended. */
export const objectiveWorkflow: Workflow = {
  name: 'objective',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const where = 'Where does it stand?'
    const measure = 'Ask for the value of the period'
    const conclude = 'Ask how it ended'
    const done = 'The objective is closed'
    return {
      Comment: 'An objective: a value is owed after each month or quarter, and at the end its conclusion.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({
          look: 'Look where the objective stands',
          where,
          outcomes: { measure, conclude, [OVER]: done },
        }),
        ...awaitDecision({
          stage: 'measure',
          ask: measure,
          timeUp: 'Ask, remind or escalate the value',
          decided: 'Is the period measured?',
          outcomes: { conclude, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'conclude',
          ask: conclude,
          timeUp: 'Remind or escalate the conclusion',
          decided: 'Is it concluded?',
          outcomes: { measure, [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
