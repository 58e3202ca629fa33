import type { LocalDate, LocalTime } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/** One occurrence that the planner sees coming. */
export interface Planned {
  readonly duty: Id
  readonly at: LocalTime
  readonly opensAt: Instant
  /** The version of the role book that is in force when it opens. */
  readonly book: number
  /** It has been opened: its case is what counts. */
  readonly isOpened: boolean
  /** False: it hangs on a year whose holidays nobody has announced, and may still move. */
  readonly isCertain: boolean
}

/** All that one position's duties will bring on one day: one row, however many they are. */
export interface PlannedDay {
  readonly position: Id
  /** On the wall calendars of the rules. */
  readonly on: LocalDate
  /** In order of opening. */
  readonly planned: readonly Planned[]
  /** Counts who wrote it: planner and opener meet here. 0: not written yet. */
  readonly version: number
}

/** How far ahead occurrences are planned. */
export const DAYS_PLANNED = 35

/** Duty and time of day name a planned occurrence within its day. */
export const slotOf = ({ duty, at }: Pick<Planned, 'duty' | 'at'>): string => `${duty}#${at}`

/** What opens next on a day; undefined when all of it is open. */
export const nextOpening = (planned: readonly Planned[]): Instant | undefined =>
  planned.find(({ isOpened }) => !isOpened)?.opensAt
