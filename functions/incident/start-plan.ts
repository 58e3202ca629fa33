import { getPlanVersion, type PlanVersion, planFor } from '../emergency-plan/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { OpenObligation } from '../obligation/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store, Write } from '../platform/store.ts'
import type { Answerer } from '../responsibility/index.ts'
import type { Incident } from './incident.ts'
import { putPlanStep } from './plan-step.store.ts'
import type { IncidentPlanStep } from './plan-step.ts'
import { planFlow } from './rules/plan-flow.ts'
import { whoseStep } from './rules/whose-step.ts'
import type { SeverityRules } from './severity-policy.ts'
import type { Owing } from './steps/owed.ts'
import { owedPlanStep } from './steps/owed-plan-step.ts'

/** An emergency plan that has begun: its version, and what it makes people owe. */
export interface StartedPlan {
  readonly pin: { readonly plan: Id; readonly version: number }
  readonly obligations: readonly OpenObligation[]
  readonly rows: readonly Write[]
}

/** A drill always follows its plan. */
export const startsPlan = (
  { startsPlan }: Pick<SeverityRules, 'startsPlan'>,
  { exercise }: Pick<Incident, 'exercise'>,
) => startsPlan || exercise?.plan !== undefined

/** What a plan is chosen by, and whose its steps are. */
type For = Pick<Incident, 'id' | 'service' | 'severity' | 'exercise' | 'roles' | 'stage' | 'owner'>

/**
 * The plan for the service and severity begins by itself: its first steps have an owner and a clock each; the others wait.
 * A drill follows the plan it is a drill of. Undefined where there is none.
 *
 * @param answerer whose the steps are of which nobody has the role
 */
export async function startPlan(
  { store }: Pick<Platform, 'store'>,
  owing: Owing,
  answerer: Answerer,
  incident: For,
): Promise<StartedPlan | undefined> {
  const plan = await planOf(store, incident)
  if (plan === undefined) return undefined
  const { directory, now } = owing
  const waiting = plan.steps.map((step, nth): IncidentPlanStep => ({ ...step, nth, state: 'waiting' }))
  const { opens } = planFlow(waiting)
  const obligations: OpenObligation[] = []
  const steps = waiting.map((step): IncidentPlanStep => {
    if (!opens.includes(step.key)) return step
    const person = whoseStep(step, { ...incident, owner: answerer.person }, directory, now)
    const whose = person === undefined || person === answerer.person ? answerer : ({ person, via: 'person' } as const)
    const owed = owedPlanStep({ ...owing, nth: owing.nth + obligations.length }, step, whose)
    obligations.push(owed)
    return { ...step, state: 'open', startedAt: now, obligation: owed.id }
  })
  return {
    pin: { plan: plan.plan, version: plan.version },
    obligations,
    rows: steps.map((step) => putPlanStep(incident.id, step)),
  }
}

function planOf(store: Store, { service, severity, exercise }: For): Promise<PlanVersion | undefined> {
  if (exercise?.plan !== undefined) return getPlanVersion(store, exercise.plan.plan, exercise.plan.version)
  return planFor(store, { ...(service === undefined ? {} : { service }), severity })
}
