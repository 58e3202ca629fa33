import { listStory, type ToldEntry } from '../audit-trail/index.ts'
import { listOccurrencesOf, type OccurrenceHead } from '../duty/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, instantOf } from '../kernel/instant.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { type DutiesChanged, versionsOfPosition } from '../role-book/index.ts'
import type { STORY_KINDS } from './position-story.contract.ts'
import type { Stretch } from './rules/in-one-order.ts'
import { type PlaceTurned, placesOf } from './rules/places-of.ts'

export type StoryKind = (typeof STORY_KINDS)[number]

/** What a story tells of, as its own room keeps it. */
export type Happened =
  | { readonly kind: 'place'; readonly turned: PlaceTurned }
  | { readonly kind: 'duty'; readonly head: OccurrenceHead }
  | { readonly kind: 'act' | 'signature'; readonly told: ToldEntry }
  | { readonly kind: 'book'; readonly version: DutiesChanged }

export interface Asked {
  readonly store: Store
  readonly directory: Directory
  readonly position: Id
  readonly now: Instant
  /** Lowest and highest place in the order of the kind, both included. */
  readonly between: readonly [string, string]
  readonly limit: number
}

/** How the newest of each kind are found: by an index, or in what is in memory anyway. */
export const TOLD: Readonly<Record<StoryKind, (asked: Asked) => Promise<Stretch<Happened>>>> = {
  act: (asked) => entriesOf(asked, 'act'),
  signature: (asked) => entriesOf(asked, 'signature'),
  duty: dutiesOf,
  place: async ({ directory, position, now, between: [from, until], limit }) => {
    const all = placesOf(directory, position, now).filter(({ order }) => from <= order && order <= until)
    const items = all
      .slice(0, limit)
      .map(({ order, thing }) => ({ order, thing: { kind: 'place', turned: thing } }) as const)
    return { kind: 'place', items, ...(all.length > limit ? reachedBy(items) : {}) }
  },
  book: versionsOf,
}

async function entriesOf(asked: Asked, kind: 'act' | 'signature'): Promise<Stretch<Happened>> {
  const { store, position, between, limit } = asked
  const of = { position, part: kind === 'act' ? 'acts' : 'signatures' } as const
  const found = await listStory(store, of, between, limit)
  const items = found.items.map((told) => ({ order: told.order, thing: { kind, told } }))
  return { kind, items, ...(found.hasMore ? reachedBy(items) : {}) }
}

async function dutiesOf({ store, position, between, limit }: Asked): Promise<Stretch<Happened>> {
  const found = await listOccurrencesOf(store, { position }, between, { limit, backwards: true })
  const items = found.items.map(
    (head) => ({ order: `${head.opensAt}#${head.id}`, thing: { kind: 'duty', head } }) as const,
  )
  return { kind: 'duty', items, ...(found.next === undefined ? {} : reachedBy(items)) }
}

async function versionsOf({ store, position, now, between: [from, until], limit }: Asked): Promise<Stretch<Happened>> {
  const upTo = [until.split('#')[0] ?? '', now].toSorted()[0] ?? now
  const found = await versionsOfPosition(store, position, [from, upTo === '' ? instantOf(0) : upTo])
  const all = found.items
    .map((version) => ({ order: `${version.from}#${version.number}`, thing: { kind: 'book', version } }) as const)
    .filter(({ order }) => order <= until)
  const items = all.slice(0, limit)
  if (all.length > limit) return { kind: 'book', items, ...reachedBy(items) }
  return { kind: 'book', items, ...(found.reached === undefined ? {} : { reached: found.reached }) }
}

const reachedBy = (items: readonly { readonly order: string }[]) => {
  const last = items.at(-1)
  return last === undefined ? {} : { reached: last.order }
}
