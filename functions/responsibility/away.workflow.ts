import { invokeTask, type State, type Workflow } from '../platform/workflow.ts'
import { AWAY } from './acts/absence-acts.ts'
import { lookAtAbsence } from './tasks/look-at-absence.ts'

/** What was on its way to somebody while their things were handed over has arrived by then. */
export const STRAGGLER_SECONDS = 120
/** After a fault that outlasted the retries of a task. */
export const FAULT_PAUSE_SECONDS = 300
export const HAND_OVER_EVERYTHING = 'hand-over-everything'

const INPUT = '$states.context.Execution.Input'

/** Somebody is away from an instant on: what they owe then goes on to others. */
export const awayWorkflow: Workflow = {
  name: AWAY,
  contract: 1,
  define(addressOf) {
    const pause = 'Pause after a fault'
    const look = (hasWaited: boolean, next: string): State =>
      invokeTask(addressOf, {
        task: lookAtAbsence.name,
        input: { caseId: `{% ${INPUT}.caseId %}`, generation: `{% ${INPUT}.generation %}`, hasWaited },
        Assign: {
          next: '{% $states.result.Payload.next %}',
          waitSeconds: '{% $states.result.Payload.waitSeconds %}',
          person: '{% $states.result.Payload.person %}',
          isLate: '{% $exists($states.result.Payload.isLate) and $states.result.Payload.isLate %}',
        },
        Output: {},
        Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
        Next: next,
      })
    const handOver = (next: string): State =>
      invokeTask(addressOf, {
        task: HAND_OVER_EVERYTHING,
        input: { person: '{% $person %}', isLate: '{% $isLate %}' },
        Output: {},
        Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
        Next: next,
      })
    return {
      Comment: 'Somebody is away. Every wake-up reads the absence again: an edited or ended one is left alone.',
      QueryLanguage: 'JSONata',
      StartAt: 'Look when the absence begins',
      States: {
        'Look when the absence begins': look(false, 'Has it begun?'),
        'Has it begun?': {
          Type: 'Choice',
          Choices: [
            { Condition: "{% $next = 'wait' %}", Next: 'Wait until the absence begins' },
            { Condition: "{% $next = 'away' %}", Next: 'Hand over what is open' },
            { Condition: "{% $next = 'continued' %}", Next: 'Continued in a new execution' },
          ],
          Default: 'The absence is over or another',
        },
        'Wait until the absence begins': {
          Type: 'Wait',
          Seconds: '{% $max([1, $ceil($waitSeconds)]) %}',
          Next: 'Look again when it begins',
        },
        'Look again when it begins': look(true, 'Has it begun?'),
        'Hand over what is open': handOver('Wait for stragglers'),
        'Wait for stragglers': {
          Type: 'Wait',
          Seconds: STRAGGLER_SECONDS,
          Next: 'Look whether the absence goes on',
        },
        'Look whether the absence goes on': look(false, 'Does it go on?'),
        'Does it go on?': {
          Type: 'Choice',
          Choices: [{ Condition: "{% $next = 'away' %}", Next: 'Hand over stragglers' }],
          Default: 'The absence is over or another',
        },
        'Hand over stragglers': handOver('Everything is handed over'),
        [pause]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: 'Look when the absence begins' },
        'Everything is handed over': { Type: 'Succeed' },
        'The absence is over or another': { Type: 'Succeed' },
        'Continued in a new execution': { Type: 'Succeed' },
      },
    }
  },
}
