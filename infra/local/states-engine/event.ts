import type { Instant } from '../../../functions/kernel/instant.ts'
import type { Json } from '../../../functions/kernel/json.ts'
import type { StatesError } from './failure.ts'

/** What comes to an execution from outside. */
export type Event =
  /** A function has answered, or thrown. */
  | { readonly ticket: number; readonly result: Json }
  | { readonly ticket: number; readonly error: StatesError }
  /** A function that was given a task token has been called; the answer comes by the token. */
  | { readonly ticket: number; readonly called: true }
  | { readonly token: string; readonly result: Json }
  /** It is so late now. */
  | { readonly now: Instant }

/** How a group of states stands after an event. */
export type Outcome = 'waiting' | { readonly done: Json } | { readonly failed: StatesError }
