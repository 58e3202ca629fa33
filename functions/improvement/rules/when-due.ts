import { instantOfLocal, type LocalDate } from '../../calendar/index.ts'
import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'

/** The end of work of that day. */
export const endOfDay = (due: LocalDate, timeZone: string): Instant => instantOfLocal(`${due}T18:00`, timeZone)

/** An execution of a workflow lives for a year at most. */
const FURTHEST = 365 * DAY

/** What is wrong with a day that is promised, if anything is. */
export function whatIsWrongWith(dueAt: Instant, now: Instant): 'passed' | 'too-far' | undefined {
  if (dueAt <= now) return 'passed'
  return dueAt > plusMillis(now, FURTHEST) ? 'too-far' : undefined
}
