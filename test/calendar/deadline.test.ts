import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Allowance } from '../../functions/calendar/allowance.ts'
import { business, wall } from '../../functions/calendar/allowance.ts'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { instantOfLocal } from '../../functions/calendar/local-time.ts'
import { addWorkingDays } from '../../functions/calendar/rules/add-working-days.ts'
import { addWorkingTime } from '../../functions/calendar/rules/add-working-time.ts'
import { deadline, partWay } from '../../functions/calendar/rules/deadline.ts'
import type { Pause } from '../../functions/calendar/rules/pauses.ts'
import { isPausedAt, pausesAt } from '../../functions/calendar/rules/pauses.ts'
import { workingTimeBetween } from '../../functions/calendar/rules/working-time-between.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { DAY, HOUR, MINUTE, millisOf, plusMillis, SECOND, wholeSecond } from '../../functions/kernel/instant.ts'
import { cases } from './arbitrary-calendars.ts'
import { shanghai } from './shanghai.ts'

const { at, read } = shanghai
const pause = (from: string, to: string): Pause => ({ from: at(from), to: at(to) })
const due = (from: string, allowance: Allowance, pauses: Pause[] = []): string =>
  read(deadline(at(from), allowance, defaultCalendar, pauses))

describe('the defaults of the product', () => {
  test.each([
    ['acknowledge severity 1, at night', '2026-02-17T02:00', wall('PT5M'), '2026-02-17T02:05'],
    ['acknowledge severity 3', '2026-02-13T16:00', business('PT4H'), '2026-02-14T11:00'],
    ['resolve severity 3', '2026-02-13T16:00', business('P5D'), '2026-02-27T16:00'],
    ['assess a change', '2026-01-05T08:00', business('PT8H'), '2026-01-06T09:30'],
    ['authorise: first reminder', '2026-02-13T17:00', business('PT4H'), '2026-02-14T12:00'],
    ['authorise: second reminder', '2026-02-13T17:00', business('PT8H'), '2026-02-14T17:30'],
    ['authorise: third reminder', '2026-02-13T17:00', business('PT20H'), '2026-02-25T14:30'],
    ['authorise: escalate', '2026-02-13T17:00', business('PT24H'), '2026-02-26T09:30'],
    ['a minor finding', '2026-01-31T10:00', wall('P30D'), '2026-03-02T10:00'],
    ['a day and a half', '2026-01-05T10:00', business('P1DT4H'), '2026-01-06T15:30'],
  ])('%s', (_, from, allowance, end) => expect(due(from, allowance)).toBe(end))

  test('half and nine tenths of the time', () => {
    const part = (fraction: number): string =>
      read(partWay(fraction, at('2026-01-05T09:00'), business('PT8H'), defaultCalendar))
    expect([part(0), part(0.5), part(0.9), part(1)]).toEqual([
      '2026-01-05T09:00',
      '2026-01-05T14:30',
      '2026-01-05T17:42',
      '2026-01-06T09:30',
    ])
    expect(part(0.55)).toBe('2026-01-05T14:54')
    expect(() => part(1.1)).toThrow(RangeError)
  })
})

test('wall days are days on the wall, also when clocks are turned', () => {
  const berlin = { ...defaultCalendar, timeZone: 'Europe/Berlin' }
  const from = instantOfLocal('2026-03-28T10:00', 'Europe/Berlin')
  expect(deadline(from, wall('P1D'), berlin)).toBe(instantOfLocal('2026-03-29T10:00', 'Europe/Berlin'))
  expect(deadline(from, wall('PT24H'), berlin)).toBe(instantOfLocal('2026-03-29T11:00', 'Europe/Berlin'))
})

describe('pauses', () => {
  test.each([
    [
      'in working time move the deadline by as much',
      [pause('2026-01-05T10:00', '2026-01-05T11:00')],
      '2026-01-05T15:30',
    ],
    ['at lunch move nothing', [pause('2026-01-05T12:00', '2026-01-05T13:30')], '2026-01-05T14:30'],
    ['after the deadline move nothing', [pause('2026-01-05T15:00', '2026-01-07T15:00')], '2026-01-05T14:30'],
    ['that began before count from the start', [pause('2026-01-01T00:00', '2026-01-05T10:00')], '2026-01-05T15:30'],
    [
      'that overlap count once',
      [pause('2026-01-05T10:00', '2026-01-05T11:00'), pause('2026-01-05T10:30', '2026-01-05T11:30')],
      '2026-01-05T16:00',
    ],
    ['at the last moment come too late', [pause('2026-01-05T14:30', '2026-01-06T10:00')], '2026-01-05T14:30'],
    ['over the weekend move into the week after', [pause('2026-01-05T11:00', '2026-01-12T09:00')], '2026-01-12T11:00'],
  ])('%s', (_, pauses, end) => expect(due('2026-01-05T09:00', business('PT4H'), pauses)).toBe(end))

  test('a clock that starts paused starts at the end of the pause, days too', () => {
    expect(due('2026-01-05T10:00', business('P1D'), [pause('2026-01-05T09:00', '2026-01-07T16:00')])).toBe(
      '2026-01-08T16:00',
    )
    expect(due('2026-01-05T10:00', wall('P1D'), [pause('2026-01-05T10:00', '2026-01-07T16:00')])).toBe(
      '2026-01-08T16:00',
    )
  })

  test('one that ends before it begins is refused', () => {
    expect(() => due('2026-01-05T09:00', wall('PT4H'), [pause('2026-01-06T00:00', '2026-01-05T00:00')])).toThrow(
      RangeError,
    )
  })

  test('one that goes on ends now: nothing falls due meanwhile', () => {
    const open = [{ from: at('2026-01-05T11:00') }]
    const paused = (now: string): string =>
      read(deadline(at('2026-01-05T09:00'), business('PT4H'), defaultCalendar, pausesAt(at(now), open)))
    expect(paused('2026-01-05T11:00')).toBe('2026-01-05T14:30')
    expect(paused('2026-01-09T17:00')).toBe('2026-01-12T10:00')
    expect(paused('2026-01-05T10:00')).toBe('2026-01-05T14:30')
    expect(isPausedAt(at('2026-01-05T10:59'), open)).toBe(false)
    expect(isPausedAt(at('2026-06-01T00:00'), open)).toBe(true)
    expect(isPausedAt(at('2026-01-05T11:00'), [pause('2026-01-05T10:00', '2026-01-05T11:00')])).toBe(false)
  })
})

