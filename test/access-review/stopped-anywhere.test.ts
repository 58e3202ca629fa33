import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getReviewHead, listAsks } from '../../functions/access-review/access-review.store.ts'
import { carryOut, seal } from '../../functions/access-review/carry-out.ts'
import { getPackage, listItems } from '../../functions/access-review/package.store.ts'
import type { AskedItem } from '../../functions/access-review/package.ts'
import { settle } from '../../functions/access-review/settle.ts'
import { lapse, submit } from '../../functions/access-review/steps/decide.ts'
import { prepare } from '../../functions/access-review/tasks/prepare-review.ts'
import { listEntriesByAggregate, perform } from '../../functions/audit-trail/index.ts'
import { byClock } from '../../functions/kernel/actor.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { ConditionFailedError, type Item, type Store } from '../../functions/platform/store.ts'
import { CrashedError, crashing } from '../support/crashing-store.ts'
import { interleaved } from '../support/interleaved-store.ts'
import type { MemoryStore } from '../support/memory-store.ts'
import { openReviews, type ReviewOffice } from '../support/review-office.ts'

/** More than two chunks of items; each reviewer’s package more than one round of carrying out. */
const SIZE = { reviewers: 3, each: 20 }

let at: ReviewOffice
/** The review is started, and nothing of it written down. */
let begun: { readonly id: Id; readonly store: MemoryStore }
/** Every reviewer has spoken: one item of three is taken away; the last package lapsed with half of it undecided. */
let decided: { readonly id: Id; readonly store: MemoryStore }

beforeAll(async () => {
  at = await openReviews(SIZE)
  const { office } = at
  const started = await office.call<{ id: Id }>('head', 'POST', '/api/access-reviews', {
    ...{ name: '一季度权限复核', scope: { of: 'all' }, decideBy: plusMillis(office.now, 21 * DAY) },
  })
  const { id } = started.body
  begun = { id, store: office.store.clone() }
  await office.settle()
  decided = { id, store: await decidedBy(id) }
}, 60_000)
afterAll(() => at.office.machine.stop())

async function decidedBy(id: Id): Promise<MemoryStore> {
  const { office, review, items, as } = at
  const { packagesOf } = await review(id)
  for (const [nth, pack] of packagesOf.entries()) {
    const path = `/api/access-review-packages/${pack.id}`
    const all = await items(pack)
    for (const [which, { entitlement }] of (nth === 2 ? all.slice(10) : all).entries()) {
      const said = which % 3 === 0 ? { verdict: 'revoke', reason: '不再需要。' } : { verdict: 'keep' }
      await as(pack.reviewer.id, 'POST', `${path}/decide`, { entitlement, ...said })
    }
  }
  // From here on nothing is carried out by the office itself.
  const quiet = office.store.clone()
  const platform = seeing(quiet)
  for (const [nth, { id: pack }] of packagesOf.entries()) await endPackage(platform, pack, nth === 2)
  return quiet
}

async function endPackage(platform: Platform, id: Id, isLapsed: boolean): Promise<void> {
  await perform(platform, async () => {
    const [whole, { items }] = await Promise.all([getPackage(platform.store, id), listItems(platform.store, id)])
    const person = whole.head.reviewer
    const by = {
      actor: { kind: 'person', id: person, from: { door: 'api' } } as const,
      person,
      grant: { authority: 'access-review.decide', via: 'relation' } as const,
    }
    const now = platform.clock.now()
    return { acts: [isLapsed ? lapse(whole, items, byClock, now) : submit(whole, items, by, now)], answer: true }
  })
}

/** The office as a process of its own sees it, whose effects nobody performs. */
const seeing = (store: Store): Platform => ({ ...at.office.machine.platform, store, kick: () => {} })

/** Runs a saga by processes that die one after the other, then by one that lives. */
async function stoppedAt(
  store: Store,
  deaths: readonly (readonly [nth: number, when: 'before' | 'after'])[],
  saga: (platform: Platform) => Promise<unknown>,
): Promise<void> {
  for (const [nth, when] of deaths) {
    await saga(seeing(crashing(store, nth, when))).catch((error: unknown) => {
      if (!(error instanceof CrashedError)) throw error
    })
  }
  await saga(seeing(store))
}

const deaths = fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), fc.constantFrom('before', 'after')), {
  maxLength: 4,
})

const mailsIn = (store: MemoryStore, letter: string): Item[] =>
  store.dump().filter(({ pk, effect }) => pk.startsWith('outbox') && JSON.stringify(effect).includes(letter))

