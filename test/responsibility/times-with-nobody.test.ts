import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar } from '../../functions/calendar/index.ts'
import { isWorkingTime } from '../../functions/calendar/rules/is-working-time.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, type Instant, millisOf, plusMillis } from '../../functions/kernel/instant.ts'
import {
  covers,
  type Directory,
  deputiesOf,
  holdersOf,
  isThere,
  timesWithNobody,
} from '../../functions/responsibility/index.ts'
import { aDepartment, people, positions } from '../support/department.ts'

const directory = await (await aDepartment()).directory()
const START = directory.assignments[0]?.from ?? ''
const POST = positions.opsEngineer
const WITHIN = { from: plusMillis(START, 3 * DAY), until: plusMillis(START, 8 * DAY) }
const idFor = (prefix: string, nth: number): Id => idOf(prefix, START, String(nth).padStart(16, '0'))

/** On half hours, in eleven days around the days that are looked at. */
const moments = fc.integer({ min: 0, max: 22 * 24 }).map((halves) => plusMillis(START, (halves * HOUR) / 2))
const times = fc
  .record({
    person: fc.constantFrom(people.opsOne, people.opsTwo, people.opsThree),
    ends: fc.tuple(moments, moments).filter(([a, b]) => a < b),
  })
  .map(({ person, ends: [from, until] }) => ({ person, from, until }))
const rosters = fc.record({
  assignments: fc.array(times, { maxLength: 4 }),
  deputies: fc.array(times, { maxLength: 2 }),
  absences: fc.array(times, { maxLength: 4 }),
})

const withRoster = (
  roster: Record<'assignments' | 'deputies' | 'absences', readonly { person: Id; from: Instant; until: Instant }[]>,
): Directory => ({
  ...directory,
  assignments: roster.assignments.map((each, nth) => ({ ...each, position: POST, id: idFor('asg', nth) })),
  deputies: roster.deputies.map((each, nth) => ({ ...each, position: POST, id: idFor('dpt', nth) })),
  absences: roster.absences.map((each, nth) => ({ ...each, version: 1, id: idFor('abs', nth) })),
})

describe('when nobody is there for a post', () => {
  it('is what each quarter of an hour shows, at all hours or in working hours', () => {
    fc.assert(
      fc.property(rosters, fc.constantFrom('always' as const, 'business' as const), (roster, needed) => {
        const at = withRoster(roster)
        const found = timesWithNobody(at, POST, WITHIN, needed)
        expect(found).toEqual(found.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
        for (let moment = WITHIN.from; moment < WITHIN.until; moment = plusMillis(moment, HOUR / 4)) {
          const counts = needed === 'always' || isWorkingTime(moment, defaultCalendar)
          const isAnswered = [...holdersOf(at, POST, moment), ...deputiesOf(at, POST, moment)].some(({ id }) =>
            isThere(at, id, moment),
          )
          expect(found.some((each) => covers(each, moment))).toBe(counts && !isAnswered)
        }
        expect(found.every(({ from, until }) => millisOf(from) < millisOf(until))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
