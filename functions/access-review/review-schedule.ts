import type { LocalDate } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { HeadRow } from '../platform/act.ts'
import type { ReviewScope, Undecided } from './access-review.ts'

/** A standing rule that starts reviews by itself. */
export interface ReviewSchedule {
  readonly id: Id
  readonly name: string
  readonly scope: ReviewScope
  /** Months from one to the next: 3 is quarterly. */
  readonly everyMonths: number
  /** The day on which the next one begins. */
  readonly next: LocalDate
  /** Days of the calendar each reviewer has. */
  readonly days: number
  readonly undecided: Undecided
  /** Who answers for the reviews it starts, as long as they may. */
  readonly owner: Id
  readonly active: boolean
  /** The last one it started. */
  readonly last?: Id
}

export type ScheduleHead = HeadRow & ReviewSchedule
