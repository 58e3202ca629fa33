import {
  type Allowance,
  addWorkingTime,
  deadline,
  partWay,
  type WorkingCalendar,
  workingTimeBetween,
} from '../../calendar/index.ts'
import { type Instant, millisOf, plusMillis, SECOND, wholeSecond } from '../../kernel/instant.ts'
import type { Ladder, Rung } from '../../obligation/index.ts'

/**
 * When an occurrence is due, and its ladder: reminders keep their share of the time the duty itself allows, steps at the
 * deadline are at its deadline, and steps after it keep the distance that policy gives them.
 */
export function ladderOfDuty(
  { allowed, remindAfter, climbs }: Pick<Ladder, 'allowed' | 'remindAfter' | 'climbs'>,
  own: Allowance,
  from: Instant,
  calendar: WorkingCalendar,
): { readonly dueAt: Instant; readonly plan: Rung[] } {
  const dueAt = deadline(from, own, calendar)
  const usual = deadline(from, allowed, calendar)
  const time = (a: Instant, b: Instant) =>
    allowed.clock === 'wall' ? millisOf(b) - millisOf(a) : workingTimeBetween(a, b, calendar)
  const moved = (at: Instant): Instant => {
    if (at < usual) return partWay(Math.min(1, time(from, at) / Math.max(1, time(from, usual))), from, own, calendar)
    const after = time(usual, at)
    if (after === 0) return dueAt
    return wholeSecond(allowed.clock === 'wall' ? plusMillis(dueAt, after) : addWorkingTime(dueAt, after, calendar))
  }
  const reminders = remindAfter.map((part): Rung => {
    const at = typeof part === 'number' ? partWay(part, from, own, calendar) : moved(deadline(from, part, calendar))
    return { at, does: 'remind' }
  })
  const steps = climbs.map(({ after, to }): Rung => {
    return { at: after === 'due' ? dueAt : moved(deadline(from, after, calendar)), does: 'climb', to }
  })
  return { dueAt, plan: apart([...reminders, ...steps]) }
}

/** In order, a second between two that would meet: nobody is told, and passed over, in one breath. */
function apart(rungs: readonly Rung[]): Rung[] {
  const plan: Rung[] = []
  for (const rung of rungs.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const before = plan.at(-1)?.at
    plan.push(before === undefined || rung.at > before ? rung : { ...rung, at: plusMillis(before, SECOND) })
  }
  return plan
}
