import type { WorkingCalendar } from '../calendar.ts'
import { dateOfDay, type LocalDate, plusDays } from '../local-time.ts'
import { chineseHolidayOn } from '../public-holidays.ts'
import { traditionalDateOf } from '../traditional-holidays.ts'
import { daysBetween } from './days-of-month.ts'
import { isWorkingDay } from './is-working-time.ts'
import { isYearKnown } from './known-years.ts'

/** The first day of a public holiday; `isCertain` is false when its year is not announced, and tradition says when. */
export interface HolidayBeginning {
  readonly date: LocalDate
  readonly isCertain: boolean
}

/** No holiday is longer: a day off of the same name within as many days before belongs to the same holiday. */
const LONGEST_HOLIDAY = 14

/**
 * When does a holiday of this (Chinese) name begin, if it begins between these days (since 1 January 1970)? What the
 * organisation entered counts, then what the State Council announced, then, in a year nobody knows, tradition.
 */
export function holidaysBeginning(
  name: string,
  first: number,
  last: number,
  calendar: WorkingCalendar,
): HolidayBeginning[] {
  const isItsDay = (day: number) => isDayOff(dateOfDay(day), name, calendar)
  const found = daysBetween(first, last)
    .filter((day) => isItsDay(day) && !daysBetween(day - LONGEST_HOLIDAY, day - 1).some(isItsDay))
    .map((day) => ({ date: dateOfDay(day), isCertain: isYearKnown(yearOf(dateOfDay(day)), calendar) }))
  const years = daysBetween(yearOf(dateOfDay(first)), yearOf(dateOfDay(last)) + 1)
  const guessed = years
    .filter((year) => !isYearSaid(name, year, calendar))
    .flatMap((year) => traditionalDateOf(name, year) ?? [])
    .filter((date) => date >= dateOfDay(first) && date <= dateOfDay(last))
    .filter((date) => !found.some((each) => each.date < date && each.date >= plusDays(date, -LONGEST_HOLIDAY)))
  return [...found, ...guessed.map((date) => ({ date, isCertain: false }))]
}

/** Has anybody said when a holiday of this name is, in this year? */
function isYearSaid(name: string, year: number, calendar: WorkingCalendar): boolean {
  if (calendar.publicHolidays !== 'CN' || isYearKnown(year, calendar)) return true
  return Object.entries(calendar.days).some(
    ([date, day]) => day.is === 'off' && day.name?.['zh-CN'] === name && yearOf(date) === year,
  )
}

function isDayOff(date: LocalDate, name: string, calendar: WorkingCalendar): boolean {
  const override = calendar.days[date]
  const holiday = calendar.publicHolidays === 'CN' ? chineseHolidayOn(date) : undefined
  const called = override?.name ?? (holiday?.is === 'off' ? holiday.name : undefined)
  return called?.['zh-CN'] === name && !isWorkingDay(date, calendar)
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))
