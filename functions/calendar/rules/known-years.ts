import type { Instant } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { localDateOf } from '../local-time.ts'
import { isChineseYearKnown } from '../public-holidays.ts'

/** Are this year's holidays known: announced and taken in, or declared complete by the organisation? */
export const isYearKnown = (year: number, calendar: WorkingCalendar): boolean =>
  calendar.knownYears.includes(year) || (calendar.publicHolidays === 'CN' && isChineseYearKnown(year))

/** Which of these years (both included) are worked by the week alone, because nobody told us their holidays? */
export function unknownYears(from: number, to: number, calendar: WorkingCalendar): number[] {
  const count = Math.max(0, to - from + 1)
  return Array.from({ length: count }, (_, nth) => from + nth).filter((year) => !isYearKnown(year, calendar))
}

/**
 * Which years must managers be warned about at this instant? This year always; next year from 1 November, because the
 * State Council announces it then and deadlines begin to reach into it.
 */
export function yearsToWarnAbout(now: Instant, calendar: WorkingCalendar): number[] {
  const today = localDateOf(now, calendar.timeZone)
  const year = Number(today.slice(0, 4))
  return unknownYears(year, today.slice(5) >= '11-01' ? year + 1 : year, calendar)
}
