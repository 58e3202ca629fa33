import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** An incident is looked back at: written by whoever led it, read by somebody who did not, until it stands. */
export const postIncidentReviewWorkflow: Workflow = {
  name: 'post-incident-review',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const write = 'Ask who led the incident to write'
    const accept = 'Ask somebody else to read it'
    const done = 'The review stands'
    const where = 'Where does the review stand?'
    const outcomes = { write, accept, [OVER]: done }
    return {
      Comment: 'The review of an incident: written, read by somebody who did not lead it, sent back until it stands.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the review stands', where, outcomes }),
        ...awaitDecision({
          stage: 'write',
          ask: write,
          timeUp: 'Remind or escalate the writing',
          decided: 'Is it written?',
          outcomes: { accept, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'accept',
          ask: accept,
          timeUp: 'Remind or escalate the reading',
          decided: 'Is it accepted?',
          outcomes: { write, [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}

/** Something is done so that it happens less: done, seen by somebody else, and later looked at whether it helped. */
export const improvementActionWorkflow: Workflow = {
  name: 'improvement-action',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const act = 'Ask its owner to do it'
    const verify = 'Ask somebody else to see that it is done'
    const check = 'Wait until it can be told, and ask whether it helped'
    const done = 'It helped, or was dropped'
    const where = 'Where does the action stand?'
    const outcomes = { do: act, verify, check, [OVER]: done }
    return {
      Comment: 'An improvement action: done, verified by somebody else, and some time later asked whether it helped.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the action stands', where, outcomes }),
        ...awaitDecision({
          stage: 'do',
          ask: act,
          timeUp: 'Remind or escalate the action',
          decided: 'Is it done?',
          outcomes: { verify, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'verify',
          ask: verify,
          timeUp: 'Remind or escalate the verification',
          decided: 'Is it verified?',
          outcomes: { do: act, check, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'check',
          ask: check,
          timeUp: 'Remind or escalate the check',
          decided: 'Did it help?',
          outcomes: { do: act, [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
