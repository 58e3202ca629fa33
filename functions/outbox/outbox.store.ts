/**
 * Questions these rows answer, beside those in platform/outbox.ts
 *
 * | question                               | row                          |
 * |----------------------------------------|------------------------------|
 * | what was given up, oldest first        | `parked` / `<id>`            |
 * | how far a bundle has come              | `bundles#<shard>` / `<bundle>#<person>#!` |
 * | does mail go out                       | `health` / `mail`            |
 * | is this table the one we wrote last    | `epoch` / `epoch`            |
 */
import type { Id } from '../kernel/ids.ts'
import { type Instant, MINUTE, plusMillis, SECOND } from '../kernel/instant.ts'
import type { Effect, PageChannel } from '../platform/effect.ts'
import {
  bundlePartition,
  bundlePrefix,
  OUTBOX_SHARDS,
  type OutboxRow,
  outboxPartition,
  PAGES,
  shardOf,
} from '../platform/outbox.ts'
import type { Item, Key, Page, Store } from '../platform/store.ts'

/** A fresh row is the kick's; the sweeper takes it when it lies for longer than this. */
export const FRESH_FOR = MINUTE
/** How long the oldest mail of a bundle waits for others. */
export const COLLECT_FOR = 30 * SECOND

/** One message to somebody by one channel, and the next no sooner. */
export const PAGE_EVERY = MINUTE

const PARKED = 'parked'
const LAST = '~'
const STATE = '!'
const MOST_MAILS_TOGETHER = 500
/** What is left over waits a minute more, even if it is graver. */
const MOST_PAGES_TOGETHER = 1000
const NEVER_LATER: Instant = '1970-01-01T00:00:00.000Z'

/** An effect that was given up, until somebody redrives it. */
export type ParkedRow = Item & {
  readonly id: Id
  readonly effect: Effect
  readonly also?: OutboxRow['also']
  readonly at: Instant
  readonly tries: number
  readonly error: string
  readonly parkedAt: Instant
}

export const parkedKey = (id: Id): Key => ({ pk: PARKED, sk: id })

export const parkedRow = (row: OutboxRow, tries: number, error: string, now: Instant): ParkedRow => {
  const { effect, also, at } = row
  const id = idIn(row)
  return { ...parkedKey(id), id, effect, ...(also === undefined ? {} : { also }), at, tries, error, parkedAt: now }
}

export const listParked = (store: Store, page: { limit: number; after?: string }): Promise<Page<ParkedRow>> =>
  store.query<ParkedRow>({ pk: PARKED, ...page })

/** The next ones behind an id, from the oldest on without one. */
export async function listParkedAfter(store: Store, after: Id | undefined, limit: number): Promise<ParkedRow[]> {
  const from = after === undefined ? '0' : `${after}${LAST}`
  const { items } = await store.query<ParkedRow>({ pk: PARKED, between: [from, LAST], limit })
  return items
}

/** Rows whose time has come, shard by shard, oldest first. `after` holds where each shard's last page ended. */
export async function listDue(
  store: Store,
  now: Instant,
  after: ReadonlyMap<number, string> = new Map(),
): Promise<{ rows: OutboxRow[]; next: Map<number, string> }> {
  const shards = after.size === 0 ? shardNumbers : [...after.keys()]
  const next = new Map<number, string>()
  const pages = await Promise.all(
    shards.map(async (shard) => {
      const from = after.get(shard)
      // `$` follows `#`: everything due until now, whatever its id.
      const range = { pk: outboxPartition(shard), between: ['0', `${now}$`] as const, limit: 100 }
      const page = await store.query<OutboxRow>(from === undefined ? range : { ...range, after: from })
      if (page.next !== undefined) next.set(shard, page.next)
      return page.items
    }),
  )
  return { rows: pages.flat().sort(byAge), next }
}

const byAge = (one: OutboxRow, other: OutboxRow): number => (one.sk < other.sk ? -1 : one.sk > other.sk ? 1 : 0)
const shardNumbers = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => shard)