describe('under any calendar and any pauses', () => {
  const seconds = fc.integer({ min: 1, max: 40 * 3600 })
  const spells = fc.array(fc.tuple(fc.integer({ min: -1440, max: 8 * 1440 }), fc.integer({ min: 0, max: 3000 })), {
    maxLength: 4,
  })
  const pausesOf = (from: Instant, minutes: readonly (readonly [number, number])[]): Pause[] =>
    minutes.map(([after, length]) => ({
      from: plusMillis(from, after * MINUTE),
      to: plusMillis(from, (after + length) * MINUTE),
    }))

  test('the time that ran until the deadline is the time allowed', () => {
    fc.assert(
      fc.property(cases, seconds, spells, ({ calendar, from }, count, minutes) => {
        const pauses = pausesOf(from, minutes)
        const end = deadline(from, business(`PT${count}S`), calendar, pauses)
        expect(ranBetween(from, end, pauses, (a, b) => workingTimeBetween(a, b, calendar))).toBe(count * SECOND)
        const wallEnd = deadline(from, wall(`PT${count}S`), calendar, pauses)
        expect(ranBetween(from, wallEnd, pauses, (a, b) => millisOf(b) - millisOf(a))).toBe(count * SECOND)
      }),
      { numRuns: 500 },
    )
  })

  test('a second earlier it had not', () => {
    fc.assert(
      fc.property(cases, seconds, spells, ({ calendar, from }, count, minutes) => {
        const pauses = pausesOf(from, minutes)
        const end = deadline(from, business(`PT${count}S`), calendar, pauses)
        const before = ranBetween(from, plusMillis(end, -SECOND), pauses, (a, b) => workingTimeBetween(a, b, calendar))
        expect(before).toBe((count - 1) * SECOND)
      }),
      { numRuns: 500 },
    )
  })

  test('without pauses it is plain addition, in whole seconds', () => {
    fc.assert(
      fc.property(
        cases,
        seconds,
        fc.nat(59_999),
        fc.integer({ min: 1, max: 9 }),
        ({ calendar, from }, count, odd, days) => {
          const start = plusMillis(from, odd)
          const time = wholeSecond(addWorkingTime(start, count * SECOND, calendar))
          expect(deadline(start, business(`PT${count}S`), calendar)).toBe(time)
          expect(deadline(start, business(`P${days}D`), calendar)).toBe(
            wholeSecond(addWorkingDays(start, days, calendar)),
          )
          expect(deadline(start, wall(`PT${count}S`), calendar)).toBe(wholeSecond(plusMillis(start, count * SECOND)))
        },
      ),
    )
  })

  test('the order of pauses does not matter, nor how they are cut', () => {
    fc.assert(
      fc.property(cases, seconds, spells, fc.boolean(), ({ calendar, from }, count, minutes, isWall) => {
        const pauses = pausesOf(from, minutes)
        const cut = pauses.flatMap(({ from: a, to: b }) => {
          const middle = plusMillis(a, Math.floor((millisOf(b) - millisOf(a)) / 2))
          return [
            { from: middle, to: b },
            { from: a, to: middle },
          ]
        })
        const allowance = (isWall ? wall : business)(`PT${count}S`)
        expect(deadline(from, allowance, calendar, cut)).toBe(deadline(from, allowance, calendar, pauses))
      }),
    )
  })

  test('more of the time is later, a longer pause is never earlier', () => {
    const parts = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(cases, seconds, spells, parts, parts, ({ calendar, from }, count, minutes, one, other) => {
        const pauses = pausesOf(from, minutes)
        const when = (part: number): Instant => partWay(part, from, business(`PT${count}S`), calendar, pauses)
        expect(when(Math.min(one, other)) <= when(Math.max(one, other))).toBe(true)
        expect(when(1)).toBe(deadline(from, business(`PT${count}S`), calendar, pauses))
        const longer = pauses.map((each) => ({ ...each, to: plusMillis(each.to, DAY + HOUR) }))
        expect(deadline(from, business(`PT${count}S`), calendar, longer) >= when(1)).toBe(true)
      }),
    )
  })
})

/** Cuts the time at every edge and counts the pieces that lie in no pause: slower than the rule, and simpler. */
function ranBetween(
  from: Instant,
  to: Instant,
  pauses: readonly Pause[],
  count: (a: Instant, b: Instant) => number,
): number {
  const edges = [from, to, ...pauses.flatMap((each) => [each.from, each.to])]
    .filter((edge) => edge >= from && edge <= to)
    .sort()
  return edges
    .slice(1)
    .map((end, nth) => ({ start: edges[nth] ?? end, end }))
    .filter(({ start, end }) => !pauses.some((each) => each.from <= start && end <= each.to))
    .reduce((sum, { start, end }) => sum + count(start, end), 0)
}
