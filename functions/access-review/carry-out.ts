import { perform } from '../audit-trail/index.ts'
import { keepAfterReview } from '../entitlement/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act, Outcome as Decided } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { getReviewHead } from './access-review.store.ts'
import { findItems, getPackage, headOfPackage, listItems, putConcluded, putItem } from './package.store.ts'
import {
  type AskedItem,
  type Ended,
  hashOfEnded,
  type LastTime,
  type Outcome,
  type PackageHead,
  type ReviewPackage,
} from './package.ts'
import { endingOf } from './revoke-item.ts'
import { isSettled } from './rules/is-settled.ts'

/** Kept together: with its row, its history, and what the entitlement notes of it, each is six rows. */
const KEPT_AT_ONCE = 14

/**
 * Carries out what was decided in a package that has ended: keeps, and opens revocations. Every item is done in the
 * transaction that notes it, so that it happens once, wherever this is stopped and however often it runs. Answers how
 * many items are left when it stops by itself, after about `most`.
 */
export async function carryOut(platform: Platform, id: Id, most: number): Promise<number> {
  const { items } = await listItems(platform.store, id)
  const open = items.filter(({ ended }) => ended === undefined)
  const kept = open.filter(({ decision }) => decision?.verdict === 'keep').slice(0, most)
  for (let from = 0; from < kept.length; from += KEPT_AT_ONCE) {
    const ids = kept.slice(from, from + KEPT_AT_ONCE).map(({ entitlement }) => entitlement)
    await perform(platform, () => keep(platform, id, ids))
  }
  const others = open.filter(({ decision }) => decision?.verdict !== 'keep').slice(0, most - kept.length)
  for (const { entitlement } of others) await perform(platform, () => endOne(platform, id, entitlement))
  return open.length - kept.length - others.length
}

/** Nothing is done for a package that is open still, nor for a review that was called off. */
async function gather({ store }: Platform, id: Id): Promise<PackageHead | undefined> {
  const { head } = await getPackage(store, id)
  if (head.status !== 'submitted' && head.status !== 'lapsed') return undefined
  const review = await getReviewHead(store, head.review)
  return review.status === 'cancelled' ? undefined : head
}

const NOTHING: Decided<boolean> = { acts: [], answer: false }

async function keep(platform: Platform, id: Id, entitlements: readonly Id[]): Promise<Decided<boolean>> {
  const { store, clock } = platform
  const head = await gather(platform, id)
  const found = await findItems(store, id, entitlements)
  const items = found.filter((item) => item !== undefined).filter(({ ended }) => ended === undefined)
  if (head === undefined || items.length === 0) return NOTHING
  const now = clock.now()
  const done = await Promise.all(
    items.map(async (item): Promise<DoneItem> => {
      const person = item.decision?.by ?? 'onduty'
      const reason = item.decision?.reason ?? ''
      const noted = await keepAfterReview(platform, item.entitlement, now, { actor: byClock, person, reason })
      const outcome = noted.length > 0 ? 'kept' : 'gone'
      return { item, ended: { outcome, at: now, provenAt: now }, acts: noted }
    }),
  )
  return { acts: [noting(head, done, now), ...done.flatMap(({ acts }) => acts)], answer: true }
}

async function endOne(platform: Platform, id: Id, entitlement: Id): Promise<Decided<boolean>> {
  const head = await gather(platform, id)
  const [item] = await findItems(platform.store, id, [entitlement])
  if (head === undefined || item === undefined || item.ended !== undefined) return NOTHING
  const now = platform.clock.now()
  const { ended, acts } = await endingOf(platform, head, item, now)
  return { acts: [noting(head, [{ item, ended, acts }], now), ...acts], answer: true }
}

interface DoneItem {
  readonly item: AskedItem
  readonly ended: Ended
  readonly acts: readonly Act[]
}

/** How items ended, noted in their package and in the history of each entitlement. */
function noting(head: PackageHead, done: readonly DoneItem[], now: Instant): Act {
  const outcomes = { ...head.outcomes }
  for (const { ended } of done) outcomes[ended.outcome] = (outcomes[ended.outcome] ?? 0) + 1
  const asked = done.filter(({ ended }) => ended.provenAt === undefined)
  const after: ReviewPackage = {
    ...head,
    outcomes,
    carried: (head.carried ?? 0) + done.length,
    toProve: (head.toProve ?? 0) + asked.length,
  }
  return {
    before: head,
    head: headOfPackage(after),
    bumpsVersion: false,
    at: now,
    did: 'access-review.carried-out',
    by: byClock,
    what: { outcomes: done.map(({ item, ended }) => ({ entitlement: item.entitlement, outcome: ended.outcome })) },
    rows: done.flatMap(({ item, ended }) => [
      putItem(head.id, { ...item, ended }),
      putConcluded(item, head.review, head.id, lastOf(item, ended)),
    ]),
  }
}

/** What the next review reads of this one. */
function lastOf({ decision }: AskedItem, { outcome, at }: Ended): LastTime {
  return { verdict: VERDICT_OF[outcome], by: decision?.by ?? 'onduty', at: decision?.at ?? at }
}

const VERDICT_OF: Readonly<Record<Outcome, LastTime['verdict']>> = {
  kept: 'keep',
  revoked: 'revoke',
  changed: 'change',
  lapsed: 'lapsed',
  gone: 'revoke',
}

/** Once all of a package is proven, its outcomes are sealed: the report stands on that. */
export const seal = (platform: Platform, id: Id): Promise<boolean> =>
  perform(platform, async () => {
    const { head } = await getPackage(platform.store, id)
    if (head.status === 'open' || head.outcomeHash !== undefined || !isSettled(head)) return NOTHING
    const { items } = await listItems(platform.store, id)
    const outcomeHash = hashOfEnded(items)
    const act: Act = {
      before: head,
      head: headOfPackage({ ...head, outcomeHash }),
      bumpsVersion: false,
      at: platform.clock.now(),
      did: 'access-review.proven',
      by: byClock,
      what: { outcomeHash, outcomes: { ...head.outcomes } },
    }
    return { acts: [act], answer: true }
  })
