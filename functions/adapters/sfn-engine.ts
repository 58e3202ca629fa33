import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import type { WorkflowEngine } from '../platform/workflow-engine.ts'
import { PATIENCE } from './aws-client.ts'

export interface SfnEngineOptions {
  readonly client?: SFNClient
  /** Everything of a state machine's ARN but its workflow: `arn:aws:states:<region>:<account>:stateMachine:onduty-`. */
  readonly machinePrefix: string
  /** Alias of the version to start, so that a deployment never changes an execution that runs: `live`. */
  readonly alias: string
}

/** Step Functions. Executions start by alias, so each keeps the version it began with. */
export function createSfnEngine({
  client = new SFNClient(PATIENCE),
  machinePrefix,
  alias,
}: SfnEngineOptions): WorkflowEngine {
  return {
    async start({ workflow, name, input }) {
      try {
        // The same name with the same input answers 200 while the first is open, and only then: both mean "it is there".
        const stateMachineArn = `${machinePrefix}${workflow}:${alias}`
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
        return 'started'
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'already-started'
        throw error
      }
    },

    async succeed(taskToken, output) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))
        return 'delivered'
      } catch (error) {
        if (isTooLate(error)) return 'too-late'
        throw error
      }
    },
  }
}

/** The task has timed out or was answered, its execution has ended, or the token is none. */
const isTooLate = (error: unknown): boolean =>
  error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken
