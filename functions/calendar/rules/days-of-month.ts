import type { WorkingCalendar } from '../calendar.ts'
import { dateOfDay, dayOfDate, WEEKDAYS, weekdayOfDay } from '../local-time.ts'
import type { DayOfMonth } from '../recurrence.ts'
import { isWorkingDay } from './is-working-time.ts'

/** Months since January of year 0: one number that intervals of months are counted in. */
export const monthOfDay = (day: number): number => {
  const [year = 0, month = 1] = dateOfDay(day).split('-').map(Number)
  return year * 12 + month - 1
}

/** First and last day (since 1 January 1970) of a month as {@link monthOfDay} counts them. */
export function daysOfMonth(month: number): { readonly first: number; readonly last: number } {
  return { first: firstOf(month), last: firstOf(month + 1) - 1 }
}

function firstOf(month: number): number {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return dayOfDate(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`)
}

/**
 * Which day of a month is meant? Numbers reach as far as the month does: its 31st is the last day of February, its 20th
 * working day the last one of a month that has only 15, so that nothing is lost because a month is short. Undefined only
 * for a working day in a month without any.
 */
export function dayOfMonth(on: DayOfMonth, month: number, calendar: WorkingCalendar): number | undefined {
  const { first, last } = daysOfMonth(month)
  if ('day' in on) return on.day > 0 ? Math.min(first + on.day - 1, last) : Math.max(last + on.day + 1, first)
  if ('weekday' in on) return nthOf(weekdaysBetween(on.weekday, first, last), on.nth)
  const working = daysBetween(first, last).filter((day) => isWorkingDay(dateOfDay(day), calendar))
  return nthOf(working, on.workingDay)
}

const nthOf = (days: readonly number[], nth: number): number | undefined =>
  nth > 0 ? (days[nth - 1] ?? days.at(-1)) : (days.at(nth) ?? days[0])

function weekdaysBetween(weekday: (typeof WEEKDAYS)[number], first: number, last: number): number[] {
  const ahead = (WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOfDay(first)) + 7) % 7
  return daysBetween(first, last).filter((day) => day >= first + ahead && (day - first - ahead) % 7 === 0)
}

export const daysBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => first + nth)
