import { type Allowance, addWorkingTime, type WorkingCalendar, workingTimeBetween } from '../../calendar/index.ts'
import { type Instant, MINUTE, millisOf, plusMillis } from '../../kernel/instant.ts'
import type { ClimbsTo, OpenObligation, Rung } from '../obligation.ts'
import { HEAD_AGAIN } from '../policy.ts'
import { toldAgainAt } from './told-again.ts'

/** What the clock of an obligation asks for now, and the plan that is left afterwards. */
export type Due =
  | { readonly does: 'nothing' }
  | { readonly does: 'remind'; readonly plan: readonly Rung[]; readonly isLate: boolean }
  | { readonly does: 'turn'; readonly plan: readonly Rung[]; readonly isLate: boolean }
  | { readonly does: 'climb'; readonly to: ClimbsTo; readonly plan: readonly Rung[]; readonly isLate: boolean }

/** Beyond this a tick is late by our own fault (an outage), not by the grain of a timer. */
const LATE_AFTER = 2 * MINUTE

/**
 * Reminders that were missed collapse into one. Of several missed climbs only the first is made, because nobody is
 * climbed past who was never told: the rest of the ladder keeps its distances, by its own clock, from now on.
 */
export function whatIsDue({ plan, nextTickAt, clock }: OpenObligation, now: Instant, calendar: WorkingCalendar): Due {
  if (nextTickAt > now) return { does: 'nothing' }
  const isLate = millisOf(now) - millisOf(nextTickAt) > LATE_AFTER
  // After its last rung the ladder repeats: the head of IT, again and again.
  if (plan.length === 0) return { does: 'climb', to: 'head', plan: [], isLate }
  const passed = plan.filter(({ at }) => at <= now)
  const rest = plan.slice(passed.length)
  const decisive = passed.find(({ does }) => does !== 'remind')
  if (decisive === undefined) return { does: 'remind', plan: rest, isLate }
  const remaining = plan.slice(plan.indexOf(decisive) + 1)
  if (decisive.does === 'climb') {
    const onward = isLate ? shifted(remaining, decisive.at, now, calendar, clock) : remaining
    return { does: 'climb', to: decisive.to, plan: onward, isLate }
  }
  return { does: 'turn', plan: remaining, isLate }
}

/** The same ladder with its distances (in working time, unless every minute counts), begun at another instant. */
export const shifted = (
  plan: readonly Rung[],
  from: Instant,
  to: Instant,
  calendar: WorkingCalendar,
  clock: OpenObligation['clock'],
): Rung[] =>
  plan.map((rung) => {
    if (clock === 'wall') return { ...rung, at: plusMillis(to, millisOf(rung.at) - millisOf(from)) }
    const distance = workingTimeBetween(from, rung.at, calendar)
    const at = distance === 0 ? plusMillis(to, 0) : addWorkingTime(to, distance, calendar)
    return { ...rung, at }
  })

/** When the clock is armed for next: the plan's next rung, or after its end the head's next telling. */
export const nextTick = (
  plan: readonly Rung[],
  now: Instant,
  calendar: WorkingCalendar,
  again: Allowance = HEAD_AGAIN,
): Instant => plan[0]?.at ?? toldAgainAt(now, again, calendar)