async function everyItem(store: Store, id: Id): Promise<(AskedItem & { readonly pack: Id })[]> {
  const asks = await listAsks(store, id)
  const pages = await Promise.all(
    asks.map(async ({ package: pack }) => (await listItems(store, pack)).items.map((item) => ({ ...item, pack }))),
  )
  return pages.flat()
}

/** Each entitlement is asked about once, and each reviewer is asked once. */
async function mustBeWrittenDownOnce(store: MemoryStore, id: Id): Promise<void> {
  const items = await everyItem(store, id)
  const review = await getReviewHead(store, id)
  expect([review.status, review.items, review.packages]).toEqual(['reviewing', 60, 3])
  expect(items.map(({ entitlement }) => entitlement).toSorted()).toEqual([...at.entitlements].toSorted())
  const packages = await Promise.all((await listAsks(store, id)).map((each) => getPackage(store, each.package)))
  expect(packages.map(({ head }) => head.total)).toEqual([20, 20, 20])
  expect(packages.map(({ standing }) => standing.all.length)).toEqual([1, 1, 1])
  const told = mailsIn(store, 'obligation.asked').length - mailsIn(begun.store, 'obligation.asked').length
  expect(told).toBe(3)
}

describe('a review that is being written down', () => {
  it('when whoever does it dies anywhere, any number of times, then nothing is lost and nothing there twice', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, async (stops) => {
        const store = begun.store.clone()
        await stoppedAt(store, stops, (platform) => prepare(platform, begun.id))
        await mustBeWrittenDownOnce(store, begun.id)
      }),
      { numRuns: 60 },
    )
  })

  it('when two do it at the same time, in whatever order they come to the table, then the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = begun.store.clone()
        const both = [1, 2].map(() => prepare(seeing(interleaved(store, scheduler)), begun.id))
        await scheduler.waitFor(Promise.all(both))
        await prepare(seeing(store), begun.id)
        await mustBeWrittenDownOnce(store, begun.id)
      }),
      { numRuns: 15 },
    )
  })
})

describe('decisions that are being carried out', () => {
  async function carriedOut(platform: Platform): Promise<void> {
    for (const { package: pack } of await listAsks(platform.store, decided.id)) {
      while ((await carryOut(platform, pack, 10)) > 0) {
        // The next ten.
      }
      await seal(platform, pack)
    }
    await settle(platform, decided.id)
  }

  async function mustHaveEndedOnce(store: MemoryStore): Promise<void> {
    const items = await everyItem(store, decided.id)
    expect(items).toHaveLength(60)
    for (const { decision, ended } of items) {
      const expected = decision === undefined ? 'lapsed' : decision.verdict === 'keep' ? 'kept' : 'revoked'
      expect(ended?.outcome).toBe(expected)
    }
    expect(items.some(({ ended }) => ended?.outcome === 'lapsed')).toBe(true)
    const stories = await Promise.all(items.map(({ entitlement }) => listEntriesByAggregate(store, entitlement)))
    const endings = stories.map(({ items: story }) => story.filter(({ did }) => did === 'entitlement.ended').length)
    expect(endings).toEqual(items.map(({ ended }) => (ended?.outcome === 'kept' ? 0 : 1)))
    const packages = await Promise.all(
      (await listAsks(store, decided.id)).map((each) => getPackage(store, each.package)),
    )
    for (const { head } of packages) {
      const counted = Object.values(head.outcomes ?? {}).reduce((sum, count) => sum + count, 0)
      expect([head.carried, counted]).toEqual([20, 20])
    }
  }

  it('when whoever does it dies anywhere, then every item ends in exactly one outcome, and each right is taken away once', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, async (stops) => {
        const store = decided.store.clone()
        await stoppedAt(store, stops, carriedOut)
        await mustHaveEndedOnce(store)
      }),
      { numRuns: 25 },
    )
  })

  it('when two do it at the same time, in whatever order they come to the table, then the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = decided.store.clone()
        const both = [1, 2].map(() => patient(carriedOut)(seeing(interleaved(store, scheduler))))
        await scheduler.waitFor(Promise.all(both))
        await carriedOut(seeing(store))
        await mustHaveEndedOnce(store)
      }),
      { numRuns: 10 },
    )
  })
})

/** A task that lost too many races is run again by whoever asked for it. */
const patient =
  (saga: (platform: Platform) => Promise<void>) =>
  async (platform: Platform): Promise<void> => {
    try {
      await saga(platform)
    } catch (error) {
      if (!(error instanceof ConditionFailedError)) throw error
      await patient(saga)(platform)
    }
  }
