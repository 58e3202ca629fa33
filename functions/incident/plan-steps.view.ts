import { getPlanVersion, isRed } from '../emergency-plan/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language } from '../kernel/text.ts'
import { personRefIn, type Standing } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Incident } from './incident.ts'
import type { PlanStepOut } from './plan-step.contract.ts'
import type { IncidentPlanStep } from './plan-step.ts'

/** The version of a plan as people call it, and whether the plan was not drilled in time. */
export async function namedPlan(
  store: Store,
  { plan, version }: NonNullable<Incident['plan']>,
  { language, now }: { readonly language: Language; readonly now: Instant },
) {
  const [{ title }, isUndrilled] = await Promise.all([getPlanVersion(store, plan, version), isRed(store, plan, now)])
  return { plan, version, title: title[language], isUndrilled }
}

/** The steps of the plan for whoever looks, in the order of the plan. */
export function viewOfPlanSteps(
  steps: readonly IncidentPlanStep[],
  { open }: Pick<Standing, 'open'>,
  { directory, language }: { readonly directory: Directory; readonly language: Language },
): PlanStepOut[] {
  const person = (id: Id | undefined) => (id === undefined ? null : personRefIn(directory, id))
  return steps.map((step) => {
    const owed = open.find(({ id }) => id === step.obligation)
    return {
      key: step.key,
      title: step.title[language],
      detail: step.detail?.[language] ?? null,
      kind: step.kind,
      role: step.role,
      minutes: step.minutes,
      after: [...step.after],
      options: (step.options ?? []).map(({ key, title, opens }) => ({
        key,
        title: title[language],
        opens: [...opens],
      })),
      state: step.state,
      owner: person(owed?.accountable),
      isHandedOn: step.handedTo !== undefined,
      startedAt: step.startedAt ?? null,
      dueAt: owed?.dueAt ?? null,
      doneAt: step.doneAt ?? null,
      by: person(step.by),
      option: step.option ?? null,
    }
  })
}
