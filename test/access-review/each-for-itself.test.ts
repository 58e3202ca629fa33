import { afterAll, beforeAll, expect, it } from 'vitest'
import { getReviewHead } from '../../functions/access-review/access-review.store.ts'
import { lookOverReviewsTask } from '../../functions/access-review/tasks/start-due-reviews.ts'
import { headKey } from '../../functions/audit-trail/audit-trail.store.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { Store } from '../../functions/platform/store.ts'
import { bound } from '../support/bound-store.ts'
import { openReviews, type ReviewOffice } from '../support/review-office.ts'

let at: ReviewOffice
beforeAll(async () => {
  at = await openReviews({ reviewers: 2, each: 2 })
}, 60_000)
afterAll(() => at.office.machine.stop())

/** Two reviews that are under way. */
async function begun(): Promise<readonly Id[]> {
  const ids: Id[] = []
  for (const name of ['一季度权限复核', '二季度权限复核']) {
    const wish = { name, scope: { of: 'all' }, decideBy: plusMillis(at.office.now, 21 * DAY) }
    ids.push((await at.office.call<{ id: Id }>('head', 'POST', '/api/access-reviews', wish)).body.id)
  }
  return ids
}

/** A table that cannot answer for one thing. */
function brokenFor(store: Store, id: Id): Store {
  const { pk } = headKey(id)
  const unlessOf = <Answer>(asked: unknown, answer: () => Promise<Answer>): Promise<Answer> =>
    JSON.stringify(asked).includes(JSON.stringify(pk)) ? Promise.reject(new Error(`nothing of ${id}`)) : answer()
  return {
    ...bound(store),
    find: (key) => unlessOf(key, () => store.find(key)),
    findMany: (keys) => unlessOf(keys, () => store.findMany(keys)),
    query: (asked) => unlessOf(asked, () => store.query(asked)),
  }
}

it('a review that cannot be looked over keeps no other from it, and is told of', async () => {
  const [one = '', other = ''] = await begun()
  for (const [broken, whole] of [
    [one, other],
    [other, one],
  ] as const) {
    const store = at.office.store.clone()
    const platform = { ...at.office.machine.platform, store: brokenFor(store, broken), kick: () => {} }
    await expect(lookOverReviewsTask.run(platform, {})).rejects.toThrow('1 of ')
    expect((await getReviewHead(store, whole)).status).toBe('reviewing')
    await lookOverReviewsTask.run({ ...platform, store }, {})
    expect((await getReviewHead(store, broken)).status).toBe('reviewing')
  }
})
