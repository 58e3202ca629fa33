import type { Instant } from '../../kernel/instant.ts'
import { DAY, instantOf, wholeSecond } from '../../kernel/instant.ts'
import type { Allowance } from '../allowance.ts'
import { spanOf } from '../allowance.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { checkedMillisOf, momentOfWall, wallMillis } from '../local-time.ts'
import { addWorkingDaysMillis } from './add-working-days.ts'
import { addWorkingMillis } from './add-working-time.ts'
import type { Pause } from './pauses.ts'
import { stretchesBetween } from './pauses.ts'
import { workingMillisBetween } from './working-time-between.ts'

/**
 * By when, if this much time is allowed from this instant and the clock stood still during the pauses?
 *
 * Business time passes only while the calendar works; wall days are days on the wall calendar of its zone (the same
 * time of day, also when clocks are turned between). Rounded up to the whole second.
 * Throws {@link NoWorkingTimeError}, and `RangeError` for what is no instant or a pause that ends before it begins.
 */
export const deadline = (
  from: Instant,
  allowance: Allowance,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Instant => partWay(1, from, allowance, calendar, pauses)

/**
 * When will this part of the time allowed have been used? `0.5` and `0.9` are when to remind; `1` is the deadline.
 * Parts are measured in the allowance's own time: half of two business days is one business day.
 */
export function partWay(
  part: number,
  from: Instant,
  allowance: Allowance,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Instant {
  if (!(part >= 0 && part <= 1)) throw new RangeError(`a part lies between 0 and 1: ${part}`)
  const stretches = stretchesBetween(checkedMillisOf(from), pauses)
  const clock = allowance.clock === 'business' ? workingClock(calendar) : WALL_CLOCK
  const begun = stretches[0]?.from ?? 0
  // Rounded, because 0.55 of eight hours is a hair more than what it should be, and a hair would cost a second.
  let left = Math.round(clock.between(begun, fullTime(begun, allowance, calendar)) * part)
  for (const { from: start, to: end } of stretches) {
    const running = end === undefined ? Number.POSITIVE_INFINITY : clock.between(start, end)
    if (running >= left) return wholeSecond(instantOf(clock.add(start, left)))
    left -= running
  }
  throw new RangeError('a pause without an end')
}

/** The deadline if nothing ever pauses. */
function fullTime(from: number, allowance: Allowance, calendar: WorkingCalendar): number {
  const { days, millis } = spanOf(allowance)
  if (allowance.clock === 'business')
    return addWorkingMillis(addWorkingDaysMillis(from, days, calendar), millis, calendar)
  if (days === 0) return from + millis
  return momentOfWall(wallMillis(from, calendar.timeZone) + days * DAY, calendar.timeZone) + millis
}

interface RunningClock {
  add(from: number, millis: number): number
  between(from: number, to: number): number
}

const WALL_CLOCK: RunningClock = { add: (from, millis) => from + millis, between: (from, to) => to - from }

const workingClock = (calendar: WorkingCalendar): RunningClock => ({
  add: (from, millis) => addWorkingMillis(from, millis, calendar),
  between: (from, to) => workingMillisBetween(from, to, calendar),
})
