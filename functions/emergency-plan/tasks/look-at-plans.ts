import { perform } from '../../audit-trail/commit-act.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { plusMillis } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { currentPolicy } from '../../obligation/index.ts'
import type { Outcome } from '../../platform/act.ts'
import { eachForItself } from '../../platform/each-for-itself.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { asking } from '../drill-acts.ts'
import { EMERGENCY_DRILL } from '../emergency-plan-policy.ts'
import { getPlanHead, readPlans } from '../plan.store.ts'
import { fieldsOf, groundOf, planAct } from '../plan-act.ts'
import { ASKED_AHEAD, drillDueBy } from '../rules/when-due.ts'

/**
 * A plan that has to be drilled within two weeks, or was not drilled in time, becomes an obligation of its owner. Of one
 * plan, where the event names one; else of all. Daily for all of them.
 */
export const lookAtPlansTask: Task = {
  name: 'look-at-emergency-plans',
  async run(platform, input) {
    const { plan } = input as JsonObject & { plan?: Id }
    const { all } = await readPlans(platform.store)
    const wanted = plan === undefined ? all : all.filter(({ id }) => id === plan)
    let asked = 0
    const faults = await eachForItself(platform, wanted, async ({ id }) => {
      if (await perform(platform, () => lookAt(platform, id))) asked += 1
    })
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} plans could not be looked at`)
    return { asked }
  },
}

async function lookAt(platform: Platform, id: Id): Promise<Outcome<boolean>> {
  const ground = await groundOf(platform)
  const { now } = ground
  const plan = ground.plans.all.find((each) => each.id === id)
  const by = plan === undefined ? undefined : drillDueBy(plan)
  const isFine = by === undefined || plusMillis(now, ASKED_AHEAD) < by
  if (plan === undefined || isFine || plan.drill !== undefined) return { acts: [], answer: false }
  const [policy, before] = await Promise.all([
    currentPolicy(platform.store, EMERGENCY_DRILL),
    getPlanHead(platform.store, id),
  ])
  const act = asking(platform, { ...ground, plan, policy })
  const drill = act.head.id
  const known = planAct(ground, {
    ...{ before, plan: { ...fieldsOf(plan), drill }, did: 'emergency-plan.drill-asked', by: byClock },
    ...{ what: { drill, by }, bumpsVersion: false },
  })
  return { acts: [act, known], answer: true }
}
