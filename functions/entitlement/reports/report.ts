import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { HeadRow } from '../../platform/act.ts'

/** What a system says of one account: it has this right, and when it last used it where the system knows. */
export interface Line {
  readonly account: string
  /** Of the catalogue. */
  readonly right: Id
  readonly lastUsedAt?: Instant
}

/**
 * `receiving`: parts are still to come. `comparing`: all are there and are held against what is recorded. `overtaken`: a
 * later report of the same system was complete before this one was compared; the later one counts.
 */
export const REPORT_STATUSES = ['receiving', 'comparing', 'done', 'overtaken'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

/** How much agrees with what is recorded, and how much does not. */
export interface Counts {
  readonly matched: number
  /** Recorded, but not on the system. */
  readonly missing: number
  /** On the system, but not recorded. */
  readonly unrecorded: number
}

/** Everything that people can do on a system at one time, as the system says. Its lines lie beside it. */
export interface Report {
  readonly id: Id
  readonly system: Id
  /** What the system calls it: joins its parts. */
  readonly name: string
  readonly status: ReportStatus
  /** Who reports, and by which authority; for what is done because of it. */
  readonly actor: Actor
  readonly by: Id
  readonly grant: Grant
  readonly begunAt: Instant
  /** SHA-256 over each part, in order: one that comes twice is known. */
  readonly parts: readonly string[]
  readonly lines: number
  /** Of how many comparisons how many are done. */
  readonly steps: number
  readonly done: number
  /** The last comparison that is done: it goes on behind it. */
  readonly after?: string
  readonly counts: Counts
}

export type ReportHead = HeadRow & Report

/** Where a system and the records do not agree. */
export type Difference =
  | {
      readonly kind: 'missing'
      readonly right: Id
      readonly entitlement: Id
      readonly person: Id
      readonly account: string | null
    }
  | { readonly kind: 'unrecorded'; readonly right: Id; readonly account: string }

/** One that was found and is so still, with its finding. */
export type KnownDifference = Difference & { readonly finding: Id; readonly since: Instant }
