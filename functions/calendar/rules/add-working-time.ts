import type { Instant } from '../../kernel/instant.ts'
import { instantOf } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { NoWorkingTimeError } from '../errors.ts'
import { checkedMillisOf, dateOfDay, dayAt } from '../local-time.ts'
import { HORIZON_DAYS, spansOfDay } from './working-spans.ts'

/**
 * When will this much working time (milliseconds, not negative) have passed? At the earliest such instant: what is used
 * up at closing time is due at closing time, not when the next day opens. Throws {@link NoWorkingTimeError}.
 */
export const addWorkingTime = (from: Instant, millis: number, calendar: WorkingCalendar): Instant =>
  instantOf(addWorkingMillis(checkedMillisOf(from), millis, calendar))

/** {@link addWorkingTime} in milliseconds since 1970. */
export function addWorkingMillis(from: number, millis: number, calendar: WorkingCalendar): number {
  if (!(millis >= 0)) throw new RangeError(`working time must not be negative: ${millis}`)
  if (millis === 0) return from
  let left = millis
  let day = dayAt(from, calendar.timeZone)
  for (let idle = 0; idle <= HORIZON_DAYS; idle += 1) {
    const spans = spansOfDay(day, calendar)
    for (let at = 0; at < spans.length; at += 2) {
      const start = Math.max(spans[at] ?? 0, from)
      const worked = (spans[at + 1] ?? 0) - start
      if (worked <= 0) continue
      if (worked >= left) return start + left
      left -= worked
      idle = 0
    }
    day += 1
  }
  throw new NoWorkingTimeError(dateOfDay(day - HORIZON_DAYS))
}
