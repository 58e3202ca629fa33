/**
 * Questions these rows answer
 *
 * | question                                   | row or index                                   |
 * |--------------------------------------------|------------------------------------------------|
 * | a swap: state, obligation, story           | `agg#<key>`, read backwards                    |
 * | swaps somebody asked for, newest first     | gsi1 `on-call-swaps-by#<person>` / `<its id>`  |
 * | swaps somebody is asked for, newest first  | gsi2 `on-call-swaps-to#<person>` / `<its id>`  |
 */
import { entriesIn } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import { InvalidCursorError, type Store } from '../platform/store.ts'
import type { Swap, SwapHead } from './swap.ts'

export const headOfSwap = (swap: Swap): HeadFields => ({
  ...asJson(swap),
  gsi1pk: `on-call-swaps-by#${swap.giver}`,
  gsi1sk: orderOf(swap),
  gsi2pk: `on-call-swaps-to#${swap.receiver}`,
  gsi2sk: orderOf(swap),
})

export const swapAfter = headAfterAct<SwapHead>

export interface WholeSwap {
  readonly head: SwapHead
  readonly standing: Standing
  /** Oldest first. */
  readonly story: readonly AuditEntry[]
}

export async function getSwap(store: Store, id: Id): Promise<WholeSwap> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('swap')
  return { head: standing.head as SwapHead, standing, story: entriesIn(rows).reverse() }
}

const orderOf = ({ id }: Pick<Swap, 'id'>): string => id.slice(4)

/** What somebody asked for or is asked for, newest first; `after` is the `next` of the page before. */
export async function listSwapsOf(
  store: Store,
  person: Id,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ readonly items: SwapHead[]; readonly next?: string }> {
  if (after !== undefined && !/^[0-9A-HJKMNP-TV-Z]{26}$/.test(after)) {
    throw new InvalidCursorError('not a cursor of this list')
  }
  const page = { backwards: true, limit: limit + 1, between: ['0', after ?? '~'] as const }
  const found = await Promise.all([
    store.query<SwapHead>({ index: 'gsi1', pk: `on-call-swaps-by#${person}`, ...page }),
    store.query<SwapHead>({ index: 'gsi2', pk: `on-call-swaps-to#${person}`, ...page }),
  ])
  const inOrder = found
    .flatMap(({ items }) => items)
    .filter((each) => after === undefined || orderOf(each) < after)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
  const items = inOrder.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(inOrder.length <= limit || last === undefined ? {} : { next: orderOf(last) }) }
}
