import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { eachForItself } from '../../platform/each-for-itself.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { listPackagesOf, listReviewsByStatus } from '../access-review.store.ts'
import { carryOut, seal } from '../carry-out.ts'
import { hasEnded, readEntitlement } from '../entitlements.ts'
import { getPackage, listItems } from '../package.store.ts'
import { noteEnded } from '../prove-item.ts'
import { settle } from '../settle.ts'
import { prepare } from './prepare-review.ts'

/** Items carried out before a run looks around, and rounds of them: more than any package has. */
const AT_ONCE = 100
const MOST_ROUNDS = 60

/** A package has ended: what was decided in it is done, item by item. Safe to run again, and after a crash. */
export const carryOutPackageTask: Task = {
  name: 'carry-out-review-package',
  async run(platform, input) {
    const { package: id } = input as JsonObject & { readonly package: Id }
    await carryOutAll(platform, id)
    return {}
  },
}

async function carryOutAll(platform: Platform, id: Id): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if ((await carryOut(platform, id, AT_ONCE)) === 0) break
  }
  await lookAtPackage(platform, id)
}

/** What may be said of a package once one of its items moved. */
async function lookAtPackage(platform: Platform, id: Id): Promise<void> {
  await seal(platform, id)
  const { head } = await getPackage(platform.store, id)
  await settle(platform, head.review)
}

/** An entitlement has ended, proven by its system: reviews that took it away, or still asked about it, hear of it. */
export const proveReviewItemTask: Task = {
  name: 'prove-review-item',
  async run(platform, input) {
    const { entitlement } = input as JsonObject & { readonly entitlement: Id }
    for (const id of await noteEnded(platform, entitlement)) await lookAtPackage(platform, id)
    return {}
  },
}

const MOST_REVIEWS = 100

/**
 * Daily, and the truth behind the events: what a review has prepared, carried out or proven is held against how things
 * stand, and whatever was missed is made up. Answers with the reasons of those that could not be looked over.
 */
export async function lookOverReviews(platform: Platform): Promise<unknown[]> {
  const faults: unknown[] = []
  for (const status of ['preparing', 'reviewing', 'proving'] as const) {
    const { items } = await listReviewsByStatus(platform.store, status, { limit: MOST_REVIEWS })
    const look = status === 'preparing' ? prepare : lookOverReview
    faults.push(...(await eachForItself(platform, items, ({ id }) => look(platform, id))))
  }
  return faults
}

async function lookOverReview(platform: Platform, id: Id): Promise<void> {
  for (const head of await listPackagesOf(platform.store, id)) {
    if (head.status === 'submitted' || head.status === 'lapsed') {
      if ((head.carried ?? 0) < head.total) await carryOutAll(platform, head.id)
      if ((head.proven ?? 0) < (head.toProve ?? 0)) await proveMissed(platform, head.id)
      await seal(platform, head.id)
    }
  }
  await settle(platform, id)
}

async function proveMissed(platform: Platform, id: Id): Promise<void> {
  const { items } = await listItems(platform.store, id)
  for (const { entitlement, ended } of items) {
    if (ended === undefined || ended.provenAt !== undefined) continue
    const { head } = await readEntitlement(platform.store, entitlement)
    if (hasEnded(head)) await noteEnded(platform, entitlement)
  }
}
