import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorkingCalendar } from '../../functions/calendar/calendar.ts'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { NoWorkingTimeError } from '../../functions/calendar/errors.ts'
import { instantOfLocal, localDateOf, plusDays } from '../../functions/calendar/local-time.ts'
import { addWorkingDays } from '../../functions/calendar/rules/add-working-days.ts'
import { addWorkingTime } from '../../functions/calendar/rules/add-working-time.ts'
import { nextWorkingStart } from '../../functions/calendar/rules/is-working-time.ts'
import { workingTimeBetween } from '../../functions/calendar/rules/working-time-between.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { HOUR, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { cases, later } from './arbitrary-calendars.ts'
import { shanghai } from './shanghai.ts'

const midnight = (date: string, zone: string): Instant => instantOfLocal(`${date}T00:00`, zone)
const due = (from: string, days: number, calendar = defaultCalendar): string =>
  shanghai.read(addWorkingDays(shanghai.at(from), days, calendar))

describe('one working day', () => {
  test.each([
    ['ends at the same time on the next', '2026-01-05T10:00', 1, '2026-01-06T10:00'],
    ['goes over the weekend', '2026-01-09T17:30', 1, '2026-01-12T17:30'],
    ['goes to a make-up Saturday', '2026-02-13T10:00', 1, '2026-02-14T10:00'],
    ['goes over the Spring Festival', '2026-02-14T10:00', 1, '2026-02-24T10:00'],
    ['given at opening is due at closing', '2026-01-05T09:00', 1, '2026-01-05T18:00'],
    ['given before opening is due at closing', '2026-01-05T06:00', 1, '2026-01-05T18:00'],
    ['given on Saturday is Monday', '2026-01-10T15:00', 1, '2026-01-12T18:00'],
    ['given after closing is tomorrow', '2026-01-05T19:00', 1, '2026-01-06T18:00'],
    ['given at lunch counts from after lunch: until lunch tomorrow', '2026-01-05T12:30', 1, '2026-01-06T12:00'],
    ['five of them are a week', '2026-01-05T10:00', 5, '2026-01-12T10:00'],
    ['five of them over National Day', '2026-09-29T16:00', 5, '2026-10-12T16:00'],
  ])('%s', (_, from, days, end) => expect(due(from, days)).toBe(end))

  test('is a day, however short the day', () => {
    const calendar: WorkingCalendar = {
      ...defaultCalendar,
      days: {
        '2026-12-31': { is: 'special-hours', hours: [{ from: '09:00', to: '12:00' }] },
        '2026-12-24': { is: 'special-hours', hours: [{ from: '13:30', to: '18:00' }] },
      },
    }
    expect(due('2026-12-30T16:00', 1, calendar)).toBe('2026-12-31T12:00')
    expect(due('2026-12-30T10:00', 1, calendar)).toBe('2026-12-31T10:00')
    expect(due('2026-12-23T10:00', 1, calendar)).toBe('2026-12-23T18:00')
    expect(due('2026-12-23T15:00', 1, calendar)).toBe('2026-12-24T15:00')
  })

  test('that is not whole, or in a calendar without any, is refused', () => {
    expect(() => due('2026-01-05T10:00', 1.5)).toThrow(RangeError)
    expect(() => due('2026-01-05T10:00', -1)).toThrow(RangeError)
    expect(due('2026-01-05T10:00', 0)).toBe('2026-01-05T10:00')
    const week = { ...defaultCalendar.week, mon: [], tue: [], wed: [], thu: [], fri: [] }
    const onceMore: WorkingCalendar = {
      ...defaultCalendar,
      week,
      publicHolidays: 'none',
      days: { '2026-01-05': { is: 'make-up' } },
    }
    expect(() => due('2026-01-05T10:00', 1, onceMore)).toThrow(NoWorkingTimeError)
  })
})

describe('in any calendar', () => {
  const days = fc.integer({ min: 1, max: 12 })

  test('the days between are counted on the fingers', () => {
    fc.assert(
      fc.property(cases, later, days, ({ calendar, from }, offset, count) => {
        const start = nextWorkingStart(plusMillis(from, offset), calendar)
        const end = addWorkingDays(start, count, calendar)
        const zone = calendar.timeZone
        const last = localDateOf(plusMillis(end, -1), zone)
        let fingers = 0
        for (let date = plusDays(localDateOf(start, zone), 1); date <= last; date = plusDays(date, 1))
          if (workingTimeBetween(midnight(date, zone), midnight(plusDays(date, 1), zone), calendar) > 0) fingers += 1
        // One less where the time of day comes before the first hour of the n-th day: due at closing of the day before.
        expect([count, count - 1]).toContain(fingers)
        expect(end > start).toBe(true)
      }),
    )
  })

  test('somebody has been working the moment before, and later starts never end earlier', () => {
    fc.assert(
      fc.property(cases, later, days, ({ calendar, from }, offset, count) => {
        const end = addWorkingDays(from, count, calendar)
        expect(workingTimeBetween(plusMillis(end, -MINUTE / 60), end, calendar)).toBeGreaterThan(0)
        expect(addWorkingDays(plusMillis(from, offset), count, calendar) >= end).toBe(true)
        expect(addWorkingDays(from, count + 1, calendar) >= end).toBe(true)
      }),
    )
  })

  test('where all days are alike it is the hours of so many days', () => {
    const alike: WorkingCalendar = { ...defaultCalendar, timeZone: 'Europe/Berlin', publicHolidays: 'none' }
    fc.assert(
      fc.property(cases, later, days, ({ from }, offset, count) => {
        const start = plusMillis(from, offset)
        expect(addWorkingDays(start, count, alike)).toBe(addWorkingTime(start, count * 7.5 * HOUR, alike))
      }),
    )
  })
})
