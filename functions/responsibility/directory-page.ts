import type { Id } from '../kernel/ids.ts'
import { InvalidCursorError } from '../platform/store.ts'

/** What a list is ordered by; equals are ordered by id. */
export type OrderKey = readonly string[]

const collator = new Intl.Collator('zh-CN')

/** Names as Chinese dictionaries order them: by pronunciation. */
export function inOrder<Thing extends { readonly id: Id }>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => OrderKey,
): Thing[] {
  return [...things]
    .map((thing) => ({ thing, key: [...keyOf(thing), thing.id] }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ thing }) => thing)
}

/**
 * A page of a list that lies in memory. The cursor is the key of the last thing shown, so that a page goes on at the
 * right place although things come, go or change their names meanwhile. Throws {@link InvalidCursorError}.
 *
 * @param list the list's name: a cursor of another list is refused
 * @param ordered by {@link inOrder} with the same `keyOf`
 */
export function pageOfDirectory<Thing extends { readonly id: Id }, Out>(
  list: string,
  ordered: readonly Thing[],
  keyOf: (thing: Thing) => OrderKey,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  view: (thing: Thing) => Out,
): { items: Out[]; nextCursor: string | null } {
  const fullKey = (thing: Thing): OrderKey => [...keyOf(thing), thing.id]
  const last = cursor === undefined ? undefined : keyInCursor(list, cursor)
  const first = last === undefined ? 0 : ordered.findIndex((thing) => compare(fullKey(thing), last) > 0)
  const page = first === -1 ? [] : ordered.slice(first, first + limit)
  const end = page.at(-1)
  const hasMore = end !== undefined && first + page.length < ordered.length
  return { items: page.map(view), nextCursor: hasMore ? cursorAt(list, fullKey(end)) : null }
}

/** By every part in turn; strings that sort alike are told apart by their code points, so the order is total. */
function compare(a: OrderKey, b: OrderKey): number {
  for (let part = 0; part < Math.max(a.length, b.length); part += 1) {
    const [left = '', right = ''] = [a[part], b[part]]
    if (left === right) continue
    const order = collator.compare(left, right)
    return order === 0 ? (left < right ? -1 : 1) : order
  }
  return 0
}

const cursorAt = (list: string, key: OrderKey): string =>
  Buffer.from(JSON.stringify([list, ...key])).toString('base64url')

function keyInCursor(list: string, cursor: string): OrderKey {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length > 1 && parts.every((part) => typeof part === 'string')) {
      const [owner, ...key] = parts as string[]
      if (owner === list) return key
    }
  } catch (cause) {
    throw new InvalidCursorError('not a cursor', { cause })
  }
  throw new InvalidCursorError('a cursor of another list')
}
