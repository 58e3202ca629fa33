import type { Workflow } from '../workflow.ts'
import { invokeTask } from './invoke-task.ts'

/** After a fault that outlasted the retries of a task. */
const FAULT_PAUSE_SECONDS = 60

/**
 * A procedure that is too long for one call: a task takes the next part each time, `{ caseId }` in, `{ isDone }` out,
 * until nothing is left. Whatever stops it, it begins again where it was left.
 */
export const partByPart = ({
  name,
  about,
  task,
  part,
  done,
}: {
  readonly name: string
  readonly about: string
  /** A task of the registry. */
  readonly task: string
  /** What the states are called. */
  readonly part: string
  readonly done: string
}): Workflow => ({
  name,
  contract: 1,
  define(addressOf) {
    const pause = 'Pause after a fault'
    const isAnythingLeft = 'Is anything left?'
    return {
      Comment: about,
      QueryLanguage: 'JSONata',
      StartAt: part,
      States: {
        [part]: invokeTask(addressOf, {
          task,
          input: { caseId: '{% $states.context.Execution.Input.caseId %}' },
          Assign: { isDone: '{% $states.result.Payload.isDone %}' },
          Output: {},
          Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pause }],
          Next: isAnythingLeft,
        }),
        [isAnythingLeft]: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $not($isDone) %}', Next: part }],
          Default: done,
        },
        [pause]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: part },
        [done]: { Type: 'Succeed' },
      },
    }
  },
})
