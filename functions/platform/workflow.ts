import type { StateMachine } from './workflow/states-language.ts'

/**
 * A workflow: a procedure as data. The same document is deployed to Step Functions and interpreted on one machine, so
 * it depends on nothing but the addresses of the tasks it invokes.
 */
export interface Workflow {
  /** `change-lifecycle`. */
  readonly name: string
  /** What executions of today say in their input; tasks accept the contracts of the last 400 days. */
  readonly contract: number
  readonly define: (addressOf: AddressOf) => StateMachine
}

/** Where a task is to be called: the ARN of a function on AWS, its name on one machine. */
export type AddressOf = (task: string) => string

/** What every execution is started with: ids, and where the record said the case stands. The record knows the rest. */
export type WorkflowInput = {
  readonly contract: number
  readonly caseId: string
  readonly generation: number
  /** Stage of the case when it was started, and seconds until its next tick. */
  readonly next?: string
  readonly waitSeconds?: number
  /** How grave the case was when it was started: which execution is woken first after an outage, 1 before 3. */
  readonly severity?: number
}

export {
  type AwaitDecision,
  KNOWN,
  type PickUp,
  type WaitingPattern,
  waitingPattern,
} from './workflow/await-decision.ts'
export { invokeTask, PASSING_FAULTS } from './workflow/invoke-task.ts'
export { lintWorkflow } from './workflow/lint-workflow.ts'
export { partByPart } from './workflow/part-by-part.ts'
export type * from './workflow/states-language.ts'
