import type { JsonObject } from '../kernel/json.ts'

/** Runs the state machines: Step Functions on AWS, the states engine on one machine. */
export interface WorkflowEngine {
  /** Starts an execution. A name that exists already is normal (the relay delivers at least once). */
  start(execution: ExecutionStart): Promise<'started' | 'already-started'>
  /** Answers a waiting task. A token that is used up, timed out or unknown is normal and has no effect. */
  succeed(taskToken: string, output: JsonObject): Promise<'delivered' | 'too-late'>
}

export interface ExecutionStart {
  /** Name of a workflow in the registry. */
  readonly workflow: string
  /** Unique and deterministic: `<case id>-<generation>`. 1–80 characters of `A–Z a–z 0–9 - _`. */
  readonly name: string
  /** Ids only, at most 2 KB. */
  readonly input: JsonObject
}
