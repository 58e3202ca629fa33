import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Text } from '../../kernel/text.ts'
import type { HeadRow } from '../../platform/act.ts'

/**
 * What has to be done on a system for one entitlement: once to grant it, once to revoke it. Named by the entitlement and
 * the turn it is asked in, `ent_…/2`, so that an answer meets what was asked for and nothing later.
 */
export interface OrderName {
  readonly entitlement: Id
  readonly turn: number
}

/** What a row of a file says became of an order. */
export interface Said {
  /** As the spreadsheet counts. */
  readonly row: number
  readonly order: OrderName
  readonly outcome: 'done' | 'failed'
  /** The name of the account on the system. */
  readonly account?: string
  /** What was done and what shows it; or why it could not be. */
  readonly proof: string
}

/** What a row comes to: it is granted or revoked; it could not be; or that was known already. */
export type Effect = 'granted' | 'revoked' | 'failed' | 'known'

/** What is asked for by an order, or was. */
export interface Verdict {
  readonly said: Said
  readonly effect: Effect
  readonly number: string
  readonly person: Id
  readonly rightName: Text
}

export interface Counts {
  readonly granted: number
  readonly revoked: number
  readonly failed: number
  /** Said before, or settled otherwise: nothing happens. */
  readonly known: number
  /** Rows that say nothing yet. */
  readonly open: number
}

/** A row that somebody made impossible after it was checked, and why. */
export interface Overtaken {
  readonly row: number
  readonly why: Text
}

/** What came back from a system, being recorded or recorded. What the file said lies beside it. */
export interface Results {
  readonly id: Id
  readonly system: Id
  readonly status: 'running' | 'done'
  /** Who sent it, as the acts will name them, and by which authority. */
  readonly actor: Actor
  readonly by: Id
  readonly grant: Grant
  readonly at: Instant
  /** SHA-256 over what the file said and what it came to. */
  readonly hash: string
  readonly counts: Counts
  /** How many rows have to be recorded, and how many are. */
  readonly steps: number
  readonly done: number
  readonly overtaken: readonly Overtaken[]
}

export type ResultsHead = HeadRow & Results
