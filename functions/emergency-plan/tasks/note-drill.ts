import { partitionOf } from '../../audit-trail/audit-trail.store.ts'
import { perform } from '../../audit-trail/commit-act.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { pinnedPolicy } from '../../obligation/index.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Store } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { getDrill, headOf, type WholeDrill } from '../drill.store.ts'
import type { DrillStep } from '../drill.ts'
import { ending, holding } from '../drill-acts.ts'
import { EMERGENCY_DRILL } from '../emergency-plan-policy.ts'
import { getPlanHead } from '../plan.store.ts'
import { fieldsOf, groundOf, moved, planAct, planIn } from '../plan-act.ts'

/** How an exercise went, step by step: the room of incidents knows. */
export type ReadSteps = (store: Store, incident: Id) => Promise<readonly DrillStep[]>

interface OfIncident {
  readonly incident: Id
  readonly exercise?: boolean
  readonly drill?: Id
}

const whenRunning = (
  name: string,
  decide: (platform: Platform, drill: WholeDrill, incident: Id) => Promise<readonly Act[]>,
): Task => ({
  name,
  async run(platform, input) {
    const { incident, drill, exercise } = input as JsonObject & OfIncident
    if (exercise !== true || drill === undefined) return { isNoted: false }
    const isNoted = await perform(platform, async (): Promise<Outcome<boolean>> => {
      const whole = await foundDrill(platform.store, drill)
      if (whole?.head.stage !== 'run') return { acts: [], answer: false }
      const acts = await decide(platform, whole, incident)
      return { acts, answer: acts.length > 0 }
    })
    return { isNoted }
  },
})

/** An exercise may name a drill of which nothing is kept any more: then nothing is noted. */
async function foundDrill(store: Store, drill: Id): Promise<WholeDrill | undefined> {
  const { items } = await store.query({ pk: partitionOf(drill), limit: 1 })
  return items.length === 0 ? undefined : getDrill(store, drill)
}

/** The exercise of a drill has begun: the drill says which incident it is. */
export const noteDrillBeganTask: Task = whenRunning('note-drill-began', async (platform, { head }, incident) => {
  if (head.incident === incident) return []
  const { pk: _, sk: __, version: ___, auditSeq: ____, auditHash: _____, ...drill } = head
  return [
    {
      ...{ before: head, head: headOf({ ...drill, incident } as typeof head), at: platform.clock.now() },
      ...{ did: 'emergency-drill.began', by: byClock, what: { incident }, bumpsVersion: false },
    },
  ]
})

/** Steps nobody came to, or that were left where they stood. */
const isUnfinished = ({ state }: DrillStep): boolean => state === 'waiting' || state === 'open' || state === 'left'

/**
 * Its exercise is over: what was learnt is to be written down, with the times of its steps. The plan counts as drilled when
 * every step was settled: gone through, skipped for a reason, or not chosen.
 */
export const noteDrillHeldTask = (readSteps: ReadSteps): Task =>
  whenRunning('note-drill-held', async (platform, { head, standing }, incident) => {
    const ground = await groundOf(platform)
    const plan = planIn(ground.plans, head.plan)
    const policy = await pinnedPolicy(platform.store, EMERGENCY_DRILL, head.policy)
    const [steps, before] = await Promise.all([
      readSteps(platform.store, incident),
      getPlanHead(platform.store, plan.id),
    ])
    const { now } = ground
    const { drill: _, ...rest } = fieldsOf(plan)
    const left = steps.filter(isUnfinished).map(({ key }) => key)
    const isDrilled = left.length === 0
    return [
      holding({ ...ground, plan, policy }, head, standing, { incident, endedAt: now, steps }),
      planAct(ground, {
        ...{ before, plan: isDrilled ? { ...rest, lastDrilledAt: now } : rest, by: byClock },
        did: `emergency-plan.${isDrilled ? 'drilled' : 'drill-unfinished'}`,
        ...{
          what: { drill: head.id, incident, ...(isDrilled ? {} : { left }) },
          bumpsVersion: false,
          effects: [moved(plan.id)],
        },
      }),
    ]
  })

/** It was called off: it counts for nothing, and where the plan has to be drilled soon, another is asked for. */
export const noteDrillCalledOffTask: Task = whenRunning(
  'note-drill-called-off',
  async (platform, { head, standing }) => {
    const ground = await groundOf(platform)
    const plan = planIn(ground.plans, head.plan)
    const [policy, before] = await Promise.all([
      pinnedPolicy(platform.store, EMERGENCY_DRILL, head.policy),
      getPlanHead(platform.store, plan.id),
    ])
    const { drill: _, ...rest } = fieldsOf(plan)
    const by = { actor: byClock }
    return [
      ending({ ...ground, plan, policy }, head, standing, {
        next: { ...head, status: 'cancelled', stage: 'over' },
        ...{ by, did: 'emergency-drill.called-off', how: 'withdrawn' },
      }),
      planAct(ground, {
        ...{ before, plan: rest, did: 'emergency-plan.drill-cancelled', by: byClock },
        ...{ what: { drill: head.id }, bumpsVersion: false, effects: [moved(plan.id)] },
      }),
    ]
  },
)
