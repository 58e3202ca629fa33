import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/**
 * Somebody answers, whoever that takes; it is worked on, with a sign of life each time the acknowledgement would run out;
 * until it is over. Who is paged next is decided by the record, each time the wait is up.
 */
export const incidentEscalation: Workflow = {
  name: 'incident-escalation',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const answer = 'Wait for somebody to answer the page'
    const work = 'Wait while it is worked on'
    const done = 'The incident is over'
    const where = 'Where does the incident stand?'
    const outcomes = { answer, work, [OVER]: done }
    return {
      Comment: 'An incident: paged step by step until somebody answers, held by signs of life, until it is over.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the incident stands', where, outcomes }),
        ...awaitDecision({
          stage: 'answer',
          ask: answer,
          timeUp: 'Page the next step of the ladder',
          decided: 'Has somebody answered?',
          outcomes: { work, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'work',
          ask: work,
          timeUp: 'Ask for a sign of life or page again',
          decided: 'Is it resolved?',
          outcomes: { answer, [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
