import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar } from '../../functions/calendar/index.ts'
import { DAY, HOUR, instantOf, millisOf } from '../../functions/kernel/instant.ts'
import { fairnessOf } from '../../functions/on-call/rules/fairness.ts'
import { holesBetween } from '../../functions/on-call/rules/holes.ts'
import { shiftsBetween } from '../../functions/on-call/rules/shifts.ts'
import { whoIsOnCall } from '../../functions/on-call/rules/who-is-on-call.ts'
import type { Layer, Override } from '../../functions/on-call/schedule.ts'
import { directoryWith, personNamed, rotaOf, SCHEDULE, scheduleOf } from './made-up-schedules.ts'

const FROM = Date.UTC(2026, 2, 20)
const UNTIL = FROM + 14 * DAY
const RANGE = { from: instantOf(FROM), until: instantOf(UNTIL) }
const HOURS = (UNTIL - FROM) / HOUR

const aPerson = fc.integer({ min: 0, max: 5 }).map(personNamed)
const aTime = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
const aPeriod = fc
  .tuple(fc.integer({ min: -48, max: HOURS }), fc.integer({ min: 1, max: 72 }))
  .map(([from, length]) => ({ from: instantOf(FROM + from * HOUR), until: instantOf(FROM + (from + length) * HOUR) }))

const aLayer: fc.Arbitrary<Layer> = fc.record({
  name: fc.constant('a'),
  people: fc.array(aPerson, { minLength: 1, maxLength: 4 }),
  every: fc.record({ count: fc.integer({ min: 1, max: 3 }), unit: fc.constantFrom('hour', 'day', 'week' as const) }),
  handOverAt: aTime,
  from: fc.constantFrom('2026-01-05', '2026-03-22', '2026-03-25'),
  only: fc.array(fc.record({ days: fc.constantFrom('working-days', 'days-off' as const), from: aTime, to: aTime }), {
    maxLength: 1,
  }),
})
const anOverride: fc.Arbitrary<Override> = fc
  .tuple(aPeriod, aPerson, fc.integer({ min: 0, max: 999 }))
  .map(([period, person, nth]) => ({
    ...period,
    ...{ id: `ocv_${nth}`, schedule: SCHEDULE, role: 'primary', person, because: 'override' },
    ...{ createdAt: RANGE.from, createdBy: person },
  }))
const aCase = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/New_York'),
  layers: fc.array(aLayer, { minLength: 1, maxLength: 3 }),
  overrides: fc.array(anOverride, { maxLength: 3 }),
  absences: fc.array(fc.tuple(aPeriod, aPerson), { maxLength: 3 }),
  left: fc.uniqueArray(aPerson, { maxLength: 1 }),
})
type Made = typeof aCase extends fc.Arbitrary<infer Case> ? Case : never
const builtOf = ({ zone, layers, overrides, absences, left }: Made) => ({
  schedule: scheduleOf({ rota: rotaOf(zone, layers), overrides }),
  directory: directoryWith(
    absences.map(([period, person]) => ({ ...period, person })),
    left,
  ),
})

describe('the shifts of a range', () => {
  it('follow one another without a hole or an overlap, and every instant in them is answered the same', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 0, max: HOURS * 60 - 1 }), (made, minute) => {
        const { schedule, directory } = builtOf(made)
        const shifts = shiftsBetween(schedule, 'primary', directory, RANGE)
        expect(shifts[0]?.from).toBe(RANGE.from)
        expect(shifts.at(-1)?.until).toBe(RANGE.until)
        for (const [nth, { from, until }] of shifts.entries()) {
          expect(from < until).toBe(true)
          expect(shifts[nth + 1]?.from ?? RANGE.until).toBe(until)
        }
        const at = instantOf(FROM + minute * 60_000)
        const holding = shifts.find(({ from, until }) => from <= at && at < until)
        const answer = whoIsOnCall([schedule], directory, { schedule: SCHEDULE, role: 'primary' }, at)
        expect(answer?.person).toBe(holding?.person)
        if (answer !== undefined) expect(answer.from <= at && at < answer.until).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('are never somebody’s who is away or has left, and the last agreement wins', () => {
    fc.assert(
      fc.property(aCase, (made) => {
        const { schedule, directory } = builtOf(made)
        for (const { person, from, until } of shiftsBetween(schedule, 'primary', directory, RANGE)) {
          if (person === undefined) continue
          expect(directory.people.get(person)?.active).toBe(true)
          const meets = directory.absences.some(
            (each) => each.person === person && each.from < until && from < each.until,
          )
          expect(meets).toBe(false)
          const agreed = schedule.overrides.findLast((each) => each.from <= from && from < each.until)
          if (agreed !== undefined) expect(agreed.person).toBe(person)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('and the holes are the whole, where every hour is asked for', () => {
    fc.assert(
      fc.property(aCase, (made) => {
        const { schedule, directory } = builtOf(made)
        const sum = (all: readonly { from: string; until: string }[]) =>
          all.reduce((total, { from, until }) => total + millisOf(until) - millisOf(from), 0)
        const held = shiftsBetween(schedule, 'primary', directory, RANGE).filter(({ person }) => person !== undefined)
        expect(sum(held) + sum(holesBetween(schedule, 'primary', directory, RANGE))).toBe(UNTIL - FROM)
      }),
      { numRuns: 60 },
    )
  })

  it('are counted to their people to the hour, and nobody’s nights are longer than their hours', () => {
    fc.assert(
      fc.property(aCase, (made) => {
        const { schedule, directory } = builtOf(made)
        const shifts = shiftsBetween(schedule, 'primary', directory, RANGE)
        const burdens = fairnessOf(shifts, 'primary', { calendar: defaultCalendar, zoneOf: () => made.zone })
        const hours = shifts.reduce(
          (sum, { person, from, until }) =>
            person === undefined ? sum : sum + (millisOf(until) - millisOf(from)) / HOUR,
          0,
        )
        expect(burdens.reduce((sum, each) => sum + each.hours, 0)).toBeCloseTo(hours, 0)
        expect(burdens.reduce((sum, each) => sum + each.hoursOverShare, 0)).toBeCloseTo(0, 0)
        for (const each of burdens) {
          expect(each.nightHours).toBeLessThanOrEqual(each.hours + 0.01)
          expect(each.weekendHours + each.holidayHours).toBeLessThanOrEqual(each.hours + 0.01)
        }
      }),
      { numRuns: 50 },
    )
  })
})
