import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wall } from '../../../functions/calendar/index.ts'
import type { Duty } from '../../../functions/role-book/duty.ts'
import { simulate } from '../../../functions/role-book/rules/simulate/simulate.ts'
import { type SimulationInput, TYPICAL_LOAD } from '../../../functions/role-book/rules/simulate/simulation.ts'
import { workInAWeek } from '../../../functions/role-book/rules/simulate/work-in-a-week.ts'
import { people, positions } from '../../support/department.ts'
import { aBook, aDuty, asGiven, DAILY, ground, idFor, shanghai } from '../lint/book-to-lint.ts'

const { directory } = await ground()
const QUIET = {
  ...TYPICAL_LOAD,
  ...{ leaveDays: 0, changes: { low: 0, medium: 0, high: 0 }, reports: 0, incidents: { severity1: 0, severity2: 0 } },
}
const playing = (duties: readonly Duty[], more: Partial<SimulationInput> = {}): SimulationInput => ({
  ...{ book: aBook(duties), directory, from: '2026-01-05', weeks: 4, load: QUIET, seed: 1 },
  ...more,
})
const hoursOf = (input: SimulationInput) =>
  Object.fromEntries(simulate(input).people.map(({ person, hours }) => [person, hours]))

describe('work', () => {
  it('goes to whoever of the holders has least to do, and is shared evenly', () => {
    const hours = hoursOf(playing([aDuty({ effort: 60 }), aDuty({ effort: 60 }), aDuty({ effort: 60 })], { weeks: 2 }))
    expect(hours).toEqual({ [people.opsOne]: [5, 5], [people.opsTwo]: [5, 5], [people.opsThree]: [5, 5] })
  })

  it('goes round whoever is away, to the deputy at last, and else it is nobody’s', () => {
    const leads = aDuty({ position: positions.appLeader, effort: 60, allowed: wall('PT1H') })
    const away = (nth: number, person: string, from: string, until: string) => ({
      ...{ id: idFor('abs', nth), person, version: 1, from: shanghai(from), until: shanghai(until) },
    })
    const absences = [
      away(1, people.appLeader, '2026-01-05T00:00', '2026-01-10T00:00'),
      away(2, people.appOne, '2026-01-09T00:00', '2026-01-10T00:00'),
    ]
    const year = simulate(playing([leads], { weeks: 2, directory: { ...directory, absences } }))
    expect(Object.fromEntries(year.people.map(({ person, hours }) => [person, hours]))).toEqual({
      [people.appLeader]: [0, 5],
      [people.appOne]: [4, 0],
    })
    expect(year.unfilled).toEqual([{ duty: leads.id, kind: 'occurrence', count: 1, of: 10, on: ['2026-01-09'] }])
  })

  it('knows the working calendar: in the week of Spring Festival nothing comes round', () => {
    const [hours] = simulate(
      playing([aDuty({ position: positions.opsLeader, effort: 60 })], { from: '2026-02-16' }),
    ).people
    expect(hours?.hours[0]).toBe(0)
    expect(hours?.hours[1]).toBeGreaterThan(2)
  })

  it('more than forty hours in a week are counted', () => {
    const [leader] = simulate(playing([aDuty({ position: positions.opsLeader, effort: 540 })])).people
    expect(leader).toMatchObject({ person: people.opsLeader, weeksOver: 4 })
  })

  it('what is triggered comes with what triggers it', () => {
    const load = { ...QUIET, incidents: { severity1: 8, severity2: 0 } }
    const answers = aDuty({ when: { kind: 'triggered', event: 'incident.severity-1' }, effort: 120 })
    const year = simulate(playing([answers], { load, weeks: 20 }))
    expect(year.totals.occurrences).toBeGreaterThan(20)
    expect(year.totals.occurrences).toBeLessThan(60)
  })
})

