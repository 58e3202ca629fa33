import type { Actor } from '../kernel/actor.ts'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteContract } from '../kernel/contract.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language } from '../kernel/text.ts'
import type { Outcome } from './act.ts'
import type { Platform } from './platform.ts'

/** Who calls, as the door found out. */
export interface Caller {
  readonly actor: Actor
  /** The person behind the call: who signed in, or who issued the machine's token. */
  readonly person: Id
  /** What a token may be used for; `undefined`: everything its person may do. */
  readonly scopes?: readonly string[]
  readonly language: Language
}

/** One call of a route, its input checked. */
export interface Call<C extends RouteContract = RouteContract> {
  readonly params: ParamsOf<C>
  readonly query: QueryOf<C>
  readonly body: BodyOf<C>
  readonly caller: Caller
  /** The version in `If-Match`. */
  readonly ifMatch?: number
  readonly now: Instant
}

/** A route: its contract and what it does. Queries answer; mutations return acts and the answer. */
export interface Route {
  readonly contract: RouteContract
  readonly answer?: (platform: Platform, call: Call) => Promise<unknown>
  readonly decide?: (platform: Platform, call: Call) => Promise<Outcome<unknown>>
}

/** A route that only reads. */
export const query = <C extends RouteContract>(
  contract: C,
  answer: (platform: Platform, call: Call<C>) => Promise<AnswerOf<C>>,
): Route => ({ contract, answer: answer as Route['answer'] & {} })

/** A route that changes something. `decide` may run again when a race was lost. */
export const mutation = <C extends RouteContract>(
  contract: C,
  decide: (platform: Platform, call: Call<C>) => Promise<Outcome<AnswerOf<C>>>,
): Route => ({ contract, decide: decide as Route['decide'] & {} })
