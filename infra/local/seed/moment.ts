import {
  instantOfLocal,
  isWorkingDay,
  localDateOf,
  plusDays,
  type WorkingCalendar,
} from '../../../functions/calendar/index.ts'
import type { Instant } from '../../../functions/kernel/instant.ts'

/**
 * A time of the demo: so many working days before today (`[-2, '10:20']`) or after it (`[4, '20:00']`), on the wall.
 * Whatever the hour is now, all of a day before is over, and a day after has not begun.
 */
export type Moment = readonly [workingDays: number, time: string]

/** When that is. Today itself counts for nothing, whether it is worked or not. */
export function instantOfMoment([workingDays, time]: Moment, now: Instant, calendar: WorkingCalendar): Instant {
  const step = Math.sign(workingDays)
  let date = localDateOf(now, calendar.timeZone)
  for (let left = Math.abs(workingDays); left > 0; ) {
    date = plusDays(date, step)
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return instantOfLocal(`${date}T${time}`, calendar.timeZone)
}
