import type { Allowance, Recurrence } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Text } from '../kernel/text.ts'
import type { Authority } from '../responsibility/index.ts'

/**
 * One line of a duty list: what a position answers for, to which standard, by when. Immutable within a version of the
 * role book; its `dut_` id stays the same from version to version.
 */
export interface Duty {
  readonly id: Id
  /** The accountable position, exactly one: whose holder owes each occurrence. */
  readonly position: Id
  /** Positions that do the work; none: the accountable one does it itself. */
  readonly responsible: readonly Id[]
  readonly consulted: readonly Id[]
  readonly informed: readonly Id[]
  /** What has to be done. */
  readonly title: Text
  /** When it counts as done. */
  readonly standard: Text
  /** What has to be shown for it; nothing: saying so is enough. */
  readonly evidence: readonly Evidence[]
  /** What it looks after: an activity of the book's, for these services. Absent: nothing that coverage asks for. */
  readonly covers?: Coverage
  readonly when: When
  /** From the opening of an occurrence until it is due. Means nothing for a standing duty. */
  readonly allowed: Allowance
  /** An occurrence that is not done: stays until it is, or lapses (recorded as missed) when the next one opens. */
  readonly whenLate: 'stays' | 'lapses'
  readonly procedure?: Procedure
  /** The annual objective or project it serves (`obj_`). */
  readonly objective?: Id
  /** What its position may do because of it, and nobody else. */
  readonly authorities: readonly Authority[]
  /** How long one occurrence usually takes; of a standing duty: in a week. Minutes. */
  readonly effort: number
}

/** One thing to show: a sentence, a link, a number. */
export interface Evidence {
  readonly kind: 'note' | 'link' | 'number'
  readonly title: Text
  /** Of a number: what is acceptable, both ends included. */
  readonly least?: number
  readonly most?: number
}

export interface Coverage {
  /** Code of an {@link Activity} of the same book. */
  readonly activity: string
  /** `all` follows the services as they come and go. */
  readonly services: readonly Id[] | 'all'
}

export interface Procedure {
  readonly title: string
  /** Where it is kept. */
  readonly link?: string
  /** Or what it says. */
  readonly steps?: string
}

export type When =
  | { readonly kind: 'recurring'; readonly rule: Recurrence }
  /** Each time something happens: one of {@link TRIGGERS}. */
  | { readonly kind: 'triggered'; readonly event: TriggerName; readonly services?: readonly Id[] }
  /** Work comes by other ways (authorising changes, say): it has no occurrences of its own. */
  | { readonly kind: 'standing' }
  /** Being on call, evenly shared among the holders of the responsible positions. */
  | { readonly kind: 'on-call'; readonly hours: 'always' | 'out-of-hours' }

/** What can open an occurrence. Rooms that do not exist yet bring theirs: the names are promised. */
export const TRIGGERS = [
  'change.released',
  'change.failed',
  'incident.severity-1',
  'incident.severity-2',
  'person.left',
  'machine.reported',
] as const
export type TriggerName = (typeof TRIGGERS)[number]

/** Something that has to be done for services: backup, patching, monitoring, answering at night. */
export interface Activity {
  /** kebab-case, unique in the book: `backup`. */
  readonly code: string
  readonly name: Text
  /** When somebody has to be there for it: in working hours, or day and night. */
  readonly hours: 'business' | 'always'
}

/** Two things that one person must not have both: separation of duties. */
export interface DutyConflict {
  readonly id: string
  readonly between: readonly [ConflictSide, ConflictSide]
  readonly why: Text
}
/** An authority, or an activity. */
export type ConflictSide = { readonly act: Authority['act'] } | { readonly activity: string }
