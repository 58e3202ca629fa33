import { currentPolicy } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { getDrill } from './drill.store.ts'
import { ending } from './drill-acts.ts'
import { EMERGENCY_DRILL } from './emergency-plan-policy.ts'
import { refused } from './errors.ts'
import type { Doer } from './gather.ts'
import { takeDraft } from './plan.store.ts'
import type { EmergencyPlan, PlanHead } from './plan.ts'
import { fieldsOf, type Ground, planAct } from './plan-act.ts'

interface Retiring {
  readonly plan: EmergencyPlan
  readonly before: PlanHead
  readonly reason: string
}

/** The plan is not in use any more; a drill that was to come does not take place. */
export async function retiring(
  { store }: Pick<Platform, 'store'>,
  ground: Ground,
  { plan, before, reason }: Retiring,
  by: Doer,
): Promise<Act[]> {
  const { drill, writers: _, ...rest } = fieldsOf(plan)
  const { directory, now } = ground
  const retired = planAct(ground, {
    before,
    plan: { ...rest, retiredAt: now },
    did: 'emergency-plan.retired',
    by: by.actor,
    grant: by.grant,
    personal: { comment: reason },
    rows: [takeDraft(plan.id)],
  })
  if (drill === undefined) return [retired]
  const { head, standing } = await getDrill(store, drill)
  if (head.stage === 'run') throw refused('drill-is-running')
  const policy = await currentPolicy(store, EMERGENCY_DRILL)
  const next = { ...head, status: 'cancelled', stage: 'over' } as const
  const given = { next, by, did: 'emergency-drill.cancelled', how: 'withdrawn', personal: { comment: reason } } as const
  return [retired, ending({ plan, directory, policy, now }, head, standing, given)]
}
