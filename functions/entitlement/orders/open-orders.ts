import { headKey } from '../../audit-trail/audit-trail.store.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Store } from '../../platform/store.ts'
import { listEntitlementsBySystem } from '../entitlement.store.ts'
import type { EntitlementHead } from '../entitlement.ts'
import { wantedOf } from '../rules/orders.ts'

const PAGE = 200

/**
 * What has to be granted or revoked on a system now, as a webhook would be asked for it; the most pressing first. Looks
 * through whatever is not over there: some thousands where a system is large.
 */
export async function openOrdersOn(store: Store, system: Id): Promise<EntitlementHead[]> {
  const ids: Id[] = []
  let after: string | undefined
  do {
    const page = { limit: PAGE, ...(after === undefined ? {} : { after }) }
    const found = await listEntitlementsBySystem(store, system, undefined, page)
    ids.push(...found.items.filter((head) => wantedOf(head) !== undefined).map(({ id }) => id))
    after = found.next
  } while (after !== undefined)
  const orders = (await headsOf(store, ids)).filter((head) => wantedOf(head) !== undefined)
  return orders.toSorted((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''))
}

/** Entitlements as they are now; one that is not there is left out. An index does not know in which turn one is. */
export async function headsOf(store: Store, ids: readonly Id[]): Promise<EntitlementHead[]> {
  const heads = await store.findMany<EntitlementHead>(ids.map(headKey))
  return heads.filter((head) => head !== undefined)
}
