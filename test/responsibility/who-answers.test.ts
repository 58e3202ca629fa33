import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar } from '../../functions/calendar/index.ts'
import { idOf } from '../../functions/kernel/ids.ts'
import { HOUR, type Instant, instantOf, millisOf } from '../../functions/kernel/instant.ts'
import {
  type Absence,
  type Assignment,
  authoritiesOf,
  type Directory,
  lastResort,
  mayAct,
  type Person,
  whoAnswers,
} from '../../functions/responsibility/index.ts'
import { isHeldForEver } from '../../functions/responsibility/rules/organisation-stands.ts'
import { whereAnAbsenceStands } from '../../functions/responsibility/rules/where-an-absence-stands.ts'

const DAWN = millisOf('2026-01-05T00:00:00.000Z')
const hourAt = (hour: number): Instant => instantOf(DAWN + hour * HOUR)
const idFor = (prefix: string, nth: number) => idOf(prefix, hourAt(0), String(nth).padStart(16, '0'))
const PEOPLE = [0, 1, 2, 3].map((nth) => idFor('per', nth))
const POSITIONS = [0, 1].map((nth) => idFor('pos', nth))
const HOURS = 24

const spell = fc
  .tuple(fc.nat(HOURS), fc.nat(HOURS), fc.boolean())
  .map(([a, b, isOpen]) => ({ from: hourAt(Math.min(a, b)), ...(isOpen ? {} : { until: hourAt(Math.max(a, b)) }) }))
const place = fc.record({ person: fc.constantFrom(...PEOPLE), position: fc.constantFrom(...POSITIONS), spell })
const places = (prefix: string) =>
  fc
    .array(place, { maxLength: 5 })
    .map((all) =>
      all.map(({ spell: during, ...rest }, nth): Assignment => ({ id: idFor(prefix, nth), ...rest, ...during })),
    )
const absences = fc
  .array(fc.record({ person: fc.constantFrom(...PEOPLE), from: fc.nat(HOURS), hours: fc.nat(8) }), { maxLength: 4 })
  .map((all) =>
    all.map(
      ({ person, from, hours }, nth): Absence => ({
        ...{ id: idFor('abs', nth), person, version: 1 },
        ...{ from: hourAt(from), until: hourAt(from + hours) },
      }),
    ),
  )

const organisations = fc
  .record({
    active: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
    assignments: places('asg'),
    deputies: places('dpt'),
    absences,
  })
  .map(({ active, ...rest }): Directory => {
    const person = (id: string, nth: number): Person => ({
      ...{ id, name: id, email: `${nth}@example.com`, language: 'zh-CN', version: 1 },
      active: active[nth] ?? false,
    })
    const name = { 'zh-CN': 'x', en: 'x' }
    return {
      version: 1,
      department: {
        ...{ id: idFor('dep', 0), name, version: 1, calendar: defaultCalendar, calendarVersion: 1 },
        ...{ head: POSITIONS[0] ?? '', changeAuthority: POSITIONS[1] ?? '' },
      },
      people: new Map(PEOPLE.map((id, nth) => [id, person(id, nth)])),
      positions: new Map(
        POSITIONS.map((id) => [id, { id, name, authorities: [{ act: 'change.authorise' }], version: 1 }]),
      ),
      groups: new Map(),
      services: new Map(),
      books: [],
      ...rest,
    }
  })
const instants = fc.integer({ min: -1, max: HOURS * 2 }).map((half) => hourAt(half / 2))

/** The same question in other words: is the hand of the clock inside? */
const during = ({ from, until }: { from: Instant; until?: Instant }, at: Instant) =>
  millisOf(at) >= millisOf(from) && (until === undefined || millisOf(at) < millisOf(until))
const isAround = (organisation: Directory, person: string, at: Instant) =>
  organisation.people.get(person)?.active === true &&
  organisation.absences.every((absence) => absence.person !== person || !during(absence, at))

describe('who answers at an instant', () => {
  it('is a holder who is there, else a deputy who is there, else nobody', () => {
    fc.assert(
      fc.property(organisations, instants, fc.subarray(PEOPLE), (organisation, at, excluded) => {
        for (const position of POSITIONS) {
          const candidates = (all: readonly Assignment[]) =>
            all
              .filter(
                (each) => each.position === position && during(each, at) && isAround(organisation, each.person, at),
              )
              .map(({ person }) => person)
              .filter((person) => !excluded.includes(person))
          const [holders, deputies] = [candidates(organisation.assignments), candidates(organisation.deputies)]
          const holder = whoAnswers(organisation, { who: 'holder', position }, at, new Set(excluded))
          const deputy = whoAnswers(organisation, { who: 'deputy', position }, at, new Set(excluded))
          expect(holder?.via).toBe(holders.length > 0 ? 'holder' : deputies.length > 0 ? 'deputy' : undefined)
          if (holder !== undefined) expect(holder.via === 'holder' ? holders : deputies).toContain(holder.person)
          expect(deputy === undefined).toBe(deputies.length === 0)
          if (deputy !== undefined) expect(deputies).toContain(deputy.person)
        }
      }),
    )
  })

  it('is never anybody inactive, not even as the last resort, who may act by nothing', () => {
    fc.assert(
      fc.property(organisations, instants, (organisation, at) => {
        const last = lastResort(organisation, at)
        if (last !== undefined) expect(organisation.people.get(last.person)?.active).toBe(true)
        for (const { id, active } of organisation.people.values()) {
          const verdict = mayAct(organisation, id, 'change.authorise', at)
          if (!active) expect(verdict).toHaveProperty('no')
          expect(authoritiesOf(organisation, id, at).includes('change.authorise')).toBe('yes' in verdict)
        }
      }),
    )
  })
})

describe('a post that is held for ever', () => {
  it('has an active holder at every instant from now on', () => {
    fc.assert(
      fc.property(organisations, instants, fc.subarray(POSITIONS), (organisation, now, posts) => {
        const isHeldAt = (at: Instant) =>
          organisation.assignments.some(
            (each) =>
              posts.includes(each.position) &&
              during(each, at) &&
              organisation.people.get(each.person)?.active === true,
          )
        // Beyond the last hour nothing changes any more.
        const ahead = Array.from({ length: HOURS + 2 }, (_, hour) => hourAt(hour)).filter((at) => at > now)
        expect(isHeldForEver(organisation, posts, now)).toBe([now, ...ahead].every(isHeldAt))
      }),
      { numRuns: 500 },
    )
  })
})

describe('an execution that minds an absence', () => {
  it('hands over exactly while it lasts, waits no longer than twenty days, and gives way to the next', () => {
    const stretch = fc.record({ from: fc.nat(1000), length: fc.integer({ min: -1, max: 500 }), now: fc.nat(1600) })
    fc.assert(
      fc.property(stretch, fc.boolean(), ({ from, length, now: hour }, isAnother) => {
        const [begins, ends, now] = [hourAt(from), hourAt(from + length), hourAt(hour)]
        const absence = { from: begins, until: ends, generation: isAnother ? 3 : 2 }
        const { next, ...rest } = whereAnAbsenceStands(absence, 2, now)
        const isOver = isAnother || length <= 0 || hour >= from + length
        expect(next).toBe(isOver ? 'over' : hour >= from ? 'away' : 'wait')
        if (next === 'wait') expect(rest).toEqual({ waitSeconds: Math.min((from - hour) * 3600, 20 * 24 * 3600) })
      }),
    )
    expect(whereAnAbsenceStands(undefined, 1, hourAt(0))).toEqual({ next: 'over' })
  })
})
