import { auditKey } from '../../../functions/audit-trail/audit-trail.store.ts'
import { type AuditEntry, FIRST_PREVIOUS, hashOf } from '../../../functions/audit-trail/entry.ts'
import { aggregateKeyOf, type Id } from '../../../functions/kernel/ids.ts'
import type { Json, JsonObject } from '../../../functions/kernel/json.ts'
import type { Item } from '../../../functions/platform/store.ts'
import type { MemoryStore } from '../../support/memory-store.ts'

const partitionOf = (id: Id): string => `agg#${aggregateKeyOf(id)}`
export const rowsOf = (store: MemoryStore, id: Id): Item[] => store.dump().filter(({ pk }) => pk === partitionOf(id))

/** Changes one row of an aggregate behind everybody's back. */
export async function rewrite(
  store: MemoryStore,
  id: Id,
  sk: string,
  change: (row: Item) => { readonly [field: string]: Json | undefined },
): Promise<void> {
  const row = rowsOf(store, id).find((each) => each.sk.startsWith(sk))
  if (row === undefined) throw new Error(`no row ${sk} of ${id}`)
  await store.write({ put: { ...row, ...change(row) } })
}

/** Changes the open obligation of a case. */
export async function rewriteOwed(
  store: MemoryStore,
  id: Id,
  change: (row: Item) => { readonly [field: string]: Json | undefined },
): Promise<void> {
  const row = rowsOf(store, id).find(({ sk, status }) => sk.startsWith('obl#') && status === 'open')
  if (row === undefined) throw new Error(`${id} owes nothing`)
  await store.write({ put: { ...row, ...change(row) } })
}

/** Tells the story of an aggregate otherwise, so that every hash fits again: as whoever holds the table could. */
export async function retell(store: MemoryStore, id: Id, told: (entry: AuditEntry) => AuditEntry): Promise<void> {
  let previous = FIRST_PREVIOUS
  for (const row of rowsOf(store, id).filter(({ sk }) => sk.startsWith('aud#'))) {
    const { hash: _, ...open } = { ...told(row.entry as unknown as AuditEntry), previous }
    const entry = { ...open, hash: hashOf(id, open) }
    previous = entry.hash
    await store.write({ put: { ...auditKey(id, entry.seq), entry: entry as unknown as JsonObject } })
  }
  await rewrite(store, id, 'head', () => ({ auditHash: previous }))
}
