/**
 * Questions these rows answer
 *
 * | question                                      | row or index                                           |
 * |-----------------------------------------------|--------------------------------------------------------|
 * | a review: state, words, obligations, story    | `agg#<key>`, read backwards                            |
 * | the review of an incident                     | `agg#<key of its derived id>` / `head`                 |
 * | what is written                               | `agg#<key>` / `words`                                  |
 * | all reviews, newest first                     | gsi1 `post-incident-reviews` / `<time of the id>`      |
 * | reviews in a status, newest first             | gsi2 `post-incident-review#<status>` / `<time of …>`   |
 */
import { entriesIn, headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import { NO_WORDS, type PostIncidentReview, type ReviewHead, type ReviewStatus, type ReviewWords } from './review.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOfReview(review: PostIncidentReview): HeadFields {
  const order = review.id.slice(4, 14)
  return {
    ...asJson(review),
    gsi1pk: 'post-incident-reviews',
    gsi1sk: order,
    gsi2pk: `post-incident-review#${review.status}`,
    gsi2sk: order,
  }
}

/** The head as it will stand once the act is committed. */
export const reviewAfter = headAfterAct<ReviewHead>

/** There is one review of an incident: whoever looks for it finds it by the incident. */
export const reviewIdOf = (incident: Id, at: Instant): Id => derivedId('pir', at, 'post-incident-review', incident)

/** The review of an incident, whenever it was opened: the key is in the incident, the time in front of it is not. */
export const findReviewOf = (store: Store, incident: Id, now: Instant): Promise<ReviewHead | undefined> =>
  store.find<ReviewHead>(headKey(reviewIdOf(incident, now)))

/** What is written, who kept it last and when. */
export interface Written {
  readonly words: ReviewWords
  readonly savedAt?: Instant
  readonly savedBy?: Id
}

const WORDS = 'words'
type WordsRow = Item & { readonly words: ReviewWords & never; readonly savedAt: Instant; readonly savedBy: Id }

export const putWords = (review: Id, words: ReviewWords, savedAt: Instant, savedBy: Id): Write => ({
  put: { pk: partitionOf(review), sk: WORDS, words: asJson(words), savedAt, savedBy },
})

function writtenIn(rows: readonly Item[]): Written {
  const row = rows.find(({ sk }) => sk === WORDS) as WordsRow | undefined
  return row === undefined ? { words: NO_WORDS } : { words: row.words, savedAt: row.savedAt, savedBy: row.savedBy }
}

/** A review with what hangs on it. */
export interface WholeReview {
  readonly head: ReviewHead
  readonly written: Written
  readonly standing: Standing
  /** The newest entries of its audit trail, oldest first. */
  readonly story: readonly AuditEntry[]
}

/** Everything of a review in one consistent read. */
export async function getReview(store: Store, id: Id): Promise<WholeReview> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('post-incident review')
  return {
    head: standing.head as ReviewHead,
    written: writtenIn(rows),
    standing,
    story: entriesIn(rows).reverse(),
  }
}

export const findReview = async (store: Store, id: Id): Promise<ReviewHead | undefined> => {
  const head = await store.find<ReviewHead>(headKey(id))
  return head?.id === id ? head : undefined
}

export type ListPage = { readonly limit: number; readonly after?: string }

export const listReviewsByNewest = (store: Store, page: ListPage): Promise<Page<ReviewHead>> =>
  store.query<ReviewHead>({ index: 'gsi1', pk: 'post-incident-reviews', backwards: true, ...page })

export const listReviewsByStatus = (store: Store, status: ReviewStatus, page: ListPage): Promise<Page<ReviewHead>> =>
  store.query<ReviewHead>({ index: 'gsi2', pk: `post-incident-review#${status}`, backwards: true, ...page })
