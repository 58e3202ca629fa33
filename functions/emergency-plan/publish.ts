import { type Id, newId } from '../kernel/ids.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { personIsActive } from '../responsibility/index.ts'
import { notFit, refused } from './errors.ts'
import type { Doer } from './gather.ts'
import { putDraft, putVersion, takeDraft } from './plan.store.ts'
import {
  type EmergencyPlan,
  MOST_PLANS,
  type PlanContent,
  type PlanDraft,
  type PlanHead,
  type PlanVersion,
} from './plan.ts'
import { fieldsOf, type Ground, moved, planAct } from './plan-act.ts'
import type { Beside } from './rules/problem.ts'
import { problemsOf } from './rules/problems-of.ts'

/** More than wrote in one draft are not kept apart. */
const MOST_WRITERS = 50

const shown = ({ title, owner, services, severities, drillEveryDays, steps }: PlanDraft) => ({
  ...{ title, owner, services, severities, drillEveryDays },
  steps: steps.length,
})

/** A new plan, of which nothing counts yet. */
export function adding({ random }: Pick<Platform, 'random'>, ground: Ground, draft: PlanDraft, by: Doer): Act {
  const inUse = ground.plans.all.filter(({ retiredAt }) => retiredAt === undefined)
  if (inUse.length >= MOST_PLANS) throw refused('too-many-plans')
  const id = newId('epl', ground.now, random)
  return planAct(ground, {
    before: undefined,
    plan: { id, ...shown(draft), published: 0, writers: [by.person] },
    did: 'emergency-plan.added',
    by: by.actor,
    grant: by.grant,
    what: { owner: draft.owner, steps: draft.steps.length },
    rows: [putDraft(id, draft)],
  })
}

/** The draft says this now. Of a plan that was never published, lists show what the draft says. */
export function writingDraft(ground: Ground, plan: EmergencyPlan, before: PlanHead, draft: PlanDraft, by: Doer): Act {
  const writers = [...new Set([...(plan.writers ?? []), by.person])].slice(-MOST_WRITERS)
  return planAct(ground, {
    before,
    plan: { ...fieldsOf(plan), ...(plan.published === 0 ? shown(draft) : {}), writers },
    did: 'emergency-plan.drafted',
    by: by.actor,
    grant: by.grant,
    what: { steps: draft.steps.length },
    rows: [putDraft(plan.id, draft)],
  })
}

export function discarding(ground: Ground, plan: EmergencyPlan, before: PlanHead, by: Doer): Act {
  const { writers: _, ...rest } = fieldsOf(plan)
  return planAct(ground, {
    before,
    plan: rest,
    did: 'emergency-plan.draft-discarded',
    by: by.actor,
    grant: by.grant,
    rows: [takeDraft(plan.id)],
  })
}

export interface Publishing {
  readonly plan: EmergencyPlan
  readonly before: PlanHead
  readonly draft: PlanDraft
  /** What it is looked at with. */
  readonly beside: Beside
}

/** The draft counts from now on. Throws where it is not fit to, or where whoever publishes wrote it alone. */
export function publishing(ground: Ground, { plan, before, draft, beside }: Publishing, by: Doer): Act {
  const { now } = ground
  const writers: readonly Id[] = plan.writers ?? []
  if (writers.every((writer) => writer === by.person)) throw refused('wrote-it-alone')
  const problems = problemsOf(draft, beside)
  if (problems.length > 0) throw notFit(problems)
  const version = plan.published + 1
  const { writers: _, ...rest } = fieldsOf(plan)
  const published: PlanVersion = {
    ...{ plan: plan.id, version, publishedAt: now, publishedBy: by.person, writers },
    // Checked above: every role is one there is.
    ...(draft as PlanContent),
  }
  return planAct(ground, {
    before,
    plan: {
      ...rest,
      ...shown(draft),
      published: version,
      publishedAt: now,
      firstPublishedAt: plan.firstPublishedAt ?? now,
    },
    did: 'emergency-plan.published',
    by: by.actor,
    grant: by.grant,
    what: { version, writers: [...writers], steps: draft.steps.length },
    rows: [personIsActive(by.person), putVersion(published), takeDraft(plan.id)],
    effects: [moved(plan.id)],
  })
}