describe('being on call', () => {
  it('goes round by weeks; a share above a quarter shows', () => {
    const year = simulate(playing([aDuty({ when: { kind: 'on-call', hours: 'always' } })], { weeks: 12 }))
    expect(year.people.map(({ onCallDays, onCallShare }) => [onCallDays, onCallShare])).toEqual([
      [28, 33],
      [28, 33],
      [28, 33],
    ])
    expect(year.totals).toMatchObject({ onCallDays: 84, onCallUnfilled: 0 })
  })

  it('a day on which all who share it are away is unfilled', () => {
    const lonely = aDuty({ position: positions.appLeader, when: { kind: 'on-call', hours: 'always' } })
    const absences = [
      {
        ...{ id: idFor('abs', 1), person: people.appLeader, version: 1 },
        ...{ from: shanghai('2026-01-07T00:00'), until: shanghai('2026-01-10T00:00') },
      },
    ]
    const year = simulate(playing([lonely], { directory: { ...directory, absences } }))
    expect(year.unfilled).toMatchObject([{ kind: 'on-call', count: 3, on: ['2026-01-07', '2026-01-08', '2026-01-09'] }])
  })
})

describe('authorising changes', () => {
  const load = { ...QUIET, changes: { low: 30, medium: 0, high: 0 } }

  it('piles up where more comes than those who may can decide', () => {
    const year = simulate(playing(asGiven(directory), { load, weeks: 5 }))
    const [manager] = year.approvals
    expect(manager).toMatchObject({ position: positions.changeManager, capacity: 12 })
    expect(manager?.weeksBehind).toBeGreaterThan(3)
    expect(manager?.longestQueue).toBeGreaterThan(40)
    expect(year.totals).toMatchObject({ undecided: 0, climbed: 0 })
  })

  it('climbs where a duty does not let the post decide, and stays undecided where nobody may', () => {
    const without = asGiven(directory).map((duty) =>
      duty.position === positions.changeManager ? { ...duty, authorities: [] } : duty,
    )
    const { totals } = simulate(playing(without, { load }))
    expect(totals.climbed).toBe(totals.changes)
    const nobody = simulate(playing([], { load })).totals
    expect(nobody.undecided).toBe(nobody.changes)
    expect(nobody.changes).toBeGreaterThan(50)
  })
})

describe('the same input', () => {
  const duties = fc.array(
    fc
      .record({
        position: fc.constantFrom(...Object.values(positions)),
        responsible: fc.uniqueArray(fc.constantFrom(...Object.values(positions)), { maxLength: 2 }),
        when: fc.constantFrom(
          DAILY,
          { kind: 'standing' } as const,
          { kind: 'on-call', hours: 'always' } as const,
          { kind: 'triggered', event: 'change.released' } as const,
        ),
        effort: fc.constantFrom(0, 45, 600),
      })
      .map(aDuty),
    { maxLength: 8 },
  )

  it('gives the same year, in whatever order the duties lie; nothing is lost', () => {
    fc.assert(
      fc.property(duties, fc.nat(999), (list, seed) => {
        const input = playing(list, { seed, load: TYPICAL_LOAD, weeks: 8 })
        const year = simulate(input)
        expect(simulate(playing(list.toReversed(), { seed, load: TYPICAL_LOAD, weeks: 8 }))).toEqual(year)
        const onCall = year.people.reduce((sum, { onCallDays }) => sum + onCallDays, 0)
        expect(onCall).toBe(year.totals.onCallDays - year.totals.onCallUnfilled)
        expect(year.people.every(({ hours }) => hours.length === 8 && hours.every((each) => each >= 0))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('with another seed is another year of the same kind', () => {
    const year = (seed: number) => simulate(playing(asGiven(directory), { load: TYPICAL_LOAD, weeks: 26, seed }))
    expect(year(1)).toEqual(year(1))
    expect(year(1)).not.toEqual(year(2))
    expect(Math.abs(year(1).totals.changes - year(2).totals.changes)).toBeLessThan(100)
  })
})

describe('how much there is to play', () => {
  it('grows with what triggers duties, not only with how many there are', () => {
    const triggered = aDuty({ when: { kind: 'triggered', event: 'machine.reported' } })
    const book = aBook([aDuty(), triggered, aDuty({ when: { kind: 'triggered', event: 'incident.severity-1' } })])
    expect(workInAWeek(book, QUIET)).toBe(3)
    expect(workInAWeek(book, { ...QUIET, changes: { low: 6, medium: 3, high: 1 } })).toBe(13)
    const busy = { ...QUIET, reports: 1000, incidents: { severity1: 40, severity2: 40 } }
    expect(workInAWeek(book, busy)).toBe(3 + 1000 + 10)
  })
})
