import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Activity, Duty, DutyConflict } from './duty.ts'

/** Everything a version of the role book says. */
export interface RoleBook {
  readonly duties: ReadonlyMap<Id, Duty>
  readonly frame: BookFrame
}

/** What the duties of a book are measured by. */
export interface BookFrame {
  readonly activities: readonly Activity[]
  /** Which activities each service needs, by service; a service that is not named needs every activity. */
  readonly needs: Readonly<Record<Id, readonly string[]>>
  readonly conflicts: readonly DutyConflict[]
}

/** A published version: immutable. It counts from its instant until the next version's. */
export interface BookVersion {
  readonly number: number
  readonly from: Instant
  readonly publishedAt: Instant
  readonly publishedBy: Id
  /** Who looked through it before; somebody else. Nobody where the book was founded. */
  readonly reviewedBy?: Id
  readonly note: string
  /** Over everything it says. */
  readonly hash: string
  /** The draft it came from. */
  readonly draft?: Id
  /** How many duties it lists. */
  readonly duties: number
  readonly added: readonly Id[]
  readonly changed: readonly Id[]
  readonly removed: readonly Id[]
  /** Findings of the linter that it was published with, each accepted by somebody until a date. */
  readonly accepted: readonly AcceptedFinding[]
}

/** What nothing was published in yet. */
export const EMPTY_BOOK: RoleBook = { duties: new Map(), frame: { activities: [], needs: {}, conflicts: [] } }

/** A version with all it says. */
export interface PublishedBook {
  readonly version: BookVersion
  readonly book: RoleBook
  /** The hash of each position's duty list: the same list has the same hash in every version. */
  readonly pages: ReadonlyMap<Id, string>
}

/** A gap somebody answers for, until a day by which it is to be closed. */
export interface AcceptedFinding {
  /** {@link LintFinding.key}. */
  readonly finding: string
  readonly by: Id
  readonly until: Instant
  readonly reason: string
}

/** What the linter found: where responsibility and reality part. Pure data, the same for the same book and directory. */
export interface LintFinding {
  /** Stable over runs: kind and what it is about, so that an acceptance stays with it. */
  readonly key: string
  readonly kind: LintKind
  /** `error` keeps a book from being published unless accepted; `refused` always does; `notice` never. */
  readonly weight: 'refused' | 'error' | 'notice'
  readonly positions: readonly Id[]
  readonly duties: readonly Id[]
  readonly people: readonly Id[]
  readonly service?: Id
  readonly activity?: string
  /** The time it is about, where it is about one: a night without anybody, the week of the overload. */
  readonly from?: Instant
  readonly until?: Instant
  /** Fills the texts: hours, shares. */
  readonly values?: Readonly<Record<string, string | number>>
}

export const LINT_KINDS = [
  'gap',
  'overlap',
  'vacant',
  'single-point-of-failure',
  'authority-without-duty',
  'duty-without-authority',
  'conflicting-duties',
  'overload',
  'on-call-overload',
  'orphan-objective',
  'duty-without-objective',
] as const
export type LintKind = (typeof LINT_KINDS)[number]
