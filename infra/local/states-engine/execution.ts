import type { Instant } from '../../../functions/kernel/instant.ts'
import type { Json, JsonObject } from '../../../functions/kernel/json.ts'

/** An execution as the journal keeps it: everything needed to go on after a crash. */
export interface Execution {
  readonly workflow: string
  readonly name: string
  /** Hash of the definition it was started on; what is deployed later does not touch it. */
  readonly definition: string
  readonly startedAt: Instant
  readonly input: JsonObject
  /** Length of its history, counted as the service counts. */
  events: number
  /** How many tickets have been given out. */
  tickets: number
  readonly frame: Frame
}

/** How an execution ended. */
export type ExecutionEnd = { readonly workflow: string; readonly name: string; readonly closedAt: Instant } & (
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED'; readonly error: string; readonly cause: string }
)

/** Where a group of states stands: the machine, a branch of a Parallel, one iteration of a Map. */
export interface Frame {
  state: string
  input: Json
  enteredAt: Instant
  /** Retries used in this state, one number per retrier. */
  retries: number[]
  variables: Readonly<Record<string, Json>>
  /** What the state waits for; absent only while the interpreter has it in hand. */
  pending?: Pending
  /** Of an iteration: its item. */
  readonly item?: Item
}

export interface Item {
  readonly index: number
  readonly value: Json
}

export type Pending = TaskPending | PausePending | BranchesPending

export interface TaskPending {
  readonly kind: 'task'
  /** Names this attempt: what comes in for another ticket comes too late. */
  readonly ticket: number
  readonly seconds: number
  dueAt: Instant
  /** What somebody else must show to answer in the function's place. */
  readonly token?: string
  /** Still to be called, or being called; absent when the function has been called and the token is waited for. */
  call?: { readonly address: string; readonly payload: Json }
}

/** A Wait state, or the time before a retry. */
export interface PausePending {
  readonly kind: 'pause'
  readonly dueAt: Instant
  readonly before: 'leaving' | 'retry'
}

export interface BranchesPending {
  readonly kind: 'branches'
  readonly branches: Branch[]
  /** How many may run at the same time. */
  readonly atOnce: number
}

export type Branch = { readonly todo: Json } | { readonly frame: Frame } | { readonly output: Json }

/** Everything that waits in a frame, inner frames included. */
export function pendingIn(frame: Frame): (TaskPending | PausePending)[] {
  const { pending } = frame
  if (pending === undefined) return []
  if (pending.kind !== 'branches') return [pending]
  return pending.branches.flatMap((branch) => ('frame' in branch ? pendingIn(branch.frame) : []))
}

/** Names of the states an execution is in: one, or several inside a Parallel or Map. */
export function statesOf({ state, pending }: Frame): string[] {
  if (pending?.kind !== 'branches') return [state]
  const inner = pending.branches.flatMap((branch) => ('frame' in branch ? statesOf(branch.frame) : []))
  return [state, ...inner]
}
