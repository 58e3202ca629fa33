import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import type { EmergencyPlan } from '../plan.ts'
import { counts } from './most-specific.ts'

/** So long before a plan turns red its owner is asked to drill it. */
export const ASKED_AHEAD = 14 * DAY

type Drilled = Pick<EmergencyPlan, 'published' | 'retiredAt' | 'firstPublishedAt' | 'lastDrilledAt' | 'drillEveryDays'>

/** By when it has to be drilled; undefined while it does not count. */
export function drillDueBy(plan: Drilled): Instant | undefined {
  const since = plan.lastDrilledAt ?? plan.firstPublishedAt
  return !counts(plan) || since === undefined ? undefined : plusMillis(since, plan.drillEveryDays * DAY)
}

export type PlanState = 'draft' | 'green' | 'red' | 'retired'

/** Red: not drilled in time, so nobody knows whether it works. */
export function stateOf(plan: Drilled, now: Instant): PlanState {
  if (plan.retiredAt !== undefined) return 'retired'
  const by = drillDueBy(plan)
  if (by === undefined) return 'draft'
  return by <= now ? 'red' : 'green'
}

/** The latest instant for which a drill can be agreed: not past the day it turns red; where that is near or over, soon. */
export function latestFor(plan: Drilled, now: Instant): Instant {
  const soon = plusMillis(now, ASKED_AHEAD)
  const by = drillDueBy(plan)
  return by === undefined || by < soon ? soon : by
}
