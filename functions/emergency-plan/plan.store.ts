/**
 * Questions these rows answer
 *
 * | question                                    | row                                                   |
 * |---------------------------------------------|-------------------------------------------------------|
 * | all plans, and which is for this incident   | `emergency-plans` / `plan#<id>`, read whole           |
 * | whether one of them is red                  | `emergency-plans` / `plan#<id>`                       |
 * | has any of them changed since I read them   | `emergency-plans` / `version`                         |
 * | a version as it was published, however old  | `emergency-plan-versions#<plan>` / `<number>`         |
 * | what is being written                       | `agg#<key>` / `draft`                                 |
 */
import { partitionOf } from '../audit-trail/audit-trail.store.ts'
import { findHead } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'
import type { EmergencyPlan, PlanDraft, PlanHead, PlanVersion } from './plan.ts'
import { mostSpecific, type Wanted } from './rules/most-specific.ts'
import { stateOf } from './rules/when-due.ts'

const PLANS = 'emergency-plans'
const VERSION_KEY: Key = { pk: PLANS, sk: 'version' }

/** All plans, and which version of them all this is: the next write has to name it. */
export interface Plans {
  readonly version: number
  readonly all: readonly EmergencyPlan[]
}

export async function readPlans(store: Store): Promise<Plans> {
  const { items } = await store.query<Item & { thing?: unknown; version?: number }>({ pk: PLANS })
  return {
    version: items.find(({ sk }) => sk === VERSION_KEY.sk)?.version ?? 0,
    all: items.filter(({ sk }) => sk.startsWith('plan#')).map(({ thing }) => thing as EmergencyPlan),
  }
}

/** Says that plans are others now, unless somebody else has said so since `read` was read. */
export const plansMove = (read: number): Write => ({
  put: { ...VERSION_KEY, version: read + 1 },
  if: read === 0 ? 'absent' : { version: read },
})

/** Goes into the same transaction as {@link plansMove}. */
export const putPlan = (plan: EmergencyPlan): Write => ({
  put: { pk: PLANS, sk: `plan#${plan.id}`, thing: asJson(plan) },
})

/** Whether a plan was not drilled in time: nobody knows whether it works. */
export async function isRed(store: Store, plan: Id, now: Instant): Promise<boolean> {
  const row = await store.find<Item & { thing: unknown }>({ pk: PLANS, sk: `plan#${plan}` })
  return row !== undefined && stateOf(row.thing as EmergencyPlan, now) === 'red'
}

/** The plan for an incident, as it is published now: the most specific one; undefined where there is none. */
export async function planFor(store: Store, wanted: Wanted): Promise<PlanVersion | undefined> {
  const plan = mostSpecific((await readPlans(store)).all, wanted)
  return plan === undefined ? undefined : getPlanVersion(store, plan.id, plan.published)
}

const versionsOf = (plan: Id): string => `emergency-plan-versions#${plan}`
const versionName = (number: number): string => String(number).padStart(6, '0')

export const putVersion = (published: PlanVersion): Write => ({
  put: { pk: versionsOf(published.plan), sk: versionName(published.version), published: asJson(published) },
  if: 'absent',
})

/** A version as it was published. Throws `NotFoundError`. */
export async function getPlanVersion(store: Store, plan: Id, version: number): Promise<PlanVersion> {
  const row = await store.find<Item & { published: unknown }>({ pk: versionsOf(plan), sk: versionName(version) })
  if (row === undefined) throw new NotFoundError('version of the plan')
  return row.published as PlanVersion
}

export async function listPlanVersions(
  store: Store,
  plan: Id,
  page: { readonly limit: number; readonly after?: string },
): Promise<{ readonly items: PlanVersion[]; readonly next?: string }> {
  const { items, next } = await store.query<Item & { published: unknown }>({
    ...{ pk: versionsOf(plan), backwards: true },
    ...page,
  })
  return { items: items.map(({ published }) => published as PlanVersion), ...(next === undefined ? {} : { next }) }
}

const draftKey = (plan: Id): Key => ({ pk: partitionOf(plan), sk: 'draft' })

export const putDraft = (plan: Id, draft: PlanDraft): Write => ({ put: { ...draftKey(plan), draft: asJson(draft) } })
/** There is none any more. */
export const takeDraft = (plan: Id): Write => ({ put: { ...draftKey(plan) } })

export const findDraft = async (store: Store, plan: Id): Promise<PlanDraft | undefined> =>
  (await store.find<Item & { draft: unknown }>(draftKey(plan)))?.draft as PlanDraft | undefined

export async function getPlanHead(store: Store, id: Id): Promise<PlanHead> {
  const head = await findHead(store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('emergency plan')
  return head as unknown as PlanHead
}
