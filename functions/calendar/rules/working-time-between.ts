import type { Instant } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { checkedMillisOf, dayAt } from '../local-time.ts'
import { spansOfDay } from './working-spans.ts'

/** How much working time, in milliseconds, lies between two instants? Negative when the second is the earlier. */
export const workingTimeBetween = (from: Instant, to: Instant, calendar: WorkingCalendar): number =>
  workingMillisBetween(checkedMillisOf(from), checkedMillisOf(to), calendar)

/** {@link workingTimeBetween} of milliseconds since 1970. */
export function workingMillisBetween(from: number, to: number, calendar: WorkingCalendar): number {
  if (to < from) return -workingMillisBetween(to, from, calendar)
  let sum = 0
  // One day further: where clocks are turned back over midnight, tomorrow's first minutes come before today's last.
  const last = dayAt(to, calendar.timeZone) + 1
  for (let day = dayAt(from, calendar.timeZone); day <= last; day += 1) {
    const spans = spansOfDay(day, calendar)
    for (let at = 0; at < spans.length; at += 2)
      sum += Math.max(0, Math.min(spans[at + 1] ?? 0, to) - Math.max(spans[at] ?? 0, from))
  }
  return sum
}
