import { invokeTask, type Workflow } from '../platform/workflow.ts'
import { compareReportTask } from './tasks/compare-report.ts'

export const REPORT = 'entitlement-report'

/** After a fault that outlasted the retries of a task. */
const FAULT_PAUSE_SECONDS = 60

/** A complete report is compared part by part; whatever stops it, it begins again where it was left. */
export const entitlementReportWorkflow: Workflow = {
  name: REPORT,
  contract: 1,
  define(addressOf) {
    const [compare, pause] = ['Compare the next part', 'Pause after a fault']
    return {
      Comment: 'What a system reports is held against what is recorded, part by part.',
      QueryLanguage: 'JSONata',
      StartAt: compare,
      States: {
        [compare]: invokeTask(addressOf, {
          task: compareReportTask.name,
          input: { caseId: '{% $states.context.Execution.Input.caseId %}' },
          Assign: { isDone: '{% $states.result.Payload.isDone %}' },
          Output: {},
          Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
          Next: 'Is anything left?',
        }),
        'Is anything left?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $not($isDone) %}', Next: compare }],
          Default: 'Everything is compared',
        },
        [pause]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: compare },
        'Everything is compared': { Type: 'Succeed' },
      },
    }
  },
}
