import { type Instant, instantOf } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { dayOfDate, type LocalDate } from '../local-time.ts'
import { spansOfDay } from './working-spans.ts'

/** From when to when is this date worked, in order? Nothing on a day off. `until` does not belong to it. */
export function workingHoursOn(date: LocalDate, calendar: WorkingCalendar): { from: Instant; until: Instant }[] {
  const spans = spansOfDay(dayOfDate(date), calendar)
  return spans.flatMap((from, nth) =>
    nth % 2 === 0 ? [{ from: instantOf(from), until: instantOf(spans[nth + 1] ?? from) }] : [],
  )
}
