import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar, isWorkingDay, plusDays, workingHoursOn } from '../../functions/calendar/index.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import { HOUR, type Instant, instantOf, MINUTE, millisOf, plusMillis } from '../../functions/kernel/instant.ts'
import {
  type Absence,
  type Assignment,
  type Attendance,
  type Directory,
  deputiesOf,
  holdersOf,
  isThere,
  type WhyMissing,
  whoWillBeMissing,
} from '../../functions/responsibility/index.ts'

/** A wall clock in Shanghai; 2026-01-05 is a Monday. */
const at = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))
const NOW = at('2026-01-05T08:00')
const LONG_AGO = at('2025-01-01T00:00')
const idFor = (prefix: string, nth: number): Id => idOf(prefix, LONG_AGO, String(nth).padStart(16, '0'))
const POST = idFor('pos', 1)
const HEAD = idFor('pos', 0)
const [LI, WANG, SUN] = [1, 2, 3].map((nth) => idFor('per', nth)) as [Id, Id, Id]

const during = (person: Id, from = LONG_AGO, until?: Instant) => ({
  ...{ id: idFor('asg', 1), person, position: POST, from },
  ...(until === undefined ? {} : { until }),
})
const away = (person: Id, from: string, until: string): Absence => ({
  ...{ id: idFor('abs', 1), person, version: 1, from: at(from), until: at(until) },
})

type Roster = Partial<Pick<Directory, 'assignments' | 'deputies' | 'absences' | 'books'>>

function roster(of: Roster, inactive: Id[] = []): Directory {
  const name = { 'zh-CN': '岗位', en: 'post' }
  const post = { id: POST, name, version: 1, authorities: [{ act: 'change.raise' as const }] }
  const person = (id: Id) =>
    [
      id,
      { id, name: id, email: `${id}@example.com`, language: 'zh-CN', active: !inactive.includes(id), version: 1 },
    ] as const
  return {
    version: 1,
    department: {
      ...{ id: idFor('dep', 0), name, head: HEAD, changeAuthority: HEAD, version: 1 },
      ...{ calendar: defaultCalendar, calendarVersion: 1 },
    },
    people: new Map([LI, WANG, SUN].map(person)),
    groups: new Map(),
    positions: new Map([[POST, post]]),
    services: new Map(),
    books: [],
    ...{ assignments: [], deputies: [], absences: [] },
    ...of,
  }
}
const missing = (directory: Directory, now = NOW) =>
  whoWillBeMissing(directory, POST, now).map(({ because, on }) => `${because} ${on}`)

/** A book whose duties need the post at these hours; without authority of its own. */
const neededAt = (hours: Attendance) => ({
  books: [{ version: 1, from: LONG_AGO, authorities: new Map(), attendance: new Map([[POST, hours]]) }],
})

describe('a post that a duty needs day and night', () => {
  const nightOff = {
    assignments: [during(LI, LONG_AGO, at('2026-01-14T18:00')), during(WANG, at('2026-01-15T09:00'))],
  }

  it('is missed for a single night between two holders, to the minute', () => {
    expect(whoWillBeMissing(roster({ ...nightOff, ...neededAt('always') }), POST, NOW)).toEqual([
      {
        because: 'nobody-for-hours',
        on: '2026-01-14',
        hours: { from: at('2026-01-14T18:00'), until: at('2026-01-15T09:00') },
      },
    ])
  })

  it('is not missed that night when it is needed in working hours only, or its deputy stays', () => {
    expect(missing(roster({ ...nightOff, ...neededAt('business') }))).toEqual([])
    expect(missing(roster({ ...nightOff, deputies: [during(SUN)], ...neededAt('always') }))).toEqual([])
  })

  it('is missed for a weekend on which holder and deputy are away', () => {
    const absences = [
      away(LI, '2026-01-16T18:00', '2026-01-19T09:00'),
      away(SUN, '2026-01-17T08:00', '2026-01-18T20:00'),
    ]
    const both = { assignments: [during(LI)], deputies: [during(SUN)], absences }
    expect(missing(roster({ ...both, ...neededAt('always') }))).toEqual(['nobody-for-hours 2026-01-17'])
    expect(missing(roster({ ...both, ...neededAt('business') }))).toEqual([])
  })

  it('is told once when hours grow into whole days', () => {
    const assignments = [during(LI, LONG_AGO, at('2026-01-14T18:00'))]
    expect(missing(roster({ assignments, ...neededAt('always') }))).toEqual(['nobody-holds-it 2026-01-15'])
  })

  it('is missed as soon as a book that will count by then needs it at night', () => {
    const [night] = neededAt('always').books
    const from = (local: string) => ({
      books: [{ version: 2, from: at(local), authorities: new Map(), attendance: night?.attendance ?? new Map() }],
    })
    expect(missing(roster({ ...nightOff, ...from('2026-01-10T00:00') }))).toEqual(['nobody-for-hours 2026-01-14'])
    expect(missing(roster({ ...nightOff, ...from('2026-01-16T00:00') }))).toEqual([])
  })

  it('needs nobody who was never there', () => {
    expect(missing(roster(neededAt('always')))).toEqual([])
  })
})

