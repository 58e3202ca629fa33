import { pinnedPolicy, type Turning } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { getDrill } from './drill.store.ts'
import { beginning } from './drill-acts.ts'
import { EMERGENCY_DRILL } from './emergency-plan-policy.ts'
import { readPlans } from './plan.store.ts'
import { planIn } from './plan-act.ts'

/** Its time has come. */
export async function begin(
  platform: Platform,
  { head: { id }, directory, now }: Turning,
): Promise<Outcome<undefined>> {
  const [{ head, standing }, plans] = await Promise.all([getDrill(platform.store, id), readPlans(platform.store)])
  if (head.stage !== 'wait') return { acts: [], answer: undefined }
  const policy = await pinnedPolicy(platform.store, EMERGENCY_DRILL, head.policy)
  const ground = { plan: planIn(plans, head.plan), directory, policy, now }
  return { acts: [beginning(ground, head, standing)], answer: undefined }
}
