import { invokeTask, type Workflow } from '../platform/workflow.ts'
import { carryOutImportTask } from './tasks/carry-out-import.ts'

export const IMPORT = 'import'

/** After a fault that outlasted the retries of a task. */
const FAULT_PAUSE_SECONDS = 60

/** What was checked as a whole is carried out part by part; whatever stops it, it begins again where it was left. */
export const importWorkflow: Workflow = {
  name: IMPORT,
  contract: 1,
  define(addressOf) {
    const [carryOut, pause] = ['Carry out the next part', 'Pause after a fault']
    return {
      Comment: 'A file that was checked as a whole is imported part by part.',
      QueryLanguage: 'JSONata',
      StartAt: carryOut,
      States: {
        [carryOut]: invokeTask(addressOf, {
          task: carryOutImportTask.name,
          input: { caseId: '{% $states.context.Execution.Input.caseId %}' },
          Assign: { isDone: '{% $states.result.Payload.isDone %}' },
          Output: {},
          Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
          Next: 'Is anything left?',
        }),
        'Is anything left?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $not($isDone) %}', Next: carryOut }],
          Default: 'Everything is imported',
        },
        [pause]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: carryOut },
        'Everything is imported': { Type: 'Succeed' },
      },
    }
  },
}
