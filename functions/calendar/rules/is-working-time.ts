import type { Instant } from '../../kernel/instant.ts'
import { instantOf } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import type { LocalDate } from '../local-time.ts'
import { checkedMillisOf } from '../local-time.ts'
import { planOfDay } from './plan-of-day.ts'
import { spanHoldingOrAfter } from './working-spans.ts'

/** Does anybody work on this date? */
export const isWorkingDay = (date: LocalDate, calendar: WorkingCalendar): boolean =>
  planOfDay(date, calendar).hours.length > 0

/** Is it working time at this instant? The minute work begins counts, the minute it ends does not. */
export function isWorkingTime(at: Instant, calendar: WorkingCalendar): boolean {
  const millis = checkedMillisOf(at)
  return spanHoldingOrAfter(millis, calendar).start <= millis
}

/** The first instant from this one on at which somebody works: itself in working time, else the next opening. */
export function nextWorkingStart(at: Instant, calendar: WorkingCalendar): Instant {
  const millis = checkedMillisOf(at)
  return instantOf(Math.max(millis, spanHoldingOrAfter(millis, calendar).start))
}
