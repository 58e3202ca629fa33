import { createHash } from 'node:crypto'
import { headKey } from '../../audit-trail/audit-trail.store.ts'
import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { pinnedPolicy, whereaboutsOf } from '../../obligation/index.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { accessReviewKind } from '../access-review.case.ts'
import { type Asks, findCursor, getReviewHead, headOfReview, listAsks, listPackagesOf } from '../access-review.store.ts'
import type { ReviewHead } from '../access-review.ts'
import { ACCESS_REVIEW } from '../access-review-policy.ts'
import { findPackageHead, listItems } from '../package.store.ts'
import { settle } from '../settle.ts'
import { openPackage } from '../steps/open-package.ts'
import { writeDownSome } from '../write-down.ts'

/** Steps of one run: a run stays far below a minute, and the next goes on where it stopped. */
const MOST_STEPS = 60

/**
 * Writes down what a review asks about, then asks each reviewer. May be stopped anywhere and run again, also twice at
 * the same time: chunks follow the cursor, packages have ids that follow from the review and its reviewer.
 */
export const prepareReviewTask: Task = {
  name: 'prepare-access-review',
  async run(platform, input) {
    const { caseId } = input as JsonObject & { readonly caseId: Id }
    await prepare(platform, caseId)
    const kinds = new Map([[accessReviewKind.prefix, accessReviewKind]])
    const { next, waitSeconds } = await whereaboutsOf(platform.store, kinds, caseId, platform.clock.now())
    return { next, waitSeconds }
  },
}

export async function prepare(platform: Platform, id: Id): Promise<void> {
  let steps = 0
  for (; steps < MOST_STEPS; steps += 1) {
    const review = await getReviewHead(platform.store, id)
    if (review.status !== 'preparing') return
    if (await writeDownSome(platform, review)) break
  }
  for (const asks of await listAsks(platform.store, id)) {
    if (steps >= MOST_STEPS) return
    if (await perform(platform, () => openOne(platform, id, asks))) steps += 1
  }
  await perform(platform, () => allAsked(platform, id))
  // What ended by itself meanwhile may have been all there was.
  await settle(platform, id)
}

async function openOne(platform: Platform, id: Id, asks: Asks): Promise<Outcome<boolean>> {
  const { store, clock } = platform
  const [review, known] = await Promise.all([getReviewHead(store, id), findPackageHead(store, asks.package)])
  if (review.status !== 'preparing' || known !== undefined) return { acts: [], answer: false }
  const [directory, policy, { items }] = await Promise.all([
    loadDirectory(store),
    pinnedPolicy(store, ACCESS_REVIEW, review.policy),
    listItems(store, asks.package),
  ])
  const act = openPackage({ review, asks, items, directory, policy, now: clock.now() })
  // Nobody is asked by a review that is being called off in the same moment.
  const stands = { check: headKey(id), if: { auditSeq: review.auditSeq } } as const
  return { acts: [{ ...act, rows: [...(act.rows ?? []), stands] }], answer: true }
}

/** Everybody is asked. */
async function allAsked({ store, clock }: Platform, id: Id): Promise<Outcome<boolean>> {
  const review = await getReviewHead(store, id)
  const cursor = await findCursor(store, id)
  if (review.status !== 'preparing' || !cursor.isDone) return { acts: [], answer: false }
  const packages = await listPackagesOf(store, id)
  const askedHash = createHash('sha256')
  for (const { askedHash: hash } of packages) askedHash.update(hash)
  const asked: ReviewHead = {
    ...review,
    status: 'reviewing',
    items: cursor.items,
    packages: packages.length,
    askedHash: askedHash.digest('hex'),
  }
  const act: Act = {
    before: review,
    head: headOfReview(asked),
    at: clock.now(),
    did: 'access-review.all-asked',
    by: byClock,
    what: { items: cursor.items, packages: packages.length, askedHash: asked.askedHash },
    effects: [{ kind: 'wake', caseId: id }],
  }
  return { acts: [act], answer: true }
}
