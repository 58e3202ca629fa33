import { describe, expect, it } from 'vitest'
import { defaultCalendar } from '../../../../functions/calendar/index.ts'
import { isWorkingTime } from '../../../../functions/calendar/rules/is-working-time.ts'
import { getChange, listChangesByNewest } from '../../../../functions/change/change.store.ts'
import { aggregateKeyOf, bornAt } from '../../../../functions/kernel/ids.ts'
import type { Instant } from '../../../../functions/kernel/instant.ts'
import type { Effect } from '../../../../functions/platform/effect.ts'
import type { Item } from '../../../../functions/platform/store.ts'
import { kinds } from '../../../../functions/registry.ts'
import { checkUp } from '../../../../infra/local/doctor.ts'
import { demo } from '../../../../infra/local/seed/demo.ts'
import { seed } from '../../../../infra/local/seed/seed.ts'
import { itemsOf } from '../../../support/memory-office.ts'
import { type MemoryPlatform, memoryPlatform } from '../../../support/memory-platform.ts'

/** Before work on a Monday, at noon, in the evening, on a Sunday, after the Spring Festival, in a year nobody knows. */
const STARTS: readonly Instant[] = [
  '2026-01-05T08:00:00+08:00',
  '2026-01-08T11:47:31+08:00',
  '2026-01-08T21:15:00+08:00',
  '2026-01-11T10:00:00+08:00',
  '2026-02-24T09:00:00+08:00',
  '2027-05-06T17:59:59+08:00',
].map((each) => new Date(each).toISOString())

async function seeded(now: Instant): Promise<MemoryPlatform> {
  const platform = memoryPlatform(now)
  expect(await seed(platform, 'demo')).toBe(true)
  return platform
}

/** Every change with its story, the first raised first. */
async function changes({ store }: MemoryPlatform) {
  const { items } = await listChangesByNewest(store, { limit: 100 })
  return Promise.all(items.toReversed().map(({ id }) => getChange(store, id)))
}
type Change = Awaited<ReturnType<typeof changes>>[number]
const byPeople = ({ story }: Change) => story.filter(({ by }) => by.kind === 'person')

const effects = ({ store }: MemoryPlatform) =>
  store
    .dump()
    .filter(({ pk }) => /^(outbox|bundles)#/.test(pk))
    .map((row) => (row as Item & { effect: Effect }).effect)
/** 11 apart: no relay is at work here. */
async function violations({ store, clock }: MemoryPlatform) {
  const found = await checkUp(itemsOf(store), kinds, clock.now())
  return found.violations.filter(({ invariant }) => invariant !== 11)
}
const mails = (platform: MemoryPlatform) => effects(platform).filter((effect) => effect.kind === 'mail')

describe.each(STARTS)('the changes of a demo that begins at %s', (now) => {
  it('were made before, in the order of their numbers, each step after the one before', async () => {
    const all = await changes(await seeded(now))
    const numbers = all.map(({ head }) => head.number)
    expect(numbers).toEqual(all.map((_, nth) => `CHG-${1001 + nth}`))
    for (const change of all) {
      const instants = change.story.map(({ at }) => at)
      expect(instants).toEqual(instants.toSorted())
      expect(new Set(byPeople(change).map(({ at }) => at)).size).toBe(byPeople(change).length)
      expect(bornAt(change.head.id)).toBe(instants[0])
      expect(instants.at(-1)?.localeCompare(now)).not.toBe(1)
    }
  })

  it('were made at work, through the doors people use; only releases are in the evening', async () => {
    const all = await changes(await seeded(now))
    const acts = all.flatMap(byPeople)
    for (const { did, at } of acts) {
      const isRelease = did === 'change.released' || did === 'change.failed'
      expect([did, at, isWorkingTime(at, defaultCalendar)]).toEqual([did, at, !isRelease])
    }
    expect(new Set(acts.map(({ door }) => door))).toEqual(new Set(['portal', 'mail-link', 'mail-reply']))
  })

  it('keep every invariant, with clocks that are still to run out', async () => {
    const platform = await seeded(now)
    expect(await violations(platform)).toEqual([])
    const open = (await changes(platform)).flatMap(({ standing }) => standing.open)
    for (const { nextTickAt, openedAt } of open) {
      expect(nextTickAt > now).toBe(true)
      expect(openedAt < now).toBe(true)
    }
  })

  it('show every state, one assessment that is late and went up to the deputy', async () => {
    const all = await changes(await seeded(now))
    const statuses = new Set(all.map(({ head }) => head.status))
    expect([...statuses].sort()).toEqual([
      ...['assessed', 'authorised', 'cancelled', 'closed', 'expired', 'failed', 'rejected', 'released', 'scheduled'],
      'submitted',
    ])
    const late = all.flatMap(({ standing }) => standing.open).filter(({ dueAt }) => dueAt <= now)
    expect(late).toMatchObject([{ kind: 'change.assess', via: 'deputy', about: { title: /^核心数据库/ } }])
  })

  it('tell people what waits for them, once each, and nothing of what is done', async () => {
    const platform = await seeded(now)
    const all = await changes(platform)
    const open = all.flatMap(({ standing }) => standing.open)
    const ofChanges = new Set(all.map(({ head }) => aggregateKeyOf(head.id)))
    const told = mails(platform).filter(({ about }) => ofChanges.has(aggregateKeyOf(String(about.obligation))))
    const owners = told.filter(({ letter }) => letter !== 'obligation.taken-up')
    expect(owners.map(({ to, about }) => [about.obligation, to]).sort()).toEqual(
      open.map(({ id, accountable }) => [id, accountable]).sort(),
    )
    expect(told.length).toBe(open.length + 1)
    const authoriser = told.find(({ to }) => to === demo.people.wangZhiqiang)
    expect(authoriser?.letter).toBe('obligation.reminded')
    const started = effects(platform).flatMap((effect) => (effect.kind === 'start' ? [effect.caseId] : []))
    expect(started.filter((id) => id.startsWith('chg_')).sort()).toEqual(
      all
        .filter(({ standing }) => standing.open.length > 0)
        .map(({ head }) => head.id)
        .sort(),
    )
  })
})

describe('a demo', () => {
  const [NOW = ''] = STARTS

  it('is the same at the same instant', async () => {
    const tell = async () =>
      (await changes(await seeded(NOW))).map(({ head, story }) => [
        head.title,
        ...story.map(({ did, at }) => [did, at]),
      ])
    expect(await tell()).toEqual(await tell())
  })

  it('is made once', async () => {
    const platform = await seeded(NOW)
    const before = platform.store.dump()
    expect(await seed(platform, 'demo')).toBe(false)
    platform.at(90_000)
    expect(await seed(platform, 'demo')).toBe(false)
    expect(platform.store.dump()).toEqual(before)
  })

  it.each([6, 20, 47, 80])('goes on where it was stopped, at its commit %i', async (last) => {
    const platform = memoryPlatform(NOW)
    const { commit } = platform.store
    let commits = 0
    platform.store.commit = async function (writes) {
      commits += 1
      if (commits === last) throw new Error('the power went out')
      await commit.call(this, writes)
    }
    await expect(seed(platform, 'demo')).rejects.toThrow('the power went out')
    platform.at(90_000)
    await seed(platform, 'demo')
    const titles = (await changes(platform)).map(({ head }) => head.title)
    expect(titles).toEqual((await changes(await seeded(NOW))).map(({ head }) => head.title))
    expect(await violations(platform)).toEqual([])
  })
})
