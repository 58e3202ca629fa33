import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** A duty has come round: whoever answers for it is asked, reminded and passed over, until it is done or need not be. */
export const dutyOccurrenceWorkflow: Workflow = {
  name: 'duty-occurrence',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const perform = 'Ask for the duty to be done'
    const done = 'The duty is done or falls away'
    return {
      Comment: 'A duty has come round once.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({
          look: 'Look whether the duty is done',
          where: 'Is it still open?',
          outcomes: { perform, [OVER]: done },
        }),
        ...awaitDecision({
          stage: 'perform',
          ask: perform,
          timeUp: 'Remind or escalate the duty',
          decided: 'Is the duty done?',
          outcomes: { [OVER]: done },
          otherwise: 'Is it still open?',
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
