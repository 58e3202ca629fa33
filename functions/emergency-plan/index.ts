// PLACEHOLDER by LEAD until PLAN's own file stands here: overwrite it.
import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import type { Item, Store } from '../platform/store.ts'

export interface PlanStep {
  readonly key: string
  readonly title: Text
  readonly detail?: Text
  readonly kind: 'action' | 'decision'
  readonly role: 'commander' | 'operations' | 'communications' | 'scribe'
  /** By the wall. */
  readonly minutes: number
  readonly after: readonly string[]
  readonly options?: readonly { readonly key: string; readonly title: Text; readonly opens: readonly string[] }[]
}
export interface PlanVersion {
  readonly plan: Id
  readonly version: number
  readonly title: Text
  readonly steps: readonly PlanStep[]
  readonly contacts: readonly unknown[]
}
export const DRILL_DUE = 'emergency-plan.drill-due'
export const planFor = async (
  store: Store,
  { service }: { readonly service?: Id; readonly severity: 1 | 2 | 3 },
): Promise<PlanVersion | undefined> =>
  (await store.query<Item & { plan: never }>({ pk: 'test-plans' })).items.find(({ sk }) => sk === service)?.plan
export const getPlanVersion = async (store: Store, plan: Id, version: number): Promise<PlanVersion> => {
  const { items } = await store.query<Item & { plan: PlanVersion & never }>({ pk: 'test-plans' })
  const found = items
    .map((each) => each.plan as PlanVersion)
    .find((each) => each.plan === plan && each.version === version)
  if (found === undefined) throw new NotFoundError('plan')
  return found
}
