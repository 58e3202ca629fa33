import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'
import { DRAFT_WORKFLOW } from './steps/begin.ts'

/** A draft is written, reviewed by somebody else, and published; an edit brings it back to whoever drafts it. */
export const draftWorkflow: Workflow = {
  name: DRAFT_WORKFLOW,
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const where = 'Where does the draft stand?'
    const draft = 'Ask the drafter to finish it'
    const review = 'Ask somebody else to review it'
    const publish = 'Ask for its publication'
    const done = 'The draft is published or given up'
    return {
      Comment: 'A draft of the role book: written, reviewed by somebody who did not work on it, published.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the draft stands', where, outcomes: { draft, review, publish, [OVER]: done } }),
        ...awaitDecision({
          stage: 'draft',
          ask: draft,
          timeUp: 'Remind or escalate the draft',
          decided: 'Is it submitted?',
          outcomes: { review, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'review',
          ask: review,
          timeUp: 'Remind or escalate the review',
          decided: 'Is it reviewed?',
          outcomes: { draft, publish, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'publish',
          ask: publish,
          timeUp: 'Remind or escalate the publication',
          decided: 'Is it published?',
          outcomes: { draft, [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
