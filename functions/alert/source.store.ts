/**
 * Questions these rows answer
 *
 * | question                                | row or index                                    |
 * |-----------------------------------------|-------------------------------------------------|
 * | a source, a heartbeat and its story     | `agg#<key>` / `head`, `aud#…`                   |
 * | all sources, by name                    | gsi1 `alert-sources` / `<name>#<id>`            |
 * | all heartbeats, by name                 | gsi1 `heartbeats` / `<name>#<id>`               |
 * | when did it call, when is it missed     | `agg#<key>` / `beat`                            |
 * | which heartbeats are missed by now      | gsi1 `alert-look#<shard>` / `<when>#<id>`: `beat`|
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadFields } from '../platform/act.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import { lookKeys } from './alert.store.ts'
import type { BeatRow, Heartbeat, HeartbeatHead } from './heartbeat.ts'
import type { AlertSource, SourceHead } from './source.ts'

const SOURCES = 'alert-sources'
const HEARTBEATS = 'heartbeats'
/** Of either; what is more is a matter of fewer, broader ones. */
export const MOST_SOURCES = 200

export const headOfSource = (source: AlertSource): HeadFields => ({
  ...asJson(source),
  gsi1pk: SOURCES,
  gsi1sk: `${source.name}#${source.id}`,
})

export const headOfHeartbeat = (heartbeat: Heartbeat): HeadFields => ({
  ...asJson(heartbeat),
  gsi1pk: HEARTBEATS,
  gsi1sk: `${heartbeat.name}#${heartbeat.id}`,
})

const found = async <Head extends Item & { readonly id: Id }>(store: Store, id: Id): Promise<Head | undefined> => {
  const head = await store.find<Head>(headKey(id))
  return head?.id === id ? head : undefined
}
export const findSource = (store: Store, id: Id): Promise<SourceHead | undefined> => found<SourceHead>(store, id)
export const findHeartbeat = (store: Store, id: Id): Promise<HeartbeatHead | undefined> =>
  found<HeartbeatHead>(store, id)

export async function getSource(store: Store, id: Id): Promise<SourceHead> {
  const head = await findSource(store, id)
  if (head === undefined) throw new NotFoundError('alert source')
  return head
}
export async function getHeartbeat(store: Store, id: Id): Promise<HeartbeatHead> {
  const head = await findHeartbeat(store, id)
  if (head === undefined) throw new NotFoundError('heartbeat')
  return head
}

type ListPage = { readonly limit: number; readonly after?: string }
export const listSourcesByName = (store: Store, page: ListPage): Promise<Page<SourceHead>> =>
  store.query<SourceHead>({ index: 'gsi1', pk: SOURCES, ...page })
export const listHeartbeatsByName = (store: Store, page: ListPage): Promise<Page<HeartbeatHead>> =>
  store.query<HeartbeatHead>({ index: 'gsi1', pk: HEARTBEATS, ...page })

const beatKey = (id: Id): Key => ({ pk: partitionOf(id), sk: 'beat' })

/** When it called last, and when it is missed; absent: nobody waits for it. Fails when it was written meanwhile. */
export const putBeat = (
  before: BeatRow | undefined,
  { id, dueAt, lastAt }: Pick<BeatRow, 'id' | 'dueAt' | 'lastAt'>,
): Write => ({
  put: {
    ...beatKey(id),
    id,
    count: (before?.count ?? 0) + 1,
    ...(lastAt === undefined ? {} : { lastAt }),
    ...(dueAt === undefined ? {} : { dueAt, ...lookKeys(id, dueAt) }),
  },
  if: before === undefined ? 'absent' : { count: before.count },
})

export const findBeat = (store: Store, id: Id): Promise<BeatRow | undefined> => store.find<BeatRow>(beatKey(id))
export const findBeats = (store: Store, ids: readonly Id[]): Promise<(BeatRow | undefined)[]> =>
  store.findMany<BeatRow>(ids.map(beatKey))

type LastRow = Item & { readonly at: Instant }
const lastKey = (source: Id): Key => ({ pk: partitionOf(source), sk: 'last' })

/** When something of it was looked at last. */
export const putLast = (source: Id, at: Instant): Write => ({ put: { ...lastKey(source), at } })
export const findLast = async (store: Store, sources: readonly Id[]): Promise<(Instant | undefined)[]> =>
  (await store.findMany<LastRow>(sources.map(lastKey))).map((row) => row?.at)

type SubscriptionRow = Item & { readonly url: string }
const subscriptionKey = (source: Id): Key => ({ pk: partitionOf(source), sk: 'subscription' })

/** Where AWS wants to be told that its notifications are wanted. */
export const putSubscription = (source: Id, url: string): Write => ({ put: { ...subscriptionKey(source), url } })
export const findSubscription = async (store: Store, source: Id): Promise<string | undefined> =>
  (await store.find<SubscriptionRow>(subscriptionKey(source)))?.url
