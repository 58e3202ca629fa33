import type { LocalDate } from '../../calendar/index.ts'
import type { Language } from '../../kernel/text.ts'
import type { Rhythm } from '../objective.ts'

/** A month `2026-03` or a quarter `2026-Q1`. Periods of one rhythm sort as text. */
export type Period = string

const MONTHS_OF = { monthly: 1, quarterly: 3 } as const satisfies Record<Rhythm, number>

/** The period a day belongs to. */
export function periodOf(day: LocalDate, rhythm: Rhythm): Period {
  const month = Number(day.slice(5, 7))
  return nameOf(Number(day.slice(0, 4)), Math.floor((month - 1) / MONTHS_OF[rhythm]), rhythm)
}

/** The first period of a year, and the last. */
export const firstPeriod = (year: number, rhythm: Rhythm): Period => nameOf(year, 0, rhythm)
export const lastPeriod = (year: number, rhythm: Rhythm): Period => nameOf(year, 12 / MONTHS_OF[rhythm] - 1, rhythm)

/** The period that follows. */
export const periodAfter = (period: Period): Period => periodOf(dayAfter(period), rhythmOf(period))

/** The first day of a period. */
export function firstDayOf(period: Period): LocalDate {
  const { year, nth, months } = partsOf(period)
  return `${year}-${twoDigits(nth * months + 1)}-01`
}

/** The first day that does not belong to a period any more. */
export function dayAfter(period: Period): LocalDate {
  const { year, nth, months } = partsOf(period)
  const month = (nth + 1) * months
  return month === 12 ? `${year + 1}-01-01` : `${year}-${twoDigits(month + 1)}-01`
}

/** `2026年3月`, `2026年第1季度`; `March 2026`, `Q1 2026`. */
export function sayPeriod(period: Period, language: Language): string {
  const { year, nth, months } = partsOf(period)
  if (months === 3) return language === 'en' ? `Q${nth + 1} ${year}` : `${year}年第${nth + 1}季度`
  return language === 'en' ? `${MONTH_NAMES[nth]} ${year}` : `${year}年${nth + 1}月`
}

const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

const rhythmOf = (period: Period): Rhythm => (period.includes('Q') ? 'quarterly' : 'monthly')

/** `nth` counts from 0 within the year. */
function partsOf(period: Period): { readonly year: number; readonly nth: number; readonly months: number } {
  const rhythm = rhythmOf(period)
  const nth = Number(period.slice(rhythm === 'quarterly' ? 6 : 5)) - 1
  return { year: Number(period.slice(0, 4)), nth, months: MONTHS_OF[rhythm] }
}

const nameOf = (year: number, nth: number, rhythm: Rhythm): Period =>
  rhythm === 'quarterly' ? `${year}-Q${nth + 1}` : `${year}-${twoDigits(nth + 1)}`

const twoDigits = (number: number): string => String(number).padStart(2, '0')