/** The first row of every bundle, its state or its oldest mail: one query each, however much it holds. */
export async function listBundles(store: Store): Promise<OutboxRow[]> {
  const shards = await Promise.all(
    shardNumbers.map(async (shard) => {
      const found: OutboxRow[] = []
      for (let from = '0'; ; ) {
        const page = await store.query<OutboxRow>({ pk: bundlePartition(shard), between: [from, LAST], limit: 1 })
        const first = page.items[0]
        if (first === undefined) return found
        found.push(first)
        from = `${prefixOfBundle(first)}${LAST}`
      }
    }),
  )
  return shards.flat()
}

/** What waits for one person under one name, oldest first, and how far sending it has come. */
export interface Bundle {
  readonly state: BundleState
  readonly rows: readonly OutboxRow[]
}

/** Exists from the first try to send a bundle until it is sent. Its key sorts before those of the mails. */
export type BundleState = Item & Pick<OutboxRow, 'id' | 'leasedUntil' | 'leasedBy' | 'notBefore'> & { tries?: number }

/** A bundle, from any row of it. */
export async function findBundle(store: Store, row: Key): Promise<Bundle> {
  const beginsWith = prefixOfBundle(row)
  const limit = isPage(row) ? MOST_PAGES_TOGETHER : MOST_MAILS_TOGETHER
  const { items } = await store.query<OutboxRow>({ pk: row.pk, beginsWith, limit })
  const rows = items.filter((each) => !isState(each))
  const state = items.find(isState) ?? { pk: row.pk, sk: `${beginsWith}${STATE}`, id: rows[0]?.id ?? '' }
  return { state, rows }
}

/** No sooner may this bundle go out; however much it holds, one row is read. Long ago, when nothing holds it up. */
export async function restsUntil(store: Store, row: Key): Promise<Instant> {
  const state = await store.find<BundleState>({ pk: row.pk, sk: `${prefixOfBundle(row)}${STATE}` })
  return state?.notBefore ?? NEVER_LATER
}

/**
 * Somebody was told of something by a channel a moment ago: what else there is to tell them goes out then, as one message.
 * Undefined when nothing holds it up, or when it is held up because the channel does not work.
 */
export async function pagesGoOutAt(store: Store, to: Id, channel: PageChannel): Promise<Instant | undefined> {
  const sk = `${bundlePrefix(`${PAGES}${channel}`, to)}${STATE}`
  const state = await store.find<BundleState>({ pk: bundlePartition(shardOf(to)), sk })
  return (state?.tries ?? 0) > 0 ? undefined : state?.notBefore
}

const isState = ({ sk }: Key): boolean => sk.endsWith(STATE)

export const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

export const isBundled = ({ pk }: Key): boolean => pk.startsWith('bundles#')

/** A page, or how far the pages to somebody have come. */
export const isPage = ({ pk, sk }: Key): boolean => isBundled({ pk, sk }) && sk.startsWith(PAGES)

/** The id of an effect stands at the end of its key. */
export const idIn = ({ sk }: Key): Id => sk.slice(sk.lastIndexOf('#') + 1)

/** Sort keys of one bundle begin so; from any row of it. */
export function prefixOfBundle({ sk }: Key): string {
  const [bundle = '', person = ''] = sk.split('#')
  return bundlePrefix(bundle, person)
}

/** When a row of the outbox is to be performed, if no kick does it before. Reads only the key of a row it cannot trust. */
export function dueAtOf(row: OutboxRow): Instant {
  const written = /\d{4}-\d\d-\d\dT[\d:.]{12}Z/.exec(row.sk)?.[0] ?? NEVER_LATER
  const ready = isBundled(row)
    ? (row.notBefore ?? (isState(row) ? NEVER_LATER : plusMillis(written, isPage(row) ? PAGE_EVERY : COLLECT_FOR)))
    : row.tries > 0
      ? written
      : plusMillis(written, FRESH_FOR)
  return row.leasedUntil !== undefined && row.leasedUntil > ready ? row.leasedUntil : ready
}

/** The earliest instant at which the sweeper finds something to do. */
export async function findNextDue(store: Store): Promise<Instant | undefined> {
  const pages = shardNumbers.map((shard) => store.query<OutboxRow>({ pk: outboxPartition(shard), limit: 100 }))
  const rows = [...(await Promise.all(pages)).flatMap(({ items }) => items), ...(await listBundles(store))]
  return rows.map(dueAtOf).sort()[0]
}
