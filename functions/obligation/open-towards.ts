import type { WorkingCalendar } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Ladder, pinnedPace, planLadder } from './ladder.ts'
import type { OpenObligation } from './obligation.ts'
import { type Opening, openWithPlan } from './open-obligation.ts'
import { stretched } from './rules/stretched.ts'

/**
 * An obligation that is due by a date that lies in the matter itself, seen ahead of time: under the ladder of policy,
 * stretched to that date. When the ladder's own deadline is later, that counts.
 */
export function openTowards(
  opening: Opening,
  ladder: Ladder,
  until: Instant,
  calendar: WorkingCalendar,
): OpenObligation {
  const { dueAt, plan } = stretched(planLadder(ladder, opening.now, calendar), opening.now, until, calendar)
  return openWithPlan(opening, dueAt, plan, calendar, pinnedPace(ladder))
}
