import type { EntitlementHead } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, isThere } from '../responsibility/index.ts'
import type { PreviewOut } from './access-review.contract.ts'
import type { ReviewScope } from './access-review.ts'
import { isToBeReviewed, sourcesOf } from './entitlements.ts'
import { type Reviewer, whoReviews } from './rules/who-reviews.ts'

/** Counted for a preview; a review itself asks about all of them. */
const MOST_COUNTED = 5000
const PAGE = 100

/** What a review of this scope would ask of whom, if it began now; from lists that may be a moment old. */
export async function previewOf(
  store: Store,
  scope: ReviewScope,
  directory: Directory,
  now: Instant,
): Promise<PreviewOut> {
  const { found, more } = await counted(store, scope)
  const asked = found.map((head) => ({ head, reviewer: reviewerOf(head, directory, now) }))
  const uncovered = asked.filter(({ reviewer }) => reviewer?.why.because === 'nobody')
  return {
    items: found.length,
    more,
    highRisk: found.filter(({ risk }) => risk === 'high').length,
    flagged: found.filter(({ conflicts, origin }) => conflicts.length > 0 || origin === 'break-glass').length,
    reviewers: countBy(asked, ({ reviewer }) => reviewer?.person).map(([person, items]) => ({
      person: personRefIn(directory, person),
      items,
      away: !isThere(directory, person, now),
    })),
    withoutReviewer: countBy(uncovered, ({ head }) => head.system).map(([system, items]) => ({
      system: { ...nameIn(uncovered, system) },
      items,
    })),
    own: asked.filter(({ reviewer }) => reviewer?.why.because === 'own').length,
  }
}

const reviewerOf = (head: EntitlementHead, directory: Directory, now: Instant): Reviewer | undefined =>
  whoReviews({ holder: head.person, service: head.service, risk: head.risk }, directory, now)

const nameIn = (asked: readonly { readonly head: EntitlementHead }[], system: Id): Text =>
  asked.find(({ head }) => head.system === system)?.head.systemName ?? { 'zh-CN': system, en: system }

/** How many there are of each, the most first. */
function countBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => Id | undefined): [Id, number][] {
  const counts = new Map<Id, number>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

async function counted(
  store: Store,
  scope: ReviewScope,
): Promise<{ readonly found: readonly EntitlementHead[]; readonly more: boolean }> {
  const found = new Map<Id, EntitlementHead>()
  for (const source of sourcesOf(scope)) {
    let after: string | undefined
    do {
      const page = await source(store, { limit: PAGE, ...(after === undefined ? {} : { after }) })
      for (const head of page.items) if (isToBeReviewed(head)) found.set(head.id, head)
      if (found.size >= MOST_COUNTED) return { found: [...found.values()], more: true }
      after = page.next
    } while (after !== undefined)
  }
  return { found: [...found.values()], more: false }
}
