import { commitEffects } from '../audit-trail/index.ts'
import type { EntitlementHead } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Platform } from '../platform/platform.ts'
import { ConditionFailedError, type Store, type Write } from '../platform/store.ts'
import { type Directory, loadDirectory, positionsOf } from '../responsibility/index.ts'
import { type Asks, type Cursor, findCursor, moveCursor, packageIdOf, putAsks } from './access-review.store.ts'
import type { ReviewHead } from './access-review.ts'
import { isToBeReviewed, readEntitlement, sourcesOf } from './entitlements.ts'
import { listReviewsOf, putItem, putReviewed, type Reviewed } from './package.store.ts'
import type { AskedItem } from './package.ts'
import { type StoodThen, whatChanged } from './rules/what-changed.ts'
import { whoReviews } from './rules/who-reviews.ts'

/** Items that are written down in one transaction: with what belongs to each some 80 rows. */
const CHUNK = 25

/**
 * Writes down the next items of a review, each in the package of whoever looks at it, and moves the cursor, in one
 * transaction: however often it is stopped, doubled or begun anew, every entitlement is written down once. Answers
 * whether there was nothing left.
 */
export async function writeDownSome(platform: Platform, review: ReviewHead): Promise<boolean> {
  const { store, clock } = platform
  const cursor = await findCursor(store, review.id)
  if (cursor.isDone) return true
  const source = sourcesOf(review.scope)[cursor.source]
  if (source === undefined) {
    await moved(platform, [moveCursor(review.id, cursor, { ...cursor, turn: cursor.turn + 1, isDone: true })])
    return false
  }
  const page = await source(store, { limit: CHUNK, ...(cursor.after === undefined ? {} : { after: cursor.after }) })
  const directory = await loadDirectory(store)
  const written = await itemsOf(store, review.id, page.items, directory, clock.now())
  const next: Cursor = {
    turn: cursor.turn + 1,
    source: page.next === undefined ? cursor.source + 1 : cursor.source,
    ...(page.next === undefined ? {} : { after: page.next }),
    items: cursor.items + written.length,
    isDone: false,
  }
  await moved(platform, [moveCursor(review.id, cursor, next), ...rowsOf(review.id, written)])
  return false
}

/** Somebody else at the same chunk was faster: what they wrote counts, and is read next time. */
async function moved(platform: Platform, rows: readonly Write[]): Promise<void> {
  try {
    await commitEffects(platform, [], rows)
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error
  }
}

interface Written {
  readonly asks: Asks
  readonly item: AskedItem
}

function rowsOf(review: Id, written: readonly Written[]): Write[] {
  const asked = new Map(written.map(({ asks }) => [asks.package, asks]))
  return [
    ...[...asked.values()].map((each) => putAsks(review, each)),
    ...written.flatMap(({ asks, item }) => [
      putItem(asks.package, item),
      putReviewed(item.entitlement, review, asks.package),
    ]),
  ]
}

async function itemsOf(
  store: Store,
  review: Id,
  listed: readonly EntitlementHead[],
  directory: Directory,
  now: Instant,
): Promise<Written[]> {
  const candidates = listed.filter(isToBeReviewed)
  const found = await Promise.all(
    candidates.map(async ({ id }) => {
      const [read, reviews] = await Promise.all([readEntitlement(store, id), listReviewsOf(store, id)])
      // A list may be a moment old, and may name somebody twice who moved in it.
      if (!isToBeReviewed(read.head) || reviews.some((each) => each.review === review)) return undefined
      return writtenDown(review, read, stoodThen(reviews), directory, now)
    }),
  )
  return found.filter((each) => each !== undefined)
}

/** How it stood when somebody last decided on it. */
export function stoodThen(reviews: readonly Reviewed[]): StoodThen | undefined {
  const concluded = reviews.find(({ last }) => last !== undefined)
  if (concluded?.last === undefined || concluded.until === undefined) return undefined
  return { last: concluded.last, until: concluded.until, positions: concluded.positions ?? [] }
}

function writtenDown(
  review: Id,
  { head, lastUsedAt }: Awaited<ReturnType<typeof readEntitlement>>,
  then: StoodThen | undefined,
  directory: Directory,
  now: Instant,
): Written | undefined {
  const { id, person, right, rightName, system, systemName, service, risk, since, until } = head
  const reviewer = whoReviews({ holder: person, service, risk }, directory, now)
  if (reviewer === undefined) throw new TypeError('the directory has no active head of IT')
  const used = lastUsedAt === undefined ? {} : { lastUsedAt }
  const stands = {
    ...{ holder: person, position: head.position, until, ...used },
    hasConflict: head.conflicts.length > 0,
    isEmergency: head.origin === 'break-glass',
  }
  const item: AskedItem = {
    ...{ entitlement: id, holder: person, right, rightName, system, systemName, service, risk, until, ...used },
    ...(since === undefined ? {} : { since }),
    positions: positionsOf(directory, person, now).toSorted(),
    changes: whatChanged(stands, then, directory, now),
    ...(then === undefined ? {} : { last: then.last }),
    why: reviewer.why,
  }
  return { asks: { package: packageIdOf(review, reviewer.person), person: reviewer.person, why: reviewer.why }, item }
}
