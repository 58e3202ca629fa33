import type { JsonObject } from '../../kernel/json.ts'
import type { AddressOf } from '../workflow.ts'
import type { Leaving, Onward, Recovery, Retrier, TaskState } from './states-language.ts'

/**
 * Faults that pass by themselves. The service's own: 2, 4, 8 … 60 seconds, about 4 minutes in all. The task's own
 * (a busy table, a lost race): 5, 15, 45 seconds. Each with full jitter, so that a thousand cases do not come back at once.
 */
export const PASSING_FAULTS: readonly Retrier[] = [
  {
    ErrorEquals: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxDelaySeconds: 60,
    MaxAttempts: 8,
    JitterStrategy: 'FULL',
  },
  { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 5, BackoffRate: 3, MaxAttempts: 3, JitterStrategy: 'FULL' },
]

/** How long a task may run: longer than any of ours takes, shorter than anybody would wait. */
const TASK_SECONDS = 60

/** A state that runs a task and goes on with its answer in `$states.result.Payload`. */
export function invokeTask(
  addressOf: AddressOf,
  {
    task,
    input = {},
    timeoutSeconds = TASK_SECONDS,
    ...rest
  }: {
    /** A task of the registry. */
    readonly task: string
    /** Given to the task beside its own name; expressions are evaluated. */
    readonly input?: JsonObject
    readonly timeoutSeconds?: number
    readonly Comment?: string
  } & Leaving &
    Recovery &
    Onward,
): TaskState {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: addressOf(task), Payload: { task, ...input } },
    TimeoutSeconds: timeoutSeconds,
    Retry: PASSING_FAULTS,
    ...rest,
  }
}
