/**
 * Questions these rows answer
 *
 * | question                                  | row or index                                                    |
 * |-------------------------------------------|-----------------------------------------------------------------|
 * | a review: state, obligations, story       | `agg#<key>` / `head`, `obl#…`, `aud#…`                          |
 * | how far is it written down                | `agg#<key>` / `cursor`: source, place in it, turn               |
 * | whom does it ask, as which package        | `agg#<key>` / `asks#<rvw>`                                      |
 * | all reviews, newest first                 | gsi3 `access-reviews` / `<time of the id>`                      |
 * | reviews that are still being written down | gsi2 `access-review#preparing` / `<time of the id>`, and so on  |
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import { bornAt, type Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { findStanding, type Standing } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { AccessReview, ReviewHead, ReviewStatus } from './access-review.ts'
import type { PackageHead, WhyThem } from './package.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOfReview(review: AccessReview): HeadFields {
  const order = review.id.slice(4, 14)
  return {
    ...asJson(review),
    gsi2pk: `access-review#${review.status}`,
    gsi2sk: order,
    gsi3pk: 'access-reviews',
    gsi3sk: order,
  }
}

/** The head as it will stand once the act is committed. */
export const reviewAfter = headAfterAct<ReviewHead>

export async function getReviewHead(store: Store, id: Id): Promise<ReviewHead> {
  const head = await store.find<ReviewHead>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError('access review')
  return head
}

export interface WholeReview {
  readonly head: ReviewHead
  readonly standing: Standing
}

export async function getReview(store: Store, id: Id): Promise<WholeReview> {
  const standing = await findStanding(store, id)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('access review')
  return { head: standing.head as ReviewHead, standing }
}

export type ListPage = { readonly limit: number; readonly after?: string }

export const listReviewsByNewest = (store: Store, page: ListPage): Promise<Page<ReviewHead>> =>
  store.query<ReviewHead>({ index: 'gsi3', pk: 'access-reviews', backwards: true, ...page })

export const listReviewsByStatus = (store: Store, status: ReviewStatus, page: ListPage): Promise<Page<ReviewHead>> =>
  store.query<ReviewHead>({ index: 'gsi2', pk: `access-review#${status}`, backwards: true, ...page })

/** How far a review is written down. */
export interface Cursor {
  /** Counts the chunks; whoever writes the next one names the last. */
  readonly turn: number
  /** Which source of the scope, and from where in it. */
  readonly source: number
  readonly after?: string
  readonly items: number
  readonly isDone: boolean
}
type CursorRow = Item & Cursor

const cursorKey = (review: Id) => ({ pk: partitionOf(review), sk: 'cursor' })
export const NOT_BEGUN: Cursor = { turn: 0, source: 0, items: 0, isDone: false }

export async function findCursor(store: Store, review: Id): Promise<Cursor> {
  return (await store.find<CursorRow>(cursorKey(review))) ?? NOT_BEGUN
}

/** Moves the cursor on; fails when somebody else was faster. */
export const moveCursor = (review: Id, before: Cursor, { turn, source, after, items, isDone }: Cursor): Write => ({
  put: { ...cursorKey(review), turn, source, items, isDone, ...(after === undefined ? {} : { after }) },
  if: before.turn === 0 ? 'absent' : { turn: before.turn },
})

/** One who is asked, and through which place they came to be. */
export interface Asks {
  readonly package: Id
  readonly person: Id
  readonly why: WhyThem
}
type AsksRow = Item & { readonly person: Id; readonly why: WhyThem & Item[string] }
const ASKS = 'asks#'

/** The package of somebody in a review: found first or found again, it is the same. */
export const packageIdOf = (review: Id, person: Id): Id =>
  derivedId('rvw', bornAt(review), 'access-review', review, person)

export const putAsks = (review: Id, { package: id, person, why }: Asks): Write => ({
  put: { pk: partitionOf(review), sk: `${ASKS}${id}`, person, why: why as WhyThem & Item[string] },
})

/** Everybody a review asks: as many as there are reviewers. */
export async function listAsks(store: Store, review: Id): Promise<Asks[]> {
  const { items } = await store.query<AsksRow>({ pk: partitionOf(review), beginsWith: ASKS })
  return items.map(({ sk, person, why }) => ({ package: sk.slice(ASKS.length), person, why }))
}

/** The packages of a review as they stand, read consistently; those that are not open yet are left out. */
export async function listPackagesOf(store: Store, review: Id): Promise<PackageHead[]> {
  const ids = (await listAsks(store, review)).map((each) => each.package)
  const heads = await store.findMany<PackageHead>(ids.map(headKey))
  return heads.filter((head) => head !== undefined)
}
