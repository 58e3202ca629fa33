import { headKey } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Store } from '../platform/store.ts'

/** Several things as they stand now, by id; at most 100. What only shares the key of one is not it. */
export async function findHeads(store: Store, ids: ReadonlySet<Id>): Promise<ReadonlyMap<Id, HeadRow>> {
  if (ids.size === 0) return new Map()
  const asked = [...ids]
  const heads = await store.findMany<HeadRow>(asked.map(headKey))
  return new Map(
    heads.flatMap((head, nth) => (head !== undefined && head.id === asked[nth] ? [[head.id, head] as const] : [])),
  )
}
