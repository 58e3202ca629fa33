import { invokeTask, type State, type Workflow } from '../platform/workflow.ts'
import { LEAVER } from './acts/person-acts.ts'
import { FAULT_PAUSE_SECONDS, HAND_OVER_EVERYTHING, STRAGGLER_SECONDS } from './away.workflow.ts'

/**
 * Somebody has left. What they owed goes on to others, again and again until a round finds nothing: what was on its way
 * to them when they left comes to light a little later. Somebody who is back by then keeps what they have.
 */
export const leaverWorkflow: Workflow = {
  name: LEAVER,
  contract: 1,
  define(addressOf) {
    const pause = 'Pause after a fault'
    const handOver = (next: string): State =>
      invokeTask(addressOf, {
        task: HAND_OVER_EVERYTHING,
        input: { person: '{% $states.context.Execution.Input.caseId %}' },
        Assign: { handedOver: '{% $states.result.Payload.handedOver %}' },
        Output: {},
        Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
        Next: next,
      })
    return {
      Comment: 'A leaver owes nothing five minutes later.',
      QueryLanguage: 'JSONata',
      StartAt: 'Hand over what the leaver owes',
      States: {
        'Hand over what the leaver owes': handOver('Wait for stragglers'),
        'Wait for stragglers': { Type: 'Wait', Seconds: STRAGGLER_SECONDS, Next: 'Hand over stragglers' },
        'Hand over stragglers': handOver('Was there anything left?'),
        'Was there anything left?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $handedOver > 0 %}', Next: 'Wait for stragglers' }],
          Default: 'The leaver owes nothing',
        },
        [pause]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: 'Hand over what the leaver owes' },
        'The leaver owes nothing': { Type: 'Succeed' },
      },
    }
  },
}
