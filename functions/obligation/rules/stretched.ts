import { addWorkingTime, type WorkingCalendar, workingTimeBetween } from '../../calendar/index.ts'
import { type Instant, wholeSecond } from '../../kernel/instant.ts'
import type { Rung } from '../obligation.ts'

/** When something is due, and what happens until then and after. */
export interface Planned {
  readonly dueAt: Instant
  readonly plan: readonly Rung[]
}

/**
 * The same ladder for something that is due by a date and was found early: what lies before its deadline is spread over
 * the working time there is, what comes after keeps its distance. A date before the ladder's own deadline leaves it as
 * it is: nobody is given less time because the matter was found late.
 */
export function stretched(planned: Planned, from: Instant, until: Instant, calendar: WorkingCalendar): Planned {
  const dueAt = wholeSecond(until)
  if (dueAt <= planned.dueAt) return planned
  const own = workingTimeBetween(from, planned.dueAt, calendar)
  const available = workingTimeBetween(from, dueAt, calendar)
  const moved = (at: Instant): Instant => {
    const after = workingTimeBetween(planned.dueAt, at, calendar)
    if (at > planned.dueAt) return after === 0 ? dueAt : addWorkingTime(dueAt, after, calendar)
    const part = own === 0 ? 1 : workingTimeBetween(from, at, calendar) / own
    return part === 1 ? dueAt : wholeSecond(addWorkingTime(from, Math.round(part * available), calendar))
  }
  return { dueAt, plan: planned.plan.map((rung) => ({ ...rung, at: moved(rung.at) })) }
}
