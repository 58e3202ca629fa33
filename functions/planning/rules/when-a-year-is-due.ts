import { addWorkingDays, closingBefore, type WorkingCalendar } from '../../calendar/index.ts'
import { type Instant, wholeSecond } from '../../kernel/instant.ts'

/** The State Council announces a year in the November before; by mid December it should be entered. */
const BEFORE = '12-15'
const WORKING_DAYS = 10

/**
 * By when should the holidays of a year be entered? By closing on the last working day before 15 December, which leaves
 * two weeks; or within ten working days, when nobody noticed before.
 */
export function whenAYearIsDue(year: number, now: Instant, calendar: WorkingCalendar): Instant {
  const wellBefore = closingBefore(`${year - 1}-${BEFORE}`, 1, calendar)
  const soon = wholeSecond(addWorkingDays(now, WORKING_DAYS, calendar))
  return wellBefore > soon ? wellBefore : soon
}
