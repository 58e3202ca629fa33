/**
 * Questions these rows answer
 *
 * | question                                       | row                              |
 * |------------------------------------------------|----------------------------------|
 * | in which time zone does somebody live          | `on-call-zones` / `<person>`     |
 * | in which does everybody who said so            | `on-call-zones`, read whole      |
 */
import type { Id } from '../kernel/ids.ts'
import type { Item, Store, Write } from '../platform/store.ts'

const ZONES = 'on-call-zones'
type ZoneRow = Item & { readonly timeZone: string }

export async function findZoneOf(store: Store, person: Id): Promise<string | undefined> {
  return (await store.find<ZoneRow>({ pk: ZONES, sk: person }))?.timeZone
}

/** Only of people who live elsewhere than the department: few. */
export async function loadZones(store: Store): Promise<ReadonlyMap<Id, string>> {
  const { items } = await store.query<ZoneRow>({ pk: ZONES })
  return new Map(items.map(({ sk, timeZone }) => [sk, timeZone]))
}

export const putZone = (person: Id, timeZone: string | null): Write =>
  timeZone === null ? { delete: { pk: ZONES, sk: person } } : { put: { pk: ZONES, sk: person, timeZone } }
