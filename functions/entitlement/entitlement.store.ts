/**
 * Questions these rows answer
 *
 * | question                                             | row or index                                                      |
 * |------------------------------------------------------|-------------------------------------------------------------------|
 * | an entitlement: state, obligations, story            | `agg#<key>`, read backwards                                       |
 * | what does somebody have, or had                      | gsi1 `ent-person#<person>` / `live#…`, `over#<time of the id>`    |
 * | who has something on a system, or one right of it    | gsi2 `ent-system#<system>` / `live#<right>#<id>`, `over#…`        |
 * | entitlements in a status; which ends next            | gsi3 `ent#<status>` / `<until, or time of the id>#<id>`           |
 * | what was given for a position, and is not over       | gsi1 `ent-position#<position>` / `<id>` of the row `live`         |
 * | what is not over, by the risk of its right           | gsi2 `ent-risk#<risk>` / `<id>` of the row `live`                 |
 * | which rights does somebody hold now, for conflicts   | `entitled#<person>` / `right#<right>`, read consistently          |
 * | is that asked for already                            | `entitled#<person>` / `asked#<right>`                             |
 * | what did the system last say of it                   | `agg#<key>` / `reported`                                          |
 */
import { entriesIn, headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, instantOf, millisOf } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { Risk } from '../responsibility/index.ts'
import { type Entitlement, type EntitlementHead, type EntitlementStatus, isLive } from './entitlement.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOf(entitlement: Entitlement): HeadFields {
  const { id, person, system, right, status, until } = entitlement
  const order = id.slice(4, 14)
  const life = isLive(entitlement) ? 'live' : 'over'
  return {
    ...asJson(entitlement),
    gsi1pk: `ent-person#${person}`,
    gsi1sk: `${life}#${order}`,
    gsi2pk: `ent-system#${system}`,
    gsi2sk: `${life}#${right}#${id}`,
    gsi3pk: `ent#${status}`,
    gsi3sk: status === 'active' ? `${until}#${id}` : `${order}#${id}`,
  }
}

const liveKey = (id: Id) => ({ pk: partitionOf(id), sk: 'live' })
const reportedKey = (id: Id) => ({ pk: partitionOf(id), sk: 'reported' })
const entitledPartition = (person: Id): string => `entitled#${person}`
const rightKey = (person: Id, right: Id) => ({ pk: entitledPartition(person), sk: `right#${right}` })
const askedKey = (person: Id, right: Id) => ({ pk: entitledPartition(person), sk: `asked#${right}` })

/** Found by the position it was given for, and by its risk, as long as it is not over. */
export const putLive = ({ id, position, risk }: Entitlement): Write => ({
  put: {
    ...liveKey(id),
    id,
    gsi1pk: `ent-position#${position}`,
    gsi1sk: id,
    gsi2pk: `ent-risk#${risk}`,
    gsi2sk: id,
  },
})
/** It is over, and in no list of those that are not. */
export const removeLive = ({ id }: Entitlement): Write => ({ put: liveKey(id) })

/** Somebody asks for a right: once at a time. */
export const putAsked = ({ person, right, id }: Entitlement): Write => ({
  put: { ...askedKey(person, right), id },
  if: 'absent',
})
export const removeAsked = ({ person, right }: Entitlement): Write => ({ delete: askedKey(person, right) })

/** From its approval on somebody counts as having a right. One that is replaced is named. */
export const putEntitled = ({ person, right, id }: Entitlement, instead: Id | undefined): Write => ({
  put: { ...rightKey(person, right), id },
  if: instead === undefined ? 'absent' : { id: instead },
})
/** By whichever entitlement somebody holds a right, or by none: it stays so in the transaction. */
export const stillHeldBy = ({ person, right }: Entitlement, holder: Id | undefined): Write => ({
  check: rightKey(person, right),
  if: holder === undefined ? 'absent' : { id: holder },
})
/** It is not over in the transaction. */
export const isStillLive = ({ id }: Entitlement): Write => ({ check: liveKey(id), if: { id } })
/** Unless another has taken its place meanwhile. */
export const removeEntitled = ({ person, right, id }: Entitlement): Write => ({
  delete: rightKey(person, right),
  if: { id },
})
/** As long as this holds in a transaction, nobody else gives the person this right at the same time. */
export const hasNot = (person: Id, right: Id): Write => ({ check: rightKey(person, right), if: 'absent' })

