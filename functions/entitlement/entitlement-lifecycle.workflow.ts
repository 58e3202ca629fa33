import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'
import { LIFECYCLE } from './steps/step.ts'

/**
 * What is owed for an entitlement: its decision, its granting; later, in another execution, its revocation with proof,
 * and the review of one that was taken in an emergency. While somebody simply has it nothing is owed, and nothing waits
 * here: its term is minded by another procedure.
 */
export const entitlementLifecycle: Workflow = {
  name: LIFECYCLE,
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const approve = 'Ask whose duty it is to approve'
    const provision = 'Ask for it to be granted'
    const revoke = 'Ask for it to be revoked, with proof'
    const review = 'Ask the approver to look back'
    const rest = 'Nothing is owed'
    const where = 'Where does the entitlement stand?'
    const ways = { approve, provision, revoke, review, [OVER]: rest }
    return {
      Comment: 'A right on a system: asked for, approved by duty, granted; and revoked with proof.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the entitlement stands', where, outcomes: ways }),
        ...awaitDecision({
          stage: 'approve',
          ask: approve,
          timeUp: 'Remind or escalate the approval',
          decided: 'Is it approved?',
          outcomes: { provision, [OVER]: rest },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'provision',
          ask: provision,
          timeUp: 'Remind or escalate the granting',
          decided: 'Is it granted?',
          outcomes: { [OVER]: rest },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'revoke',
          ask: revoke,
          timeUp: 'Remind or escalate the revocation',
          decided: 'Is it revoked?',
          outcomes: { review, [OVER]: rest },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'review',
          ask: review,
          timeUp: 'Remind or escalate the look back',
          decided: 'Was it looked back on?',
          outcomes: { [OVER]: rest },
          otherwise: where,
        }),
        [rest]: { Type: 'Succeed' },
      },
    }
  },
}
