import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** Somebody is asked to read and sign a duty list, and an objection is answered; both are pursued until it is over. */
export const acknowledgementWorkflow: Workflow = {
  name: 'acknowledgement',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const sign = 'Ask to read and sign the duty list'
    const answer = 'Ask to answer the objection'
    const done = 'It is signed or settled'
    const outcomes = { sign, answer, [OVER]: done }
    return {
      Comment: 'A duty list is read and signed by whoever answers for it.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look how far it is', where: 'What is owed?', outcomes }),
        ...awaitDecision({
          stage: 'sign',
          ask: sign,
          timeUp: 'Remind or escalate the signature',
          decided: 'Is it signed?',
          outcomes: { answer, [OVER]: done },
          otherwise: 'What is owed?',
        }),
        ...awaitDecision({
          stage: 'answer',
          ask: answer,
          timeUp: 'Remind or escalate the answer',
          decided: 'Is it answered?',
          outcomes: { sign, [OVER]: done },
          otherwise: 'What is owed?',
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
