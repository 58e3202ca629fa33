import { DAY } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { NoWorkingTimeError } from '../errors.ts'
import { dateOfDay, dayAt, millisOfTime, momentOfWall, weekdayOfDay } from '../local-time.ts'
import { planOfWeekday } from './plan-of-day.ts'

/** Starts and ends in milliseconds since 1970, in order, never touching the wrong way: `[start, end, start, end]`. */
export type Spans = readonly number[]

/** Three years: nobody is off for longer. */
export const HORIZON_DAYS = 3 * 366

const DAYS_KEPT = 4000
const kept = new WeakMap<WorkingCalendar, Map<number, Spans>>()

/** When is this day (since 1 January 1970) worked? Worked out once per day and calendar object. */
export function spansOfDay(day: number, calendar: WorkingCalendar): Spans {
  let days = kept.get(calendar)
  if (!days) {
    days = new Map()
    kept.set(calendar, days)
  }
  const known = days.get(day)
  if (known) return known
  if (days.size >= DAYS_KEPT) days.clear()
  const spans = readSpans(day, calendar)
  days.set(day, spans)
  return spans
}

/** Hours swallowed by the turning of the clocks leave nothing behind. */
function readSpans(day: number, calendar: WorkingCalendar): Spans {
  const midnight = day * DAY
  return planOfWeekday(dateOfDay(day), weekdayOfDay(day), calendar).hours.flatMap(({ from, to }) => {
    const start = momentOfWall(midnight + millisOfTime(from), calendar.timeZone)
    const end = momentOfWall(midnight + millisOfTime(to), calendar.timeZone)
    return start < end ? [start, end] : []
  })
}

/** The working time that holds this moment or, outside of any, the next one. Throws {@link NoWorkingTimeError}. */
export function spanHoldingOrAfter(
  millis: number,
  calendar: WorkingCalendar,
): { day: number; start: number; end: number } {
  const first = dayAt(millis, calendar.timeZone)
  for (let day = first; day <= first + HORIZON_DAYS; day += 1) {
    const spans = spansOfDay(day, calendar)
    for (let at = 0; at < spans.length; at += 2) {
      const start = spans[at] ?? 0
      const end = spans[at + 1] ?? 0
      if (end > millis) return { day, start, end }
    }
  }
  throw new NoWorkingTimeError(dateOfDay(first))
}
