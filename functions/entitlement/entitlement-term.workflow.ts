import { invokeTask, type State, type Workflow } from '../platform/workflow.ts'
import { TERM } from './steps/step.ts'
import { lookAtTerm } from './tasks/look-at-term.ts'

/** After a fault that outlasted the retries of the task. */
const FAULT_PAUSE_SECONDS = 300

const INPUT = '$states.context.Execution.Input'

/**
 * Minds when an entitlement ends: says so a week before, and at its end sees to it that it is revoked. Wakes at least
 * every three weeks, and reads the record each time: one that has ended, or ends at another time, is left alone.
 */
export const entitlementTerm: Workflow = {
  name: TERM,
  contract: 1,
  define(addressOf) {
    const look = 'Look whether its time is over'
    const wait = 'Wait until then'
    const isOver = 'Is it over?'
    const pause = 'Pause after a fault'
    const minded = 'Nothing is left to mind'
    const looking: State = invokeTask(addressOf, {
      task: lookAtTerm.name,
      input: { caseId: `{% ${INPUT}.caseId %}` },
      Assign: {
        next: '{% $states.result.Payload.next %}',
        waitSeconds: '{% $states.result.Payload.waitSeconds %}',
      },
      Output: {},
      Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
      Next: isOver,
    })
    return {
      Comment: 'The time for which somebody has a right on a system.',
      QueryLanguage: 'JSONata',
      StartAt: look,
      States: {
        [look]: looking,
        [isOver]: {
          Type: 'Choice',
          Choices: [{ Condition: "{% $next = 'wait' %}", Next: wait }],
          Default: minded,
        },
        [wait]: { Type: 'Wait', Seconds: '{% $max([1, $ceil($waitSeconds)]) %}', Next: look },
        [pause]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: look },
        [minded]: { Type: 'Succeed' },
      },
    }
  },
}
