import type { LocalDate, Weekday } from './local-time.ts'

/**
 * When something has to be done again and again, as people write it on a duty list. Plain JSON, read off a wall in its
 * time zone; the same rule, calendar and zone always give the same dates.
 */
export interface Recurrence {
  readonly every: Every
  /** Opens at these wall times of each of its days, several times a day if there are several: `['09:00', '21:00']`. */
  readonly at: readonly LocalTime[]
  /** IANA name; absent: the working calendar's. */
  readonly timeZone?: string
  /** When one of its days is not worked: done all the same, left out, or moved to the working day before or after. */
  readonly onDayOff: OnDayOff
  /** The first and the last day on which it may fall, both included. Intervals are counted from `from`. */
  readonly from: LocalDate
  readonly until?: LocalDate
}

/** `HH:MM`, 00:00 to 23:59. */
export type LocalTime = string

export const ON_DAY_OFF = ['keep', 'skip', 'before', 'after'] as const
export type OnDayOff = (typeof ON_DAY_OFF)[number]

/** `interval` 1 is each, 2 every other, 3 each third (of months: quarterly). */
export type Every =
  | { readonly unit: 'day'; readonly interval: number }
  | { readonly unit: 'week'; readonly interval: number; readonly on: readonly Weekday[] }
  | { readonly unit: 'month'; readonly interval: number; readonly on: readonly DayOfMonth[] }
  | { readonly unit: 'year'; readonly interval: number; readonly month: number; readonly on: readonly DayOfMonth[] }
  /** So many working days before the first day of a public holiday, by its Chinese name as the calendar has it: `春节`. */
  | { readonly unit: 'holiday'; readonly holiday: string; readonly workingDaysBefore: number }

/**
 * A day of a month: its number (clamped to the month's last day: the 31st is 28 or 29 February), the last one, the nth
 * or last weekday of a kind ("first Monday"), the nth or last working day. `-1` counts from the end: the last.
 */
export type DayOfMonth =
  | { readonly day: number }
  | { readonly weekday: Weekday; readonly nth: number }
  | { readonly workingDay: number }
