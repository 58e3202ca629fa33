/**
 * Questions these rows answer
 *
 * | question                                        | row or index                                              |
 * |-------------------------------------------------|-----------------------------------------------------------|
 * | a change: state, content, obligations, story    | `agg#<key>`, read backwards: `obl#`, `head`, `content#`, … |
 * | changes somebody requested, newest first        | gsi1 `requester#<person>` / `<time of the id>`            |
 * | changes in a status, newest first               | gsi2 `change#<status>` / `<time of the id>`               |
 * | all changes, newest first                       | gsi3 `changes` / `<time of the id>`                       |
 *
 * The head stays below a kilobyte: it is written at every step, and shown in every list.
 */
import { entriesIn, headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { ChangeStatus } from './change.contract.ts'
import type { Change, ChangeContent, ChangeHead } from './change.ts'

type ContentRow = Item & { readonly content: ChangeContent & Item[string] }

const contentKey = (id: Id, round: number) => ({ pk: partitionOf(id), sk: `content#${String(round).padStart(4, '0')}` })

export const putContent = (id: Id, round: number, content: ChangeContent): Write => ({
  put: { ...contentKey(id, round), content: content as ChangeContent & Item[string] },
  if: 'absent',
})

/** The fields of a head, with the keys by which lists find it. */
export function headOf(change: Change): HeadFields {
  // The time inside the id; index keys need not be unique, and the head has to stay small.
  const order = change.id.slice(4, 14)
  return {
    ...asJson(change),
    gsi1pk: `requester#${change.requester}`,
    gsi1sk: order,
    gsi2pk: `change#${change.status}`,
    gsi2sk: order,
    gsi3pk: 'changes',
    gsi3sk: order,
  }
}

/** The head as it will stand once the act is committed. */
export const headAfter = headAfterAct<ChangeHead>

/** A change with what hangs on it. */
export interface WholeChange {
  readonly head: ChangeHead
  readonly content: ChangeContent
  readonly standing: Standing
  /** The newest entries of its audit trail, oldest first. */
  readonly story: readonly AuditEntry[]
}

/** Everything of a change in one consistent read. */
export async function getChange(store: Store, id: Id): Promise<WholeChange> {
  return wholeChange(id, await rowsOfCase(store, id))
}

/** The same, from rows that were read for somebody else. */
export function wholeChange(id: Id, items: readonly Item[]): WholeChange {
  const standing = standingIn(items)
  const head = standing?.head as ChangeHead | undefined
  if (standing === undefined || head === undefined || head.id !== id) throw new NotFoundError('change')
  const { sk } = contentKey(id, head.round)
  const row = items.find((item) => item.sk === sk) as ContentRow | undefined
  if (row === undefined) throw new NotFoundError('change')
  return { head, content: row.content, standing, story: entriesIn(items).reverse() }
}

export async function getChangeHead(store: Store, id: Id): Promise<ChangeHead> {
  const head = await store.find<ChangeHead>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError('change')
  return head
}

/** A change in short; undefined when there is none of that id. */
export async function findChange(store: Store, id: Id): Promise<ChangeHead | undefined> {
  const head = await store.find<ChangeHead>(headKey(id))
  return head?.id === id ? head : undefined
}

export type ListPage = { readonly limit: number; readonly after?: string }

/** What a list shows of a head. */
const LISTED = [
  'id',
  'number',
  'title',
  'type',
  'status',
  'risk',
  'service',
  'requester',
  'implementer',
  'releaseWindow',
  'accountable',
  'dueAt',
  'round',
  'contentHash',
  'stage',
  'version',
] as const satisfies readonly (keyof ChangeHead)[]
export type ListedChange = Pick<ChangeHead, (typeof LISTED)[number]>

const list = (store: Store, index: 'gsi1' | 'gsi2' | 'gsi3', pk: string, page: ListPage): Promise<Page<ListedChange>> =>
  store.query<ChangeHead>({ index, pk, backwards: true, fields: LISTED, ...page })

export const listChangesByRequester = (store: Store, requester: Id, page: ListPage) =>
  list(store, 'gsi1', `requester#${requester}`, page)

export const listChangesByStatus = (store: Store, status: ChangeStatus, page: ListPage) =>
  list(store, 'gsi2', `change#${status}`, page)

export const listChangesByNewest = (store: Store, page: ListPage) => list(store, 'gsi3', 'changes', page)
