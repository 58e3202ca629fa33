import type { Id } from '../kernel/ids.ts'
import { InvalidCursorError, type Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { listAsks } from './access-review.store.ts'
import { listItems } from './package.store.ts'
import { viewOfItem } from './package.view.ts'
import { rightsOf } from './package-desk.ts'
import type { ItemOut } from './parts.contract.ts'

interface ItemsPage {
  readonly items: ItemOut[]
  readonly nextCursor: string | null
}

/** Every entitlement of a review, package by package. The cursor names the package, and the place in it. */
export async function itemsOfReview(
  store: Store,
  review: Id,
  directory: Directory,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ItemsPage> {
  const packages = (await listAsks(store, review)).map((each) => each.package)
  const [named = packages[0], after] = cursor === undefined ? [] : cursorParts(cursor)
  const first = named === undefined ? -1 : packages.indexOf(named)
  if (cursor !== undefined && first === -1) throw new InvalidCursorError()
  const items: ItemOut[] = []
  let from = after
  for (const [nth, pack] of packages.entries()) {
    if (nth < first) continue
    const found = await listItems(store, pack, {
      limit: limit - items.length,
      ...(from === undefined ? {} : { after: from }),
    })
    from = undefined
    const look = { package: pack, directory, rights: await rightsOf(store, found.items) }
    items.push(...found.items.map((item) => viewOfItem(item, look)))
    if (found.next !== undefined) return { items, nextCursor: `${pack}~${found.next}` }
    const next = packages[nth + 1]
    if (items.length >= limit) return { items, nextCursor: next === undefined ? null : `${next}~` }
  }
  return { items, nextCursor: null }
}

function cursorParts(cursor: string): [string, string | undefined] {
  const at = cursor.indexOf('~')
  if (at === -1) throw new InvalidCursorError()
  const after = cursor.slice(at + 1)
  return [cursor.slice(0, at), after === '' ? undefined : after]
}
