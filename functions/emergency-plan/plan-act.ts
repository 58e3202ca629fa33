import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, type JsonObject } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Act, versionAfter } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { PLAN_MOVED } from './events.ts'
import { type Plans, plansMove, putPlan, readPlans } from './plan.store.ts'
import type { EmergencyPlan, PlanHead } from './plan.ts'

/** What everything about plans is decided on. */
export interface Ground {
  readonly plans: Plans
  readonly directory: Directory
  readonly now: Instant
}

export async function groundOf({ store, clock }: Pick<Platform, 'store' | 'clock'>): Promise<Ground> {
  const [plans, directory] = await Promise.all([readPlans(store), loadDirectory(store)])
  return { plans, directory, now: clock.now() }
}

/** A plan as it is read with the others, or 404. */
export function planIn({ all }: Plans, id: Id): EmergencyPlan {
  const found = all.find((each) => each.id === id)
  if (found === undefined) throw new NotFoundError('emergency plan')
  return found
}

export interface PlanWish {
  /** Absent: a new one. */
  readonly before: PlanHead | undefined
  readonly plan: Omit<EmergencyPlan, 'version'>
  readonly did: string
  readonly by: Actor
  readonly grant?: Grant
  readonly what?: JsonObject
  readonly personal?: Readonly<Record<string, string>>
  readonly bumpsVersion?: boolean
  readonly rows?: readonly Write[]
  readonly effects?: readonly Effect[]
}

/**
 * A change of a plan: its head, and what everybody reads of it, in one transaction that fails when any plan has moved
 * since: of two that would be equally specific, the second is refused. One of these in a transaction.
 */
export function planAct({ plans, now }: Ground, wish: PlanWish): Act {
  const { plan, rows = [], ...act } = wish
  const changed: Act = { ...act, at: now, head: asJson(plan) }
  const read: EmergencyPlan = { ...plan, version: versionAfter(changed) }
  return { ...changed, rows: [putPlan(read), plansMove(plans.version), ...rows] }
}

/** Whether it has to be drilled is to be looked at anew. */
export const moved = (plan: Id): Effect => ({ kind: 'event', event: PLAN_MOVED, about: { plan } })

export const fieldsOf = ({ version: _, ...plan }: EmergencyPlan): Omit<EmergencyPlan, 'version'> => plan
