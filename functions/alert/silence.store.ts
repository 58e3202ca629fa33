/**
 * Questions these rows answer
 *
 * | question                                       | row or index                                        |
 * |------------------------------------------------|-----------------------------------------------------|
 * | a silence and its story                        | `agg#<key>` / `head`, `aud#…`                       |
 * | which silences hold now, the first to end first| `alert-silences` / `<until>#<id>`                   |
 * | all silences, newest first                     | gsi1 `alert-silences` / `<time of the id>`          |
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadFields } from '../platform/act.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import type { AlertSilence, Holding, SilenceHead } from './silence.ts'

const HOLDING = 'alert-silences'
const END_OF_TIME = '9999'
/** More at once, and nobody could say what is quiet. */
export const MOST_SILENCES = 200

export const headOfSilence = (silence: AlertSilence): HeadFields => ({
  ...asJson(silence),
  gsi1pk: 'alert-silences',
  gsi1sk: silence.id.slice(4, 14),
})

const holdingKey = ({ until, id }: Pick<AlertSilence, 'until' | 'id'>): Key => ({ pk: HOLDING, sk: `${until}#${id}` })

export const putHolding = ({ id, matchers, from, until }: AlertSilence): Write => ({
  put: { ...holdingKey({ id, until }), ...asJson({ id, matchers, from, until }) },
})
export const dropHolding = (silence: Pick<AlertSilence, 'until' | 'id'>): Write => ({ delete: holdingKey(silence) })

/** Those that hold, or will. */
export async function listHolding(store: Store, now: Instant): Promise<Holding[]> {
  const { items } = await store.query<Item & Holding>({ pk: HOLDING, between: [`${now}~`, END_OF_TIME] })
  return items
}

export async function getSilence(store: Store, id: Id): Promise<SilenceHead> {
  const head = await store.find<SilenceHead>(headKey(id))
  if (head?.id !== id) throw new NotFoundError('silence')
  return head
}

type ListPage = { readonly limit: number; readonly after?: string }

/** Those that hold, or will, with their stories; the first to end first. */
export async function listHoldingByEnd(store: Store, now: Instant, page: ListPage): Promise<Page<SilenceHead>> {
  const { items, ...rest } = await store.query<Item & Holding>({
    pk: HOLDING,
    between: [`${now}~`, END_OF_TIME],
    ...page,
  })
  const heads = await store.findMany<SilenceHead>(items.map(({ id }) => headKey(id)))
  return { ...rest, items: heads.filter((head) => head !== undefined) }
}

export const listSilencesByNewest = (store: Store, page: ListPage): Promise<Page<SilenceHead>> =>
  store.query<SilenceHead>({ index: 'gsi1', pk: 'alert-silences', backwards: true, ...page })
