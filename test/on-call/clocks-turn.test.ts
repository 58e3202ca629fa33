import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, instantOf, millisOf } from '../../functions/kernel/instant.ts'
import { rotationsOf, shiftsBetween } from '../../functions/on-call/rules/shifts.ts'
import type { Layer, Spell } from '../../functions/on-call/schedule.ts'
import { directoryWith, personNamed, rotaOf, scheduleOf } from './made-up-schedules.ts'
import { byTheClock } from './minute-by-minute.ts'

/** The nights on which clocks are turned, forward and back, in two zones; and around midnight, where Cuba turns its own. */
const NIGHTS = [
  { zone: 'Europe/London', night: '2026-03-29T00:00:00Z' },
  { zone: 'Europe/London', night: '2026-10-25T00:00:00Z' },
  { zone: 'America/New_York', night: '2026-03-08T06:00:00Z' },
  { zone: 'America/New_York', night: '2026-11-01T05:00:00Z' },
  { zone: 'America/Havana', night: '2026-03-08T05:00:00Z' },
  { zone: 'America/Havana', night: '2026-11-01T05:00:00Z' },
] as const

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const aTime = fc.oneof(
  // Around the turning of the clocks, to the quarter.
  fc.integer({ min: 0, max: 15 }).map((quarter) => time(quarter * 15)),
  fc.integer({ min: 0, max: 95 }).map((quarter) => time(quarter * 15)),
)
const aSpell: fc.Arbitrary<Spell> = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun' as const), {
      minLength: 1,
      maxLength: 7,
    }),
    from: aTime,
    to: aTime,
  })
  .map(({ days, ...rest }) => ({ ...rest, days: days as Spell['days'] }))

const aLayer = (date: string): fc.Arbitrary<Layer> =>
  fc
    .record({
      name: fc.constant('a'),
      people: fc.array(fc.integer({ min: 0, max: 9 }).map(personNamed), { minLength: 1, maxLength: 4 }),
      every: fc.oneof(
        fc.record({ count: fc.integer({ min: 1, max: 30 }), unit: fc.constant('hour' as const) }),
        fc.record({ count: fc.integer({ min: 1, max: 3 }), unit: fc.constant('day' as const) }),
      ),
      handOverAt: aTime,
      only: fc.array(aSpell, { maxLength: 2 }),
    })
    .map((layer) => ({ ...layer, from: date }))

/** The watchman begins before the layers do. */
const BEFORE = 2 * DAY
const AFTER = 30 * HOUR
const AROUND = 3 * HOUR

describe('who is on call while the clocks are turned', () => {
  for (const { zone, night } of NIGHTS) {
    it(`is in ${zone} on ${night.slice(0, 10)} who somebody would say that looks at the wall every minute`, () => {
      const first = millisOf(instantOf(Date.parse(night) - BEFORE))
      const date = instantOf(first + DAY / 2).slice(0, 10)
      fc.assert(
        fc.property(fc.array(aLayer(date), { minLength: 1, maxLength: 3 }), (layers) => {
          const rota = rotaOf(zone, layers)
          const until = Date.parse(night) + AFTER
          const shifts = shiftsBetween(scheduleOf({ rota }), 'primary', directoryWith(), {
            from: instantOf(first),
            until: instantOf(until),
          })
          const rotations = rotationsOf(scheduleOf({ rota }), 'primary', directoryWith())
          let nth = 0
          for (const { at, person } of byTheClock(rota, first, until)) {
            while (millisOf(shifts[nth]?.until ?? '') <= at) nth += 1
            if (shifts[nth]?.person !== person)
              expect(`${instantOf(at)} ${shifts[nth]?.person}`).toBe(`${instantOf(at)} ${person}`)
            // Asked for one instant alone, in the hours in which the wall shows the same twice.
            if (Math.abs(at - Date.parse(night)) < AROUND && rotations.holdingAt(at).person !== person)
              expect(`at ${instantOf(at)} ${rotations.holdingAt(at).person}`).toBe(`at ${instantOf(at)} ${person}`)
          }
        }),
        { numRuns: 12 },
      )
    })
  }

  it('hands over at nine on both sides of the night, and the shift between is an hour shorter or longer', () => {
    const daily: Layer = {
      ...{ name: 'a', people: [personNamed(0), personNamed(1)], every: { count: 1, unit: 'day' } },
      ...{ handOverAt: '09:00', from: '2026-01-01', only: [] },
    }
    const hours = (from: string, until: string) =>
      shiftsBetween(scheduleOf({ rota: rotaOf('Europe/London', [daily]) }), 'primary', directoryWith(), { from, until })
        .slice(1, -1)
        .map((each) => (millisOf(each.until) - millisOf(each.from)) / HOUR)
    expect(hours('2026-03-27T00:00:00.000Z', '2026-03-31T00:00:00.000Z')).toEqual([24, 23, 24])
    expect(hours('2026-10-23T00:00:00.000Z', '2026-10-27T00:00:00.000Z')).toEqual([24, 25, 24])
  })

  it('hands over once at a time that comes twice, at the first, and at the end of the hour that is left out', () => {
    const at = (handOverAt: string, from: string, until: string) =>
      shiftsBetween(
        scheduleOf({
          rota: rotaOf('Europe/London', [
            {
              ...{ name: 'a', people: [personNamed(0), personNamed(1)], every: { count: 1, unit: 'day' } },
              ...{ handOverAt, from: '2026-01-01', only: [] },
            },
          ]),
        }),
        'primary',
        directoryWith(),
        { from, until },
      ).map((each) => each.from)
    // 01:30 is there at 00:30 and at 01:30 UTC.
    expect(at('01:30', '2026-10-24T12:00:00.000Z', '2026-10-25T12:00:00.000Z')).toEqual([
      '2026-10-24T12:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ])
    // 01:30 is not there: clocks go from 01:00 to 02:00, at 01:00 UTC.
    expect(at('01:30', '2026-03-28T12:00:00.000Z', '2026-03-29T12:00:00.000Z')).toEqual([
      '2026-03-28T12:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ])
  })
})
