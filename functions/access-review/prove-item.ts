import { perform } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { hasEnded, readEntitlement } from './entitlements.ts'
import { findItems, findPackageHead, headOfPackage, listReviewsOf, putItem } from './package.store.ts'
import type { AskedItem, PackageHead } from './package.ts'
import { counted } from './steps/decide.ts'

/**
 * An entitlement is on its system no more: where a review took it away, that is proven; where nobody had decided yet,
 * nobody needs to. Answers the packages it was in.
 */
export async function noteEnded(platform: Platform, entitlement: Id): Promise<Id[]> {
  const reviews = await listReviewsOf(platform.store, entitlement)
  const packages = [...new Set(reviews.map((each) => each.package))]
  for (const id of packages) await perform(platform, () => noteIn(platform, id, entitlement))
  return packages
}

async function noteIn(platform: Platform, id: Id, entitlement: Id): Promise<Outcome<boolean>> {
  const { store, clock } = platform
  const [head, [item], { head: present }] = await Promise.all([
    findPackageHead(store, id),
    findItems(store, id, [entitlement]),
    readEntitlement(store, entitlement),
  ])
  // Written down, and its reviewer not asked yet: that it is gone is found when the package is carried out.
  if (head === undefined || item === undefined || !hasEnded(present)) return NOTHING
  const now = clock.now()
  if (head.status === 'open') {
    return item.decision?.verdict === 'gone' ? NOTHING : { acts: [gone(head, item, now)], answer: true }
  }
  const { ended } = item
  if (ended === undefined || ended.provenAt !== undefined) return NOTHING
  return { acts: [proven(head, { ...item, ended: { ...ended, provenAt: now } }, now)], answer: true }
}

const NOTHING: Outcome<boolean> = { acts: [], answer: false }

function gone(head: PackageHead, item: AskedItem, now: Instant): Act {
  const decision = { verdict: 'gone', by: 'onduty', at: now } as const
  const tally = counted(head, item.decision, decision)
  return {
    before: head,
    head: headOfPackage({ ...head, decided: tally.decided, decidedBy: tally.decidedBy }),
    bumpsVersion: false,
    at: now,
    did: 'access-review.item-gone',
    by: byClock,
    what: { entitlement: item.entitlement },
    rows: [putItem(head.id, { ...item, decision })],
  }
}

function proven(head: PackageHead, item: AskedItem, now: Instant): Act {
  const isLate = item.ended?.dueAt !== undefined && now > item.ended.dueAt
  return {
    before: head,
    head: headOfPackage({
      ...head,
      proven: (head.proven ?? 0) + 1,
      late: (head.late ?? 0) + (isLate ? 1 : 0),
    }),
    bumpsVersion: false,
    at: now,
    did: 'access-review.item-proven',
    by: byClock,
    what: { entitlement: item.entitlement, isLate },
    rows: [putItem(head.id, item)],
  }
}
