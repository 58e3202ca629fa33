import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Risk } from '../responsibility/index.ts'

/** A real system on which people have rights. */
export interface System {
  readonly id: Id
  readonly name: Text
  /** What IT provides by it: whoever approves and provisions for this service does so here. */
  readonly service: Id
  readonly connector: Connector
  /** Its last complete report of who can do what, and when that was; absent where it never reported. */
  readonly reported?: { readonly report: Id; readonly at: Instant }
  /** Nothing can be asked for any more; what people have stays until it ends. */
  readonly retired?: boolean
}

/** How a right comes onto the system: by hand, by files that go out and come back, or by a call of ours. */
export type Connector =
  | { readonly kind: 'manual' }
  | { readonly kind: 'csv' }
  /** `key` counts the keys its calls were signed with. */
  | { readonly kind: 'webhook'; readonly url: string; readonly key: number }

/** Something a system lets people do. */
export interface Right {
  readonly id: Id
  readonly system: Id
  readonly name: Text
  /** What one can do by it. */
  readonly lets: Text
  readonly risk: Risk
  /** The longest time it is given for, in days. */
  readonly longestDays: number
  /** Positions whose holders need it because of their duties. */
  readonly positions: readonly Id[]
  /** Whether people may take it for a few hours in an emergency, without asking first. */
  readonly breakGlass: boolean
  readonly retired?: boolean
}

/**
 * What becomes of a request that conflicts with a right its person has: it is refused; whoever approves it says what is
 * done about it; or it is only noted.
 */
export const EFFECTS = ['prevent', 'mitigate', 'record'] as const
export type Effect = (typeof EFFECTS)[number]

/** Two rights that one person should not have both: separation of duties. */
export interface ConflictRule {
  readonly id: Id
  readonly between: readonly [Id, Id]
  readonly effect: Effect
  readonly why: Text
  readonly ended?: boolean
}

export type SystemHead = HeadRow & System
export type RightHead = HeadRow & Right
export type ConflictHead = HeadRow & ConflictRule

/** What a system knows of a right: how it lies with the right, so that one read finds all that meet it. */
export interface ConflictOfRight {
  readonly rule: Id
  readonly with: Id
  readonly effect: Effect
  readonly why: Text
}
