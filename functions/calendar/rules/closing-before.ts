import { type Instant, instantOf } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { NoWorkingTimeError } from '../errors.ts'
import { dayOfDate, type LocalDate } from '../local-time.ts'
import { HORIZON_DAYS, spansOfDay } from './working-spans.ts'

/**
 * When does work end on the n-th working day before a date? `closingBefore('2026-12-15', 1)` is what people mean by
 * "before the 15th". Throws {@link NoWorkingTimeError}, and {@link InvalidLocalTimeError} for what is no date.
 */
export function closingBefore(date: LocalDate, workingDays: number, calendar: WorkingCalendar): Instant {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError(`working days before are whole and at least one: ${workingDays}`)
  const from = dayOfDate(date)
  let left = workingDays
  for (let day = from - 1; day >= from - HORIZON_DAYS; day -= 1) {
    const closing = spansOfDay(day, calendar).at(-1)
    if (closing === undefined) continue
    left -= 1
    if (left === 0) return instantOf(closing)
  }
  throw new NoWorkingTimeError(date)
}
