import { OVER } from '../obligation/index.ts'
import { invokeTask, KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** After a fault that outlasted the retries of a task. */
const FAULT_PAUSE_SECONDS = 60

/** What is asked about is written down, people decide, revocations are proven, somebody signs. */
export const accessReviewWorkflow: Workflow = {
  name: 'access-review',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const where = 'Where does the review stand?'
    const [prepare, pause] = [
      'Write down what is asked about',
      'Pause after a fault, then write down what is asked about',
    ]
    const settle = 'Ask its owner to see it through'
    const sign = 'Ask for the signature'
    const done = 'The review is closed'
    return {
      Comment: 'An access review: written down in chunks, decided by reviewers, proven, signed.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the review stands', where, outcomes: { prepare, settle, sign, [OVER]: done } }),
        [prepare]: invokeTask(addressOf, {
          task: 'prepare-access-review',
          input: { caseId: '{% $states.context.Execution.Input.caseId %}' },
          Assign: {
            next: '{% $states.result.Payload.next %}',
            waitSeconds: '{% $states.result.Payload.waitSeconds %}',
          },
          Output: {},
          Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
          Next: where,
        }),
        [pause]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: prepare },
        ...awaitDecision({
          stage: 'settle',
          ask: settle,
          timeUp: 'Remind or escalate the review',
          decided: 'Is everything proven?',
          outcomes: { sign, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'sign',
          ask: sign,
          timeUp: 'Remind or escalate the signature',
          decided: 'Is it signed?',
          outcomes: { [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}

/** One reviewer decides, item by item, until they submit or their time is over. */
export const reviewPackageWorkflow: Workflow = {
  name: 'access-review-package',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const where = 'Where does the package stand?'
    const decide = 'Ask the reviewer'
    const done = 'The package has ended'
    return {
      Comment: 'What one reviewer is asked about: reminded, escalated, and at the end of its grace revoked by policy.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the package stands', where, outcomes: { decide, [OVER]: done } }),
        ...awaitDecision({
          stage: 'decide',
          ask: decide,
          timeUp: 'Remind, escalate or end it by policy',
          decided: 'Is it submitted?',
          outcomes: { [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}
