import type { WorkingCalendar } from '../calendar.ts'
import { dateOfDay, dayOfDate, WEEKDAYS, weekdayOfDay } from '../local-time.ts'
import type { DayOfMonth, Every, Recurrence } from '../recurrence.ts'
import { dayOfMonth, daysBetween, monthOfDay } from './days-of-month.ts'
import { holidaysBeginning } from './holiday-begins.ts'
import { isWorkingDay } from './is-working-time.ts'

/** A day (since 1 January 1970) a rule names, before anybody asks whether it is worked. */
export interface NamedDay {
  readonly day: number
  /** False: it hangs on a holiday whose year nobody has announced. */
  readonly isCertain: boolean
}

/** No organisation is off for longer before a holiday: so far back its last working days are looked for. */
const LONGEST_BREAK = 60

/** Which days between two (both included) does a rule name? Each once, in order. */
export function daysOfRule(
  { every, from }: Recurrence,
  first: number,
  last: number,
  calendar: WorkingCalendar,
): NamedDay[] {
  if (first > last) return []
  if (every.unit === 'holiday') return daysBeforeHoliday(every, first, last, calendar)
  return plainDays(every, dayOfDate(from), first, last, calendar).map((day) => ({ day, isCertain: true }))
}

function plainDays(
  every: Exclude<Every, { readonly unit: 'holiday' }>,
  from: number,
  first: number,
  last: number,
  calendar: WorkingCalendar,
): number[] {
  const isTurn = (distance: number) => distance % every.interval === 0
  switch (every.unit) {
    case 'day':
      return daysBetween(first, last).filter((day) => isTurn(day - from))
    case 'week':
      return daysBetween(first, last).filter(
        (day) => every.on.includes(weekdayOfDay(day)) && isTurn(weekOfDay(day) - weekOfDay(from)),
      )
    case 'month':
      return inMonths(every.on, first, last, calendar, (month) => isTurn(month - monthOfDay(from)))
    case 'year': {
      const isItsMonth = (month: number) => (month % 12) + 1 === every.month
      const yearsSince = (month: number) => Math.floor(month / 12) - Math.floor(monthOfDay(from) / 12)
      return inMonths(every.on, first, last, calendar, (month) => isItsMonth(month) && isTurn(yearsSince(month)))
    }
  }
}

/** Weeks begin on Monday; day 0 was a Thursday. */
const weekOfDay = (day: number): number => Math.floor((day + WEEKDAYS.indexOf('wed')) / 7)

function inMonths(
  on: readonly DayOfMonth[],
  first: number,
  last: number,
  calendar: WorkingCalendar,
  isTurn: (month: number) => boolean,
): number[] {
  const months = daysBetween(monthOfDay(first), monthOfDay(last)).filter(isTurn)
  const days = months.flatMap((month) => on.flatMap((each) => dayOfMonth(each, month, calendar) ?? []))
  return [...new Set(days)].filter((day) => day >= first && day <= last).toSorted((a, b) => a - b)
}

function daysBeforeHoliday(
  { holiday, workingDaysBefore }: Extract<Every, { readonly unit: 'holiday' }>,
  first: number,
  last: number,
  calendar: WorkingCalendar,
): NamedDay[] {
  const reach = LONGEST_BREAK + workingDaysBefore * 2
  return holidaysBeginning(holiday, first + 1, last + reach, calendar).flatMap(({ date, isCertain }) => {
    const before = daysBetween(dayOfDate(date) - reach, dayOfDate(date) - 1)
    const day = before.filter((each) => isWorkingDay(dateOfDay(each), calendar)).at(-workingDaysBefore)
    return day !== undefined && day >= first && day <= last ? [{ day, isCertain }] : []
  })
}
