/**
 * Questions these rows answer
 *
 * | question                               | row                                                              |
 * |----------------------------------------|------------------------------------------------------------------|
 * | the chain of an aggregate, in order    | `agg#<key>` / `aud#<seq>`                                        |
 * | where does an aggregate's chain stand  | `agg#<key>` / `head`: `auditSeq`, `auditHash`                    |
 * | which entries has no checkpoint yet    | `grown#<shard>` / `<start of the 5 minutes>#<aggregate id>#<seq>`|
 * | which checkpoint was written last      | `checkpoint` / `last`                                            |
 * | what was done through a position       | gsi1 `story-<part>#<position>` / `<at>#<aggregate id>#<seq>`     |
 */
import { aggregateKeyOf, type Id } from '../kernel/ids.ts'
import { type Instant, instantOf, MINUTE, millisOf } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Item, Key, Page, Store } from '../platform/store.ts'
import type { AuditEntry } from './entry.ts'
import type { Link } from './rules/first-broken.ts'
import { inWhoseStory, type StoryOf } from './rules/in-whose-story.ts'

const AUDIT = 'aud#'

export const CHECKPOINT_EVERY = 5 * MINUTE
export const GROWN_SHARDS = 8

/** The partition of an aggregate, from any id inside it. */
export const partitionOf = (id: Id): string => `agg#${aggregateKeyOf(id)}`

export const headKey = (id: Id): Key => ({ pk: partitionOf(id), sk: 'head' })

export const auditKey = (id: Id, seq: number): Key => ({
  pk: partitionOf(id),
  sk: `${AUDIT}${String(seq).padStart(8, '0')}`,
})

/** Start of the five minutes an instant belongs to. */
export const checkpointSlot = (at: Instant): Instant =>
  instantOf(Math.floor(millisOf(at) / CHECKPOINT_EVERY) * CHECKPOINT_EVERY)

/**
 * Says that a chain has grown by this entry, until a checkpoint has it. In order of time, sharded by the id, so that no
 * key is hot.
 */
export function grownKey(id: Id, seq: number, at: Instant): Key {
  const shard = id.charCodeAt(id.length - 1) % GROWN_SHARDS
  return { pk: grownPartition(shard), sk: `${checkpointSlot(at)}#${id}#${seq}` }
}

export const grownPartition = (shard: number): string => `grown#${shard}`

export type GrownRow = Item & {
  readonly id: Id
  readonly seq: number
  readonly hash: string
  /** When the entry was made. */
  readonly at: Instant
}

/** Entries without a checkpoint whose five minutes began before an instant, oldest first; at most about `limit`. */
export async function listGrown(store: Store, before: Instant, limit: number): Promise<GrownRow[]> {
  const perShard = Math.ceil(limit / GROWN_SHARDS)
  const pages = await Promise.all(
    Array.from({ length: GROWN_SHARDS }, (_, shard) =>
      store.query<GrownRow>({ pk: grownPartition(shard), between: ['0', before], limit: perShard }),
    ),
  )
  return pages.flatMap(({ items }) => items).sort((one, other) => (one.at < other.at ? -1 : 1))
}

export const findGrown = (store: Store, id: Id, { seq, at }: AuditEntry): Promise<GrownRow | undefined> =>
  store.find<GrownRow>(grownKey(id, seq, at))

export type AuditRow = Item & { readonly entry: AuditEntry & JsonObject }

const storyPartition = ({ position, part }: StoryOf): string => `story-${part}#${position}`

/**
 * The keys by which a position's story finds an entry: in order of time. None where it is in nobody's.
 *
 * @param about the position the thing belongs to, by its head
 */
export function storyKeys(id: Id, entry: Pick<AuditEntry, 'seq' | 'at' | 'grant' | 'what'>, about: unknown) {
  const story = inWhoseStory(entry, about)
  if (story === undefined) return {}
  return { gsi1pk: storyPartition(story), gsi1sk: `${entry.at}#${id}#${String(entry.seq).padStart(8, '0')}` }
}

/** An entry of a position's story: which thing it is of, and where in the order of time it stands. */
export interface ToldEntry {
  readonly order: string
  readonly id: Id
  readonly entry: AuditEntry
}

/** Entries in a position's story between two places of its order, both included; newest first. */
export async function listStory(
  store: Store,
  of: StoryOf,
  between: readonly [string, string],
  limit: number,
): Promise<{ readonly items: ToldEntry[]; readonly hasMore: boolean }> {
  const { items, next } = await store.query<AuditRow & { readonly gsi1sk: string }>({
    ...{ index: 'gsi1', pk: storyPartition(of), between, backwards: true, limit },
  })
  const told = items.map(({ gsi1sk: order, entry }) => ({ order, id: order.split('#')[1] ?? '', entry }))
  return { items: told, hasMore: next !== undefined }
}

/** The entries among the rows of a case, in the order of the rows. */
export const entriesIn = (rows: readonly Item[]): AuditEntry[] =>
  rows.filter(({ sk }) => sk.startsWith(AUDIT)).map((row) => (row as AuditRow).entry)

/** Entries of a chain from `after` on, oldest first. */
export async function listEntriesByAggregate(
  store: Store,
  id: Id,
  page: { readonly limit?: number; readonly after?: string } = {},
): Promise<Page<AuditEntry>> {
  const rows = await store.query<AuditRow>({ pk: partitionOf(id), beginsWith: AUDIT, ...page })
  return { ...rows, items: rows.items.map(({ entry }) => entry) }
}

/** The whole chain, each entry with the number in its key. */
export async function listLinks(store: Store, id: Id): Promise<Link[]> {
  const { items } = await store.query<AuditRow>({ pk: partitionOf(id), beginsWith: AUDIT })
  return items.map(({ sk, entry }) => ({ seq: Number(sk.slice(AUDIT.length)), entry }))
}

/** The head of exactly this thing: ids that only share its key name nothing. */
export async function findHead(store: Store, id: Id): Promise<HeadRow | undefined> {
  const head = await store.find<HeadRow>(headKey(id))
  return head?.id === id ? head : undefined
}
