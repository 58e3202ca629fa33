import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** Something is not as it should be: its owner puts it right, somebody else looks; until it is. */
export const findingWorkflow: Workflow = {
  name: 'finding',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const remediate = 'Ask its owner to put it right'
    const verify = 'Ask somebody else to verify'
    const done = 'The finding is closed'
    const where = 'Where does the finding stand?'
    const outcomes = { remediate, verify, [OVER]: done }
    return {
      Comment: 'A finding: put right by its owner, verified by somebody else, sent back until it is as it should be.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the finding stands', where, outcomes }),
        ...awaitDecision({
          stage: 'remediate',
          ask: remediate,
          timeUp: 'Remind or escalate the remediation',
          decided: 'Is it put right?',
          outcomes: { verify, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'verify',
          ask: verify,
          timeUp: 'Remind or escalate the verification',
          decided: 'Is it verified?',
          outcomes: { remediate, [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
