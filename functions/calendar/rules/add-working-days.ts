import type { Instant } from '../../kernel/instant.ts'
import { DAY, instantOf } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { NoWorkingTimeError } from '../errors.ts'
import { checkedMillisOf, dateOfDay, momentOfWall, wallMillis } from '../local-time.ts'
import { HORIZON_DAYS, spanHoldingOrAfter, spansOfDay } from './working-spans.ts'

/**
 * When have this many working days passed? At the same time of day on the n-th working day after; what comes in
 * outside working hours counts as come in at the next opening. A time of day that is not worked there moves back to the
 * last working moment before it, so a day given at opening is due at closing, and a short day counts as a day.
 * Docs: docs/decisions/0021-what-a-working-day-is.md. Throws {@link NoWorkingTimeError}.
 */
export const addWorkingDays = (from: Instant, days: number, calendar: WorkingCalendar): Instant =>
  instantOf(addWorkingDaysMillis(checkedMillisOf(from), days, calendar))

/** {@link addWorkingDays} in milliseconds since 1970. */
export function addWorkingDaysMillis(from: number, days: number, calendar: WorkingCalendar): number {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`working days are whole and not negative: ${days}`)
  if (days === 0) return from
  const first = spanHoldingOrAfter(from, calendar)
  const timeOfDay = wallMillis(Math.max(from, first.start), calendar.timeZone) - first.day * DAY
  const day = nthWorkingDayAfter(first.day, days, calendar)
  return lastWorkingMoment(day, momentOfWall(day * DAY + timeOfDay, calendar.timeZone), calendar)
}

function nthWorkingDayAfter(first: number, days: number, calendar: WorkingCalendar): number {
  let day = first
  let left = days
  for (let idle = 0; idle <= HORIZON_DAYS; idle += 1) {
    day += 1
    if (spansOfDay(day, calendar).length === 0) continue
    left -= 1
    if (left === 0) return day
    idle = 0
  }
  throw new NoWorkingTimeError(dateOfDay(day - HORIZON_DAYS))
}

/** The moment itself when somebody has just been working, else the closing before it. */
function lastWorkingMoment(day: number, moment: number, calendar: WorkingCalendar): number {
  for (let each = day; each >= day - HORIZON_DAYS; each -= 1) {
    const spans = spansOfDay(each, calendar)
    for (let at = spans.length - 2; at >= 0; at -= 2)
      if ((spans[at] ?? 0) < moment) return Math.min(moment, spans[at + 1] ?? 0)
  }
  throw new NoWorkingTimeError(dateOfDay(day - HORIZON_DAYS))
}
