import {
  type Allowance,
  deadline,
  instantOfLocal,
  localDateOf,
  nextWorkingStart,
  plusDays,
  spanOf,
  type WorkingCalendar,
} from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'

/** Whether a ladder that is at its end is told again by the day, and not by the hour because it is urgent. */
export const isToldByTheDay = (again: Allowance): boolean => again.clock === 'business' && spanOf(again).millis === 0

/**
 * When somebody is told again of what is at the end of its ladder. By the day it is when work begins, whenever they were
 * told last: so everything of one person comes at the same instant, and goes as one mail.
 */
export function toldAgainAt(told: Instant, again: Allowance, calendar: WorkingCalendar): Instant {
  if (!isToldByTheDay(again)) return deadline(told, again, calendar)
  let morning = told
  for (let days = spanOf(again).days; days > 0; days -= 1) morning = nextMorning(morning, calendar)
  return morning
}

/** When the next day begins on which anybody works. */
function nextMorning(after: Instant, calendar: WorkingCalendar): Instant {
  const tomorrow = plusDays(localDateOf(after, calendar.timeZone), 1)
  return nextWorkingStart(instantOfLocal(`${tomorrow}T00:00`, calendar.timeZone), calendar)
}