describe('a post whose last holder’s time ends', () => {
  it('has nobody from the next working day on, though its deputy stays', () => {
    const assignments = [during(LI, LONG_AGO, at('2026-01-30T18:00'))]
    expect(missing(roster({ assignments }))).toEqual(['nobody-holds-it 2026-02-02'])
    expect(missing(roster({ assignments, deputies: [during(WANG)] }))).toEqual(['nobody-holds-it 2026-02-02'])
  })

  it('has somebody when another follows by then, or holds it beside', () => {
    const ends = during(LI, LONG_AGO, at('2026-01-30T18:00'))
    expect(missing(roster({ assignments: [ends, during(WANG, at('2026-02-02T09:00'))] }))).toEqual([])
    expect(missing(roster({ assignments: [ends, during(WANG)] }))).toEqual([])
    expect(missing(roster({ assignments: [ends, during(WANG, at('2026-02-03T09:00'))] }))).toEqual([
      'nobody-holds-it 2026-02-02',
    ])
  })

  it('is seen 35 days ahead, and no earlier', () => {
    const assignments = [during(LI, LONG_AGO, at('2026-02-09T00:00'))]
    expect(missing(roster({ assignments }))).toEqual(['nobody-holds-it 2026-02-09'])
    expect(missing(roster({ assignments }), at('2026-01-04T23:00'))).toEqual([])
  })

  it('is seen also when the time ended before anybody looked, and when the holder has left', () => {
    const assignments = [during(LI, LONG_AGO, at('2025-11-03T18:00'))]
    expect(missing(roster({ assignments }))).toEqual(['nobody-holds-it 2026-01-05'])
    expect(missing(roster({ assignments }, [LI]))).toEqual(['nobody-holds-it 2026-01-05'])
  })
})

describe('a post whose holder is away', () => {
  it('has nobody on the first whole working day on which holder and deputy are both away', () => {
    const people = { assignments: [during(LI)], deputies: [during(WANG)] }
    const absences = [
      away(LI, '2026-01-12T00:00', '2026-01-24T00:00'),
      away(WANG, '2026-01-15T12:00', '2026-01-20T00:00'),
    ]
    expect(missing(roster({ ...people, absences }))).toEqual(['all-are-away 2026-01-16'])
    expect(missing(roster({ ...people, absences: absences.slice(0, 1) }))).toEqual([])
  })

  it('has somebody when each is there for some of each day', () => {
    const people = { assignments: [during(LI)], deputies: [during(WANG)] }
    const absences = [
      away(LI, '2026-01-12T00:00', '2026-01-12T13:30'),
      away(WANG, '2026-01-12T10:00', '2026-01-13T00:00'),
    ]
    expect(missing(roster({ ...people, absences }))).toEqual([])
  })

  it('needs nobody on weekends and holidays, and somebody on a make-up Saturday', () => {
    const people = { assignments: [during(LI)] }
    expect(missing(roster({ ...people, absences: [away(LI, '2026-01-10T00:00', '2026-01-12T00:00')] }))).toEqual([])
    const makeUp = '2026-02-14'
    expect(isWorkingDay(makeUp, defaultCalendar)).toBe(true)
    const absences = [away(LI, `${makeUp}T00:00`, '2026-02-16T00:00')]
    expect(missing(roster({ ...people, absences }), at('2026-02-02T08:00'))).toEqual([`all-are-away ${makeUp}`])
  })
})