/** What somebody holds and asks for now: right to entitlement. */
export interface Holding {
  readonly has: ReadonlyMap<Id, Id>
  readonly asks: ReadonlyMap<Id, Id>
}

/** One consistent read. */
export async function holdingOf(store: Store, person: Id): Promise<Holding> {
  const { items } = await store.query<Item & { id: Id }>({ pk: entitledPartition(person) })
  const of = (kind: string) =>
    new Map(items.filter(({ sk }) => sk.startsWith(kind)).map(({ sk, id }) => [sk.slice(kind.length), id]))
  return { has: of('right#'), asks: of('asked#') }
}

/** What a system said of it when it last reported. */
export interface Reported {
  readonly reportedAt: Instant
  readonly lastUsedAt?: Instant
}
export const putReported = (id: Id, reported: Reported): Write => ({ put: { ...reportedKey(id), ...reported } })

/** The head as it will stand once the act is committed. */
export const headAfter = headAfterAct<EntitlementHead>

/** An entitlement with what hangs on it. */
export interface WholeEntitlement {
  readonly head: EntitlementHead
  readonly standing: Standing
  readonly reported?: Reported
  /** The newest entries of its audit trail, oldest first. */
  readonly story: readonly AuditEntry[]
}

/** Everything of an entitlement in one consistent read. */
export async function getEntitlement(store: Store, id: Id): Promise<WholeEntitlement> {
  return wholeEntitlement(id, await rowsOfCase(store, id))
}

/** The same, from rows that were read for somebody else. */
export function wholeEntitlement(id: Id, rows: readonly Item[]): WholeEntitlement {
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('entitlement')
  const reported = rows.find(({ sk }) => sk === 'reported') as (Item & Reported) | undefined
  return {
    head: standing.head as EntitlementHead,
    standing,
    ...(reported === undefined ? {} : { reported }),
    story: entriesIn(rows).reverse(),
  }
}

export async function getEntitlementHead(store: Store, id: Id): Promise<EntitlementHead> {
  const head = await store.find<EntitlementHead>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError('entitlement')
  return head
}

export type ListPage = { readonly limit: number; readonly after?: string }
type Listed = Promise<Page<EntitlementHead>>

/** Live ones first, then those that are over; the oldest of each first. */
export const listEntitlementsByPerson = (store: Store, person: Id, page: ListPage): Listed =>
  store.query<EntitlementHead>({ index: 'gsi1', pk: `ent-person#${person}`, ...page })

/** Only live ones of a person. */
export const listLiveByPerson = (store: Store, person: Id, page: ListPage): Listed =>
  store.query<EntitlementHead>({ index: 'gsi1', pk: `ent-person#${person}`, beginsWith: 'live#', ...page })

/** Those that are not over, by right. */
export const listEntitlementsBySystem = (store: Store, system: Id, right: Id | undefined, page: ListPage): Listed =>
  store.query<EntitlementHead>({
    index: 'gsi2',
    pk: `ent-system#${system}`,
    beginsWith: right === undefined ? 'live#' : `live#${right}#`,
    ...page,
  })

/** Active ones by when they end, the soonest first; others by when they were asked for, the newest first. */
export const listEntitlementsByStatus = (store: Store, status: EntitlementStatus, page: ListPage): Listed =>
  store.query<EntitlementHead>({ index: 'gsi3', pk: `ent#${status}`, backwards: status !== 'active', ...page })

/** Active ones whose time is over by an instant, the soonest first. */
export const listEntitlementsEndingBy = (store: Store, by: Instant, page: ListPage): Listed =>
  store.query<EntitlementHead>({
    index: 'gsi3',
    pk: 'ent#active',
    between: ['', `${instantOf(millisOf(by))}~`],
    ...page,
  })

/** Those that are not over and were given for a position. */
export const listEntitlementsByPosition = (store: Store, position: Id, page: ListPage): Listed =>
  byLiveRow(store, 'gsi1', `ent-position#${position}`, page)

/** Those that are not over, by the risk of their right. */
export const listEntitlementsByRisk = (store: Store, risk: Risk, page: ListPage): Listed =>
  byLiveRow(store, 'gsi2', `ent-risk#${risk}`, page)

async function byLiveRow(store: Store, index: 'gsi1' | 'gsi2', pk: string, page: ListPage): Listed {
  const found = await store.query<Item & { id: Id }>({ index, pk, ...page })
  const heads = await store.findMany<EntitlementHead>(found.items.map(({ id }) => headKey(id)))
  return { ...found, items: heads.filter((head) => head !== undefined) }
}
