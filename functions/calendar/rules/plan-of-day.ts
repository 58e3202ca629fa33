import type { Text } from '../../kernel/text.ts'
import type { Hours, WorkingCalendar } from '../calendar.ts'
import type { LocalDate, Weekday } from '../local-time.ts'
import { weekdayOf } from '../local-time.ts'
import { chineseHolidayOn } from '../public-holidays.ts'
import { isYearKnown } from './known-years.ts'

/** How a date is worked, and who says so. No hours: a day off. */
export interface DayPlan {
  readonly date: LocalDate
  readonly hours: readonly Hours[]
  readonly because: 'override' | 'public-holiday' | 'make-up-day' | 'week'
  /** 春节, "Company outing"; absent for an ordinary day. */
  readonly name?: Text
  /** False: nobody knows this year's holidays yet, the answer is only the week's. */
  readonly isCertain: boolean
}

/** How is this date worked? The organisation's own word first, then public holidays, then the week. */
export const planOfDay = (date: LocalDate, calendar: WorkingCalendar): DayPlan =>
  planOfWeekday(date, weekdayOf(date), calendar)

/** {@link planOfDay} for whoever has the weekday at hand. */
export function planOfWeekday(date: LocalDate, weekday: Weekday, calendar: WorkingCalendar): DayPlan {
  const override = calendar.days[date]
  if (override) {
    const hours = override.is === 'off' ? [] : (override.hours ?? calendar.makeUpHours)
    return { date, hours, because: 'override', isCertain: true, ...(override.name && { name: override.name }) }
  }
  const holiday = calendar.publicHolidays === 'CN' ? chineseHolidayOn(date) : undefined
  if (holiday?.is === 'off') return { date, hours: [], because: 'public-holiday', name: holiday.name, isCertain: true }
  if (holiday?.is === 'make-up')
    return { date, hours: calendar.makeUpHours, because: 'make-up-day', name: holiday.name, isCertain: true }
  const isCertain = isYearKnown(Number(date.slice(0, 4)), calendar)
  return { date, hours: calendar.week[weekday], because: 'week', isCertain }
}
