import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Item, Store } from '../platform/store.ts'
import { blankCard, findCards } from './contact-card.store.ts'
import { howToReach } from './rules/how-to-reach.ts'

/** Those of these people whom no channel reaches: mail to them came back, and there is nothing else. */
export async function whoIsUnreachable(store: Store, people: readonly Id[]): Promise<ReadonlySet<Id>> {
  const each = [...new Set(people)]
  const [cards, heads] = await Promise.all([findCards(store, each), headsOf(store, each)])
  return new Set(
    each.filter((person, nth) => howToReach(cards[nth] ?? blankCard(person), 1, isRefused(heads[nth])).length === 0),
  )
}

/** Mail to them came back: an open gap says so until the address is mended. */
export const isRefused = (person: object | undefined): boolean =>
  person !== undefined && 'gap' in person && person.gap !== undefined

/** Those of these people to whom mail comes back. */
export async function refusedAmong(store: Store, people: readonly Id[]): Promise<ReadonlySet<Id>> {
  const heads = await headsOf(store, people)
  return new Set(people.filter((_, nth) => isRefused(heads[nth])))
}

const headsOf = (store: Store, people: readonly Id[]) => store.findMany<Item>(people.map(headKey))
