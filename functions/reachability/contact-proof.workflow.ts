import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** Whoever is on call and has not proven that pages reach them is asked, and reminded, until they have. */
export const contactProofWorkflow: Workflow = {
  name: 'contact-proof',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const prove = 'Ask to prove that pages arrive'
    const done = 'Pages arrive, or nobody has to be paged'
    return {
      Comment: 'Somebody stands on an on-call schedule, and nobody knows whether a page reaches them.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({
          look: 'Look whether pages arrive',
          where: 'Is it proven?',
          outcomes: { prove, [OVER]: done },
        }),
        ...awaitDecision({
          stage: 'prove',
          ask: prove,
          timeUp: 'Remind or escalate the proof',
          decided: 'Was a test confirmed?',
          outcomes: { [OVER]: done },
          otherwise: 'Is it proven?',
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
