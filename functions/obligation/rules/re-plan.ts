import type { Pause, WorkingCalendar } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Ladder, pinnedPace, planLadder } from '../ladder.ts'
import type { OpenObligation } from '../obligation.ts'
import { nextTick } from './what-is-due.ts'

/**
 * The same obligation under another ladder, or with the time during which somebody else's clock ran left out. It is
 * still owed since it was opened; what the new plan would have done in the past is not done again. The clock stays armed.
 */
export function rePlanned(
  obligation: OpenObligation,
  ladder: Ladder,
  now: Instant,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): OpenObligation {
  const { dueAt, plan } = planLadder(ladder, obligation.openedAt, calendar, pauses)
  const ahead = plan.filter(({ at }) => at > now)
  const { again: _, clock: __, ...kept } = obligation
  const nextTickAt = nextTick(ahead, now, calendar, ladder.again)
  return { ...kept, ...pinnedPace(ladder), dueAt, plan: ahead, nextTickAt }
}
