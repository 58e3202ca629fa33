import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'
import { GAP_WORKFLOW } from './steps/gap.ts'

/** A version was published with a gap: whoever accepted it is reminded until it is closed. */
export const bookGapWorkflow: Workflow = {
  name: GAP_WORKFLOW,
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const close = 'Ask for the gap to be closed'
    const done = 'Nobody has to close it any more'
    return {
      Comment: 'A gap that a version of the role book was published with, accepted by somebody until a day.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({
          look: 'Look whether the gap is open',
          where: 'Is it open?',
          outcomes: { close, [OVER]: done },
        }),
        ...awaitDecision({
          stage: 'close',
          ask: close,
          timeUp: 'Remind or escalate the gap in the book',
          decided: 'Is it closed?',
          outcomes: { [OVER]: done },
          otherwise: 'Is it open?',
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
