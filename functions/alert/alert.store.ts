/**
 * Questions these rows answer
 *
 * | question                                       | row or index                                                  |
 * |------------------------------------------------|---------------------------------------------------------------|
 * | an alert, from what it is grouped by           | `agg#<key of its derived id>` / `head`                        |
 * | how much came in, how many parts fire          | `agg#<key>` / `tally`: `count`, `number` (added to)           |
 * | how does one thing of a source stand           | `alert-part#<hash of source and fingerprint>` / `part`        |
 * | what is an alert made of                       | gsi1 `alert-parts#<alert>` / `<since>`                        |
 * | all alerts, newest first                       | gsi1 `alerts` / `<fired at>`                                  |
 * | alerts that fire, or have ended, newest first  | gsi2 `alerts#<status>` / `<fired at>`                         |
 * | alerts of a source, newest first               | gsi3 `alerts-of#<source>` / `<fired at>`                      |
 * | what is to be looked at again                  | gsi1 `alert-look#<shard>` / `<when>#<id>`: `agg#<key>`/`look` |
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, instantOf } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadFields } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import type { Alert, AlertHead, AlertStatus, Part, Tally } from './alert.ts'
import { fingerprintOf } from './formats/fingerprint.ts'

export const LOOK_SHARDS = 4
export const lookPartition = (shard: number): string => `alert-look#${shard}`
export const lookKeys = (id: Id, at: Instant) => ({
  gsi1pk: lookPartition(id.charCodeAt(id.length - 1) % LOOK_SHARDS),
  gsi1sk: `${at}#${id}`,
})

/** The id of what is grouped by these facts, born at this instant. */
export const alertIdOf = (facts: readonly string[], at: Instant): Id => derivedId('alt', at, 'alert', ...facts)

/** The fields of a head, with the keys by which lists find it. */
export function headOf(alert: Alert): HeadFields {
  return {
    ...asJson(alert),
    gsi1pk: 'alerts',
    gsi1sk: alert.firedAt,
    gsi2pk: `alerts#${alert.status}`,
    gsi2sk: alert.firedAt,
    gsi3pk: `alerts-of#${alert.source}`,
    gsi3sk: alert.firedAt,
  }
}

/** When it is looked at again, or that it need not be: the row stays, and is in no list. */
export function lookRows(before: Pick<Alert, 'lookAt'> | undefined, { id, lookAt }: Alert): Write[] {
  if (before?.lookAt === lookAt) return []
  const key = { pk: partitionOf(id), sk: 'look' }
  return [{ put: { ...key, id, ...(lookAt === undefined ? {} : lookKeys(id, lookAt)) } }]
}

/** By its derived id, whose time in front is not known. */
export async function findAlertByKey(store: Store, id: Id): Promise<AlertHead | undefined> {
  return store.find<AlertHead>(headKey(id))
}

export async function getAlert(store: Store, id: Id): Promise<AlertHead> {
  const head = await store.find<AlertHead>(headKey(id))
  if (head?.id !== id) throw new NotFoundError('alert')
  return head
}

export type TallyRow = Item & { readonly count?: number; readonly number?: number }
export const tallyKey = (id: Id): Key => ({ pk: partitionOf(id), sk: 'tally' })
export const tallyOf = (row: TallyRow | undefined): Tally => ({ received: row?.count ?? 0, firing: row?.number ?? 0 })

/** Adds to both; fails when parts began or ended meanwhile, where that was decided on. */
export const addTally = (id: Id, before: Tally, more: { received: number; firing: number }): Write => ({
  update: tallyKey(id),
  add: { count: more.received, ...(more.firing === 0 ? {} : { number: more.firing }) },
  ...(more.firing === 0
    ? {}
    : { if: { number: before.firing === 0 ? { atMost: 0, orAbsent: true as const } : before.firing } }),
})

export type PartRow = Item & Part & { readonly version: number }

export const partKey = (source: Id, fingerprint: string): Key => ({
  pk: `alert-part#${fingerprintOf([source, fingerprint])}`,
  sk: 'part',
})

export const putPart = (before: PartRow | undefined, part: Part): Write => ({
  put: {
    ...partKey(part.source, part.fingerprint),
    ...asJson(part),
    version: (before?.version ?? 0) + 1,
    ...(part.alert === undefined ? {} : { gsi1pk: `alert-parts#${part.alert}`, gsi1sk: part.startsAt }),
  },
  if: before === undefined ? 'absent' : { version: before.version },
})

const MOST_PARTS = 100
export const listParts = async (store: Store, alert: Id, limit = MOST_PARTS): Promise<PartRow[]> =>
  (await store.query<PartRow>({ index: 'gsi1', pk: `alert-parts#${alert}`, backwards: true, limit })).items

export type ListPage = { readonly limit: number; readonly after?: string }
const list = (store: Store, index: 'gsi1' | 'gsi2' | 'gsi3', pk: string, page: ListPage): Promise<Page<AlertHead>> =>
  store.query<AlertHead>({ index, pk, backwards: true, ...page })
export const listAlertsByNewest = (store: Store, page: ListPage) => list(store, 'gsi1', 'alerts', page)
export const listAlertsByStatus = (store: Store, status: AlertStatus, page: ListPage) =>
  list(store, 'gsi2', `alerts#${status}`, page)
export const listAlertsBySource = (store: Store, source: Id, page: ListPage) =>
  list(store, 'gsi3', `alerts-of#${source}`, page)

type LookRow = Item & { readonly id: Id }
const MOST_LOOKS = 50

/** What is due by now: alerts to look at again, heartbeats that were missed; the longest overdue of each shard first. */
export async function listDue(store: Store, now: Instant): Promise<Id[]> {
  const found = await Promise.all(
    Array.from({ length: LOOK_SHARDS }, (_, shard) =>
      store.query<LookRow>({
        index: 'gsi1',
        pk: lookPartition(shard),
        between: [instantOf(0), `${now}~`],
        limit: MOST_LOOKS,
      }),
    ),
  )
  return found.flatMap(({ items }) => items.map(({ id }) => id))
}

/** When something is due next. */
export async function findNextLook(store: Store): Promise<Instant | undefined> {
  const found = await Promise.all(
    Array.from({ length: LOOK_SHARDS }, (_, shard) =>
      store.query<Item>({ index: 'gsi1', pk: lookPartition(shard), limit: 1 }),
    ),
  )
  const firsts = found.flatMap(({ items }) => items.map(({ gsi1sk }) => String(gsi1sk).slice(0, 24)))
  return firsts.toSorted()[0]
}
