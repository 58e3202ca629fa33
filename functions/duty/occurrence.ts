import type { LocalDate, LocalTime } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Answerer } from '../responsibility/index.ts'
import type { TriggerName } from '../role-book/index.ts'

/** `missed`: it lapsed undone when the next one opened, or nobody was there to open it in time. */
export const OCCURRENCE_STATUSES = ['open', 'done', 'waived', 'missed'] as const
export type OccurrenceStatus = (typeof OCCURRENCE_STATUSES)[number]

/**
 * A duty that came round once, and is somebody's to do: which duty it is, of which version of the book, and who was
 * accountable then never change.
 */
export interface Occurrence {
  readonly id: Id
  readonly duty: Id
  /** The version of the role book it runs under, and what its duty said there. */
  readonly book: number
  readonly dutyHash: string
  readonly title: Text
  /** The accountable position. */
  readonly position: Id
  /** The day it is of, on the wall calendar of its rule; of a triggered one the department's. */
  readonly on: LocalDate
  /** Its time of day, by the rule. Absent: an event opened it. */
  readonly at?: LocalTime
  readonly event?: OpenedBy
  /** When its rule let it open, or its event happened. */
  readonly opensAt: Instant
  /** When it was opened. */
  readonly openedAt: Instant
  /** It opened late because Onduty was not running. */
  readonly lateBySystem?: true
  /** Lapses when the next one opens. */
  readonly lapses?: true
  /** Who answered for it when it opened. */
  readonly frozen: Answerer
  readonly status: OccurrenceStatus
  readonly stage: 'perform' | 'over'
  /** The policy its ladder is of, with its version. */
  readonly policy: string
  /** Who answers for it now, by when; moves with its obligation. */
  readonly accountable: Id
  readonly dueAt: Instant
  readonly ended?: Ended
}

/** What happened, for an occurrence that no rule opened. */
export interface OpenedBy {
  readonly name: TriggerName
  readonly about: JsonObject
}

/** How it ended. */
export interface Ended {
  readonly at: Instant
  readonly by: Id | 'onduty'
  /** As what somebody did it: holder or deputy of a position of the duty's; or because it had come up to them. */
  readonly as?: 'holder' | 'deputy' | 'escalation'
  readonly isLate?: true
  /** A number shown for it lay outside what is acceptable. */
  readonly isOutOfLimits?: true
}

export type OccurrenceHead = HeadRow & Occurrence

/** What was shown for it, one for each piece of evidence the duty asks for, in its order. */
export interface Shown {
  readonly value: string | number
  readonly isOutOfLimits?: true
}
