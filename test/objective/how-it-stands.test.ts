import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Measure } from '../../functions/objective/objective.ts'
import { expectedOn, howItStands } from '../../functions/objective/rules/how-it-stands.ts'
import {
  dayAfter,
  firstDayOf,
  firstPeriod,
  lastPeriod,
  periodAfter,
  periodOf,
  sayPeriod,
} from '../../functions/objective/rules/periods.ts'
import { periodOwed } from '../../functions/objective/rules/what-is-owed.ts'

const measure = (wish: Partial<Measure>): Measure => ({
  ...{ name: { 'zh-CN': '数', en: 'figure' }, unit: '', direction: 'at-least', target: 100 },
  ...wish,
})
const stands = (wish: Partial<Measure>, on: string, value: number) =>
  howItStands({ year: 2026, measure: measure(wish), latest: { on, value } })

describe('a figure that has to be kept all year', () => {
  it('is on track while it is good enough, and behind otherwise', () => {
    expect(stands({ target: 99.9 }, '2026-03-31', 99.9)).toEqual({ is: 'on-track', expected: 99.9 })
    expect(stands({ target: 99.9 }, '2026-03-31', 99.89).is).toBe('behind')
    expect(stands({ target: 4, direction: 'at-most' }, '2026-03-31', 4).is).toBe('on-track')
    expect(stands({ target: 4, direction: 'at-most' }, '2026-03-31', 4.1).is).toBe('behind')
  })
  it('is unmeasured before its first value', () => {
    expect(howItStands({ year: 2026, measure: measure({}) })).toEqual({ is: 'unmeasured' })
  })
})

describe('a figure that has to move', () => {
  it('is on track while it is as far as an even pace would be, reached at its target', () => {
    expect(stands({ start: 0 }, '2026-12-31', 99).is).toBe('behind')
    expect(stands({ start: 0 }, '2026-06-30', 50).is).toBe('on-track')
    expect(stands({ start: 0 }, '2026-06-30', 49).is).toBe('behind')
    expect(stands({ start: 0 }, '2026-06-30', 100).is).toBe('reached')
    expect(stands({ start: 60, target: 20, direction: 'at-most' }, '2026-06-30', 40).is).toBe('on-track')
    expect(stands({ start: 60, target: 20, direction: 'at-most' }, '2026-06-30', 41).is).toBe('behind')
  })
  it('is expected between start and target, further each day', () => {
    const days = fc.integer({ min: 0, max: 363 }).map((day) => [dateOf(day), dateOf(day + 1)] as const)
    const ends = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }))
    fc.assert(
      fc.property(days, ends, ([day, next], [start, target]) => {
        const [here, there] = [day, next].map((each) => expectedOn(each, 2026, measure({ start, target })))
        expect(Math.abs((there ?? 0) - target)).toBeLessThanOrEqual(Math.abs((here ?? 0) - target))
        expect(here).toBeGreaterThanOrEqual(Math.min(start, target))
        expect(here).toBeLessThanOrEqual(Math.max(start, target))
      }),
    )
    expect(expectedOn('2026-12-31', 2026, measure({ start: 0 }))).toBe(100)
  })
})

const dateOf = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
const rhythms = fc.constantFrom('monthly' as const, 'quarterly' as const)

describe('periods', () => {
  it('hold the days from their first to the day before the next, and follow each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), rhythms, (day, rhythm) => {
        const date = dateOf(day)
        const period = periodOf(date, rhythm)
        expect(firstDayOf(period) <= date && date < dayAfter(period)).toBe(true)
        expect(firstDayOf(periodAfter(period))).toBe(dayAfter(period))
        expect(periodAfter(period) > period).toBe(true)
      }),
    )
  })
  it('have names', () => {
    expect(sayPeriod('2026-03', 'zh-CN')).toBe('2026年3月')
    expect(sayPeriod('2026-Q1', 'en')).toBe('Q1 2026')
    expect([firstPeriod(2026, 'quarterly'), lastPeriod(2026, 'monthly')]).toEqual(['2026-Q1', '2026-12'])
  })
})

describe('what is owed next', () => {
  it('is the running period when it is set, the first of a year to come', () => {
    expect(periodOwed({ year: 2026, rhythm: 'monthly' }, '2026-05-20')).toBe('2026-05')
    expect(periodOwed({ year: 2027, rhythm: 'quarterly' }, '2026-11-20')).toBe('2027-Q1')
  })
  it('comes strictly after the latest value, and ends with the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), rhythms, (day, rhythm) => {
        const on = dateOf(day)
        const owed = periodOwed({ year: 2026, rhythm, latest: { on, value: 1 } }, on)
        if (owed === undefined) expect(periodOf(on, rhythm)).toBe(lastPeriod(2026, rhythm))
        else expect(owed).toBe(periodAfter(periodOf(on, rhythm)))
      }),
    )
  })
})
