import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar } from '../../functions/calendar/index.ts'
import { DAY, HOUR, type Instant, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { whenAYearIsDue } from '../../functions/planning/rules/when-a-year-is-due.ts'
import { planAheadTask } from '../../functions/planning/tasks/plan-ahead.ts'
import { type Store, StoreBusyError } from '../../functions/platform/store.ts'
import { kinds, onEvent } from '../../functions/registry.ts'
import { POSITION_FILLED } from '../../functions/responsibility/acts/position-acts.ts'
import { checkUp } from '../../infra/local/doctor.ts'
import { cases } from '../calendar/arbitrary-calendars.ts'
import { bound } from '../support/bound-store.ts'
import { people, positions } from '../support/department.ts'
import { interleaved } from '../support/interleaved-store.ts'
import { itemsOf, MemoryOffice } from '../support/memory-office.ts'
import { memoryPlatform } from '../support/memory-platform.ts'

/** Both who could answer for these posts are away for the same two days next week. */
async function twoPostsEmptied(office: MemoryOffice): Promise<void> {
  const time = { from: plusMillis(office.now, 7 * DAY), until: plusMillis(office.now, 9 * DAY + 9 * HOUR) }
  for (const role of ['changeManager', 'changeDeputy', 'appLeader', 'appOne'] as const) {
    await office.does('admin', 'POST', '/api/absences', { person: people[role], ...time })
  }
}

const openGaps = (office: MemoryOffice) =>
  office.store
    .dump()
    .filter(({ id, sk, status }) => sk === 'head' && String(id).startsWith('gap_') && status === 'open')

describe('the planner', () => {
  it('finds nothing to plan where no department has been founded', async () => {
    expect(await planAheadTask.run(memoryPlatform(), {})).toEqual({ opened: 0, closed: 0 })
  })

  it('writes nothing on an ordinary day', async () => {
    const office = await MemoryOffice.open()
    const before = office.store.dump()
    expect(await office.machine.runTask('plan-ahead', {})).toEqual({ opened: 0, closed: 0 })
    expect(office.store.dump()).toEqual(before)
  })

  it('looks at the others when it fails at one post, says so, and makes up for it the next time', async () => {
    let isBroken = true
    const office = await MemoryOffice.open({
      through: (store): Store => ({
        ...bound(store),
        async find(key) {
          const found = await store.find(key)
          if (isBroken && key.sk === 'head' && found?.id === positions.appLeader) throw new StoreBusyError('busy')
          return found as never
        },
      }),
    })
    isBroken = false
    await twoPostsEmptied(office)
    isBroken = true
    await expect(office.machine.runTask('plan-ahead', {})).rejects.toThrow(AggregateError)
    expect(openGaps(office).map(({ of }) => of)).toEqual([positions.changeManager])
    isBroken = false
    expect(await office.machine.runTask('plan-ahead', {})).toEqual({ opened: 1, closed: 0 })
    expect(openGaps(office)).toHaveLength(2)
  })

  it('runs each morning at eight in Shanghai on a journey through time, in however many steps it is made', async () => {
    for (const step of [10 * DAY, 6 * HOUR, 47 * MINUTE]) {
      const office = await MemoryOffice.open()
      const end = plusMillis(office.now, 10 * DAY)
      while (office.now < end) {
        const left = Date.parse(end) - Date.parse(office.now)
        await office.advance(Math.min(step, left))
      }
      expect(office.machine.usage.read()['task:plan-ahead']?.count).toBe(10)
    }
  })

  it('opens each gap once, in whatever order planners and news of the roster reach the table', async () => {
    const office = await MemoryOffice.open()
    await twoPostsEmptied(office)
    const start = office.store
    const outcomes = new Set<number>()
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = start.clone()
        const platform = { ...office.machine.platform, store: interleaved(store, scheduler), kick() {} }
        const plan = () => planAheadTask.run(platform, {})
        const somebodyStays = () => onEvent(platform, POSITION_FILLED, { position: positions.changeManager })
        await scheduler.waitFor(Promise.all([plan(), plan(), somebodyStays(), plan()]))
        const gaps = store.dump().filter(({ id, sk }) => sk === 'head' && String(id).startsWith('gap_'))
        expect(gaps.map(({ of }) => of).toSorted()).toEqual([positions.changeManager, positions.appLeader].toSorted())
        const obligations = store
          .dump()
          .filter(({ sk, kind }) => sk.startsWith('obl#') && kind === 'roster.cover-absence')
        expect(obligations).toHaveLength(2)
        const asked = store.dump().filter(({ pk }) => pk.startsWith('outbox#'))
        outcomes.add(asked.length)
        const { violations } = await checkUp(itemsOf(store), kinds, office.now)
        expect(violations).toEqual([])
      }),
      { numRuns: 100 },
    )
    expect(outcomes.size).toBe(1)
  })
})

describe('a year is due', () => {
  const at = (local: string): Instant => new Date(`${local}:00+08:00`).toISOString()

  it('on the last working day before 15 December, or ten working days after it was found', () => {
    fc.assert(
      fc.property(cases, ({ calendar, from }) => {
        const year = Number(from.slice(0, 4)) + 1
        const due = whenAYearIsDue(year, from, calendar)
        expect(due > from).toBe(true)
        expect(whenAYearIsDue(year, due, calendar) > due).toBe(true)
      }),
      { numRuns: 200 },
    )
    const calendar = defaultCalendar
    expect(whenAYearIsDue(2027, at('2026-11-01T08:00'), calendar)).toBe(at('2026-12-14T18:00'))
    expect(whenAYearIsDue(2027, at('2026-12-14T17:00'), calendar)).toBe(at('2026-12-28T17:00'))
  })
})
