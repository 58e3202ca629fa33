import { partitionOf } from '../audit-trail/audit-trail.store.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act } from '../platform/act.ts'
import type { Key, Store } from '../platform/store.ts'
import { findChange } from './change.store.ts'

/**
 * Something a machine saw while a change was at work, for its story. It changes nothing else, and no version. None where
 * there is no such change, or the same was noted before.
 *
 * @param key tells it from everything else that may be noted: letters, digits, `-`, `_`, `#`
 */
export async function noteOnChange(
  store: Store,
  id: Id,
  key: string,
  text: string,
  now: Instant,
): Promise<readonly Act[]> {
  const seen: Key = { pk: partitionOf(id), sk: `noted#${key}` }
  const [head, before] = await Promise.all([findChange(store, id), store.find(seen)])
  if (head === undefined || before !== undefined) return []
  return [
    {
      before: head,
      head,
      bumpsVersion: false,
      at: now,
      did: 'change.commented',
      by: byClock,
      personal: { comment: text },
      rows: [{ put: { ...seen, at: now }, if: 'absent' }],
    },
  ]
}
