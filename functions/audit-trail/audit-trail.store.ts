/**
 * Questions these rows answer
 *
 * | question                               | row                                                              |
 * |----------------------------------------|------------------------------------------------------------------|
 * | the chain of an aggregate, in order    | `agg#<key>` / `aud#<seq>`                                        |
 * | where does an aggregate's chain stand  | `agg#<key>` / `head`: `auditSeq`, `auditHash`                    |
 * | which chains grew in these 5 minutes   | `grown#<start of the 5 minutes>#<shard>` / `<aggregate id>`      |
 */
import { aggregateKeyOf, type Id } from '../kernel/ids.ts'
import { type Instant, instantOf, MINUTE, millisOf } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Item, Key, Page, Store } from '../platform/store.ts'
import type { AuditEntry } from './entry.ts'

export const CHECKPOINT_EVERY = 5 * MINUTE
export const GROWN_SHARDS = 4

/** The partition of an aggregate, from any id inside it. */
export const partitionOf = (id: Id): string => `agg#${aggregateKeyOf(id)}`

export const headKey = (id: Id): Key => ({ pk: partitionOf(id), sk: 'head' })

export const auditKey = (id: Id, seq: number): Key => ({
  pk: partitionOf(id),
  sk: `aud#${String(seq).padStart(8, '0')}`,
})

/** Start of the five minutes an instant belongs to. */
export const checkpointSlot = (at: Instant): Instant =>
  instantOf(Math.floor(millisOf(at) / CHECKPOINT_EVERY) * CHECKPOINT_EVERY)

/** The row that says a chain has grown. Sharded by the id, so that no key is hot. */
export function grownKey(id: Id, at: Instant): Key {
  const shard = id.charCodeAt(id.length - 1) % GROWN_SHARDS
  return { pk: `grown#${checkpointSlot(at)}#${shard}`, sk: id }
}

export type AuditRow = Item & Key & AuditRowFields
type AuditRowFields = { readonly entry: AuditEntry & Item[string] }

/** Entries of a chain from `after` on, oldest first. */
export async function listEntriesByAggregate(
  store: Store,
  id: Id,
  page: { readonly limit?: number; readonly after?: string } = {},
): Promise<Page<AuditEntry>> {
  const rows = await store.query<AuditRow>({ pk: partitionOf(id), beginsWith: 'aud#', ...page })
  return { ...rows, items: rows.items.map(({ entry }) => entry) }
}

export const findHead = (store: Store, id: Id): Promise<HeadRow | undefined> => store.find<HeadRow>(headKey(id))
