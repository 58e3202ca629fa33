/**
 * | question                               | row                                                     |
 * |----------------------------------------|---------------------------------------------------------|
 * | a page, and what became of it          | `pages#<case>` / `pag#<id>`, `pag#<id>#<channel>`       |
 *
 * Beside their case, which is read as a whole all the time: of some incident somebody is paged every five minutes for days.
 */
import type { Id } from '../kernel/ids.ts'
import { earliest, type Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { pagesGoOutAt } from '../outbox/index.ts'
import type { PageChannel } from '../platform/effect.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'
import type { Delivery, Page } from './page.ts'

const pagesOf = (caseId: Id): string => `pages#${caseId}`

const pageKey = (caseId: Id, page: Id): Key => ({ pk: pagesOf(caseId), sk: `pag#${page}` })
const deliveryKey = (caseId: Id, page: Id, channel: PageChannel): Key => ({
  pk: pagesOf(caseId),
  sk: `pag#${page}#${channel}`,
})

export const putPage = (page: Page): Write => ({ put: { ...pageKey(page.caseId, page.id), ...asJson(page) } })

export const findPages = (store: Store, pages: readonly { caseId: Id; page: Id }[]) =>
  store.findMany<Item & Page>(pages.map(({ caseId, page }) => pageKey(caseId, page)))

/** A channel took it, did not, or there was nothing to say any more. The last word counts. */
export const putDelivery = (
  caseId: Id,
  page: Id,
  channel: PageChannel,
  state: Exclude<Delivery['state'], 'waiting'>,
  at: Instant,
): Write => ({ put: { ...deliveryKey(caseId, page, channel), channel, state, at } })

/** When a page goes out that waits, because whoever it is for was told of something else a moment ago; else undefined. */
export async function goesOutAt(store: Store, caseId: Id, page: Id): Promise<Instant | undefined> {
  const found = (await findPages(store, [{ caseId, page }]))[0]
  if (found === undefined) return undefined
  const at = await Promise.all(found.channels.map((channel) => pagesGoOutAt(store, found.to, channel)))
  return earliest(at.filter((each) => each !== undefined))
}

/** What has become of a page, by channel. */
export async function pageStateOf(store: Store, caseId: Id, page: Id): Promise<readonly Delivery[]> {
  const { items } = await store.query<Item>({ pk: pagesOf(caseId), beginsWith: `pag#${page}` })
  const told = items.filter(({ sk }) => sk.startsWith(`pag#${page}#`)) as unknown as readonly Delivery[]
  const asked = (items.find(({ sk }) => sk === `pag#${page}`) as (Item & Page) | undefined)?.channels ?? []
  return asked.map((channel) => {
    const known = told.find((each) => each.channel === channel)
    return known === undefined ? { channel, state: 'waiting' } : { channel, state: known.state, at: known.at ?? '' }
  })
}

/** The same of a page that goes by one channel only. Not written yet is waiting. */
export async function sendStateOf(store: Store, caseId: Id, page: Id): Promise<Delivery['state']> {
  const [only] = await pageStateOf(store, caseId, page)
  return only?.state ?? 'waiting'
}
