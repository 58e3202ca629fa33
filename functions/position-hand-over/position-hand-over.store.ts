/**
 * Questions these rows answer
 *
 * | question                                        | row or index                                                     |
 * |-------------------------------------------------|------------------------------------------------------------------|
 * | a hand-over: state, content, obligations, story | `agg#<key>`, read backwards: `obl#`, `head`, `exec`, `content#…` |
 * | hand-overs of a position                        | gsi1 `hand-overs-of#<position>` / `<id>`                         |
 * | which are open                                  | gsi2 `hand-overs#open` / `<id>`                                  |
 * | those somebody gives or receives, or gave up    | `hands-over#<person>` / `<id>`, then their heads                 |
 * | is one's position being handed over, or was it  | `handed-over#<position>` / `<who had it>`, read consistently     |
 */
import { findHead, headKey, partitionOf } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import type { HeadFields } from '../platform/act.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import type {
  Content,
  EntitlementChoice,
  Knowledge,
  ObligationChoice,
  PositionHandOver,
  PositionHandOverHead,
  Section,
} from './position-hand-over.ts'

/** The fields of a head, with the keys by which lists find it. */
export const headOf = (handOver: PositionHandOver): HeadFields => ({
  ...asJson(handOver),
  gsi1pk: `hand-overs-of#${handOver.position}`,
  gsi1sk: handOver.id,
  ...(handOver.status === 'open' ? { gsi2pk: 'hand-overs#open', gsi2sk: handOver.id } : {}),
})

const CONTENT = 'content#'
const contentKey = (id: Id, what: string): Key => ({ pk: partitionOf(id), sk: `${CONTENT}${what}` })

export const putObligationChoice = (id: Id, choice: ObligationChoice): Write => ({
  put: { ...contentKey(id, `obligation#${choice.obligation}`), ...asJson(choice) },
})
export const putEntitlementChoice = (id: Id, choice: EntitlementChoice): Write => ({
  put: { ...contentKey(id, `entitlement#${choice.entitlement}`), ...asJson(choice) },
})
export const putKnowledge = (id: Id, knowledge: Knowledge): Write => ({
  put: { ...contentKey(id, 'knowledge'), ...asJson(knowledge) },
})

/** Why the receiver sent a part back; until it is prepared again. */
export interface Returned {
  readonly by: Id
  readonly at: Instant
  readonly reason: string
}
export const putReturned = (id: Id, section: Section, returned: Returned): Write => ({
  put: { ...contentKey(id, `returned#${section}`), section, ...returned },
})
/** It is prepared again. */
export const removeReturned = (id: Id, section: Section): Write => ({
  put: { ...contentKey(id, `returned#${section}`) },
})

/** Why it was called off. */
export interface Cancelled {
  /** `onduty` where nobody had to decide: the receiver left. */
  readonly by: Id | 'onduty'
  readonly at: Instant
  readonly reason?: string
}
export const putCancelled = (id: Id, cancelled: Cancelled): Write => ({
  put: { ...contentKey(id, 'cancelled'), ...cancelled },
})

/** A hand-over with everything that hangs on it. */
export interface WholeHandOver {
  readonly head: PositionHandOverHead
  readonly standing: Standing
  readonly content: Content
  readonly returned: Readonly<Partial<Record<Section, Returned>>>
  readonly cancelled: Cancelled | undefined
}

/** Everything of a hand-over in one consistent read. */
export async function getHandOver(store: Store, id: Id): Promise<WholeHandOver> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('position-hand-over')
  return { head: standing.head as PositionHandOverHead, standing, ...contentIn(rows) }
}

/** What the rows of a hand-over keep of its content, in order of time of what is decided on. */
export function contentIn(rows: readonly Item[]): Pick<WholeHandOver, 'content' | 'returned' | 'cancelled'> {
  const named = (what: string) =>
    rows.filter(({ sk }) => sk.startsWith(`${CONTENT}${what}`)).toSorted((one, other) => (one.sk < other.sk ? -1 : 1))
  const returned = named('returned#')
    .filter(({ section }) => section !== undefined)
    .map((row) => fieldsOf(row) as unknown as Returned & { section: Section })
  const [knowledge, cancelled] = [named('knowledge')[0], named('cancelled')[0]]
  return {
    content: {
      obligations: named('obligation#').map((row) => fieldsOf(row) as unknown as ObligationChoice),
      entitlements: named('entitlement#').map((row) => fieldsOf(row) as unknown as EntitlementChoice),
      knowledge: knowledge === undefined ? { items: [] } : (fieldsOf(knowledge) as unknown as Knowledge),
    },
    returned: Object.fromEntries(returned.map(({ section, ...rest }) => [section, rest])),
    cancelled: cancelled === undefined ? undefined : (fieldsOf(cancelled) as unknown as Cancelled),
  }
}

const fieldsOf = ({ pk: _, sk: __, ...fields }: Item) => fields

export async function findHandOverHead(store: Store, id: Id): Promise<PositionHandOverHead | undefined> {
  const head = await findHead(store, id)
  return head?.id === id ? (head as PositionHandOverHead) : undefined
}

export type ListPage = { readonly limit: number; readonly after?: string }

const LISTED = [
  ...(['id', 'position', 'from', 'giver', 'receiver', 'by', 'takesEffectAt', 'status', 'stage'] as const),
  ...(['startedAt', 'closedAt', 'contentHash', 'version'] as const),
] as const satisfies readonly (keyof PositionHandOverHead)[]
export type ListedHandOver = Pick<PositionHandOverHead, (typeof LISTED)[number]>

const list = (store: Store, index: 'gsi1' | 'gsi2', pk: string, page: ListPage): Promise<Page<ListedHandOver>> =>
  store.query<PositionHandOverHead>({ index, pk, backwards: true, fields: LISTED, ...page })

/** Newest first. */
export const listByPosition = (store: Store, position: Id, page: ListPage) =>
  list(store, 'gsi1', `hand-overs-of#${position}`, page)

export const listOpen = (store: Store, page: ListPage) => list(store, 'gsi2', 'hand-overs#open', page)

/** Somebody gives or receives it, or had the position. */
export const putParty = (id: Id, person: Id): Write => ({ put: { pk: `hands-over#${person}`, sk: id, id } })

/** Newest first, as they stand now. */
export async function listByPerson(store: Store, person: Id, page: ListPage): Promise<Page<ListedHandOver>> {
  const found = await store.query<Item & { id: Id }>({ pk: `hands-over#${person}`, backwards: true, ...page })
  const heads = await store.findMany<PositionHandOverHead>(found.items.map(({ id }) => headKey(id)))
  return { ...found, items: heads.filter((head) => head !== undefined) }
}

/** The last hand-over of a position by one person: nobody hands the same over to two at a time. */
export interface Handed {
  readonly id: Id
  readonly isOpen: boolean
  /** The time in the position that ended, and the one that follows it; absent where somebody started it by hand. */
  readonly ends?: Id
  readonly begins?: Id
}

const handedKey = (position: Id, from: Id): Key => ({ pk: `handed-over#${position}`, sk: from })

export async function findHanded(store: Store, position: Id, from: Id): Promise<Handed | undefined> {
  const row = await store.find<Item & Handed>(handedKey(position, from))
  if (row === undefined) return undefined
  const { pk: _, sk: __, ...handed } = row
  return handed
}

/** `id` is what a condition may name: of two that start at the same time, one is too late. */
export const putHanded = (position: Id, from: Id, handed: Handed, before: Handed | undefined): Write => ({
  put: { ...handedKey(position, from), ...handed },
  if: before === undefined ? 'absent' : { id: before.id },
})
