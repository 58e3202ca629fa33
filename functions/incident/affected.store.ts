/**
 * Questions these rows answer
 *
 * | question                                      | row                                              |
 * |-----------------------------------------------|--------------------------------------------------|
 * | who said that an incident hits them too       | `agg#<key>` / `hit#<person>`                     |
 * | which services does somebody want to hear of  | `agg#<key from the person>` / `head`             |
 * | who wants to hear of a service                | `hears-of#<service>` / `<person>`                |
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { instantOf } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { HeadFields, HeadRow } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Store, Write } from '../platform/store.ts'

// Sorts after the story (`aud#…`), which is read only so far back.
const AFFECTED = 'hit#'

export const putAffected = (incident: Id, person: Id): Write => ({
  put: { pk: partitionOf(incident), sk: `${AFFECTED}${person}`, id: person },
})

/** Who said that it hits them too, among the rows of an incident. */
export const affectedIn = (rows: readonly Item[]): Id[] =>
  rows.filter(({ sk }) => sk.startsWith(AFFECTED)).map(({ sk }) => sk.slice(AFFECTED.length))

/** The services somebody wants to hear of whenever something is wrong with them. */
export interface ServiceSubscription {
  readonly id: Id
  readonly person: Id
  readonly services: readonly Id[]
}
export type ServiceSubscriptionHead = HeadRow & ServiceSubscription

export const subscriptionIdOf = (person: Id): Id => derivedId('isb', instantOf(0), 'service-subscription', person)

export const findSubscription = (store: Store, person: Id): Promise<ServiceSubscriptionHead | undefined> =>
  store.find<ServiceSubscriptionHead>(headKey(subscriptionIdOf(person)))

export const subscriptionFields = (subscription: ServiceSubscription): HeadFields => ({ ...asJson(subscription) })

const hearsOf = (service: Id, person: Id) => ({ pk: `hears-of#${service}`, sk: person })

export const putHearsOf = (service: Id, person: Id): Write => ({ put: { ...hearsOf(service, person), id: person } })
export const removeHearsOf = (service: Id, person: Id): Write => ({ delete: hearsOf(service, person) })

/** Everybody who wants to hear of a service. */
export async function listWhoHearOf(store: Store, service: Id): Promise<Id[]> {
  const found: Id[] = []
  for (let after: string | undefined; ; ) {
    const page = await store.query({
      pk: `hears-of#${service}`,
      limit: 500,
      ...(after === undefined ? {} : { after }),
    })
    found.push(...page.items.map(({ sk }) => sk))
    if (page.next === undefined) return found
    after = page.next
  }
}