describe('a post is left alone', () => {
  it('when nobody ever held it', () => {
    expect(missing(roster({}))).toEqual([])
    expect(missing(roster({ deputies: [during(WANG)] }))).toEqual([])
  })

  it('when it may do nothing any more and heads nothing', () => {
    const directory = roster({ assignments: [during(LI, LONG_AGO, at('2026-01-05T18:00'))] })
    const post = directory.positions.get(POST)
    if (post === undefined) throw new Error('no post')
    const retired = { ...directory, positions: new Map([[POST, { ...post, authorities: [] }]]) }
    expect(missing(directory)).toEqual(['nobody-holds-it 2026-01-06'])
    expect(missing(retired)).toEqual([])
    expect(missing({ ...retired, department: { ...retired.department, head: POST } })).toHaveLength(1)
  })
})

describe('whatever the roster', () => {
  const halfHour = fc
    .integer({ min: -10 * 48, max: 40 * 48 })
    .map((count) => plusMillis(at('2026-01-05T00:00'), count * 30 * MINUTE))
  const time = fc.tuple(halfHour, halfHour, fc.boolean()).map(([one, other, isOpen]) => {
    const [from = one, until = other] = [one, other].toSorted()
    return { from, ...(isOpen ? {} : { until }) }
  })
  const person = fc.constantFrom(LI, WANG, SUN)
  const place = fc.record({ person, time }).map(
    ({ person: who, time: when }): Assignment => ({
      ...{ id: idFor('asg', 1), person: who, position: POST },
      ...when,
    }),
  )
  const absence = fc.record({ person, from: halfHour, hours: fc.nat(200) }).map(
    ({ person: who, from, hours }): Absence => ({
      ...{ id: idFor('abs', 1), person: who, version: 1, from, until: plusMillis(from, hours * HOUR) },
    }),
  )
  const rosters = fc.record({
    assignments: fc.array(place, { maxLength: 3 }),
    deputies: fc.array(place, { maxLength: 2 }),
    absences: fc.array(absence, { maxLength: 4 }),
    inactive: fc.subarray([LI, WANG, SUN], { maxLength: 1 }),
  })

  /** The same, half an hour after the other; everything that changes, changes on the half hour. */
  function lookedUp(directory: Directory): string[] {
    const found = new Map<WhyMissing, string>()
    for (let nth = 0; nth <= 35; nth += 1) {
      const on = plusDays('2026-01-05', nth)
      const moments: Instant[] = []
      for (const { from, until } of workingHoursOn(on, defaultCalendar))
        for (let moment = from; moment < until; moment = plusMillis(moment, 30 * MINUTE)) moments.push(moment)
      const [first] = moments
      if (first === undefined) continue
      const staff = (moment: Instant) => [...holdersOf(directory, POST, moment), ...deputiesOf(directory, POST, moment)]
      const isHeld = moments.some((moment) => holdersOf(directory, POST, moment).length > 0)
      const wasHeld = directory.assignments.some(
        ({ until }) => until !== undefined && millisOf(until) <= millisOf(first),
      )
      const isAnswered = moments.some((moment) => staff(moment).some(({ id }) => isThere(directory, id, moment)))
      const because =
        !isHeld && wasHeld
          ? 'nobody-holds-it'
          : moments.some((moment) => staff(moment).length > 0) && !isAnswered
            ? 'all-are-away'
            : undefined
      if (because !== undefined && !found.has(because)) found.set(because, `${because} ${on}`)
    }
    return [...found.values()]
  }

  it('what is seen ahead is what each half hour will show', () => {
    const seen: Record<string, number> = { none: 0, 'nobody-holds-it': 0, 'all-are-away': 0 }
    fc.assert(
      fc.property(rosters, ({ inactive, ...of }) => {
        const directory = roster(of, inactive)
        expect(missing(directory)).toEqual(lookedUp(directory))
        const [first] = whoWillBeMissing(directory, POST, NOW)
        const because = first?.because ?? 'none'
        seen[because] = (seen[because] ?? 0) + 1
      }),
      { numRuns: 400 },
    )
    expect(Object.values(seen).every((count) => count > 10)).toBe(true)
  })
})
