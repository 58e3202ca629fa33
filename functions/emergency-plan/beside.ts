import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { loadSchedules } from '../on-call/index.ts'
import { whoIsUnreachable } from '../paging/index.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, deputiesOf, holdersOf } from '../responsibility/index.ts'
import type { EmergencyPlan, PlanDraft } from './plan.ts'
import type { Beside } from './rules/problem.ts'

interface Among {
  readonly plans: readonly EmergencyPlan[]
  readonly directory: Directory
  readonly now: Instant
  readonly self?: Id
}

/** Everything that versions of a plan are looked at with: who is on call, and whom of those they name nothing reaches. */
export async function besideOf(
  store: Store,
  { plans, directory, now, self }: Among,
  drafts: readonly Pick<PlanDraft, 'contacts'>[],
): Promise<Beside> {
  const people = drafts.flatMap(({ contacts }) =>
    contacts.flatMap((contact): Id[] => {
      if ('person' in contact) return [contact.person]
      if (!('position' in contact)) return []
      const { position } = contact
      return [...holdersOf(directory, position, now), ...deputiesOf(directory, position, now)].map(({ id }) => id)
    }),
  )
  const [unreachable, schedules] = await Promise.all([whoIsUnreachable(store, people), loadSchedules(store)])
  return { ...{ directory, now, plans, unreachable, schedules }, ...(self === undefined ? {} : { self }) }
}
