import { isWorkday } from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorkingCalendar } from '../../functions/calendar/calendar.ts'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { NoWorkingTimeError } from '../../functions/calendar/errors.ts'
import { instantOfLocal } from '../../functions/calendar/local-time.ts'
import { addWorkingTime } from '../../functions/calendar/rules/add-working-time.ts'
import { isWorkingTime, nextWorkingStart } from '../../functions/calendar/rules/is-working-time.ts'
import { workingTimeBetween } from '../../functions/calendar/rules/working-time-between.ts'
import { DAY, HOUR, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { cases, later } from './arbitrary-calendars.ts'
import { minuteOracle } from './minute-oracle.ts'
import { shanghai } from './shanghai.ts'

describe('minute by minute', () => {
  test('adding working time ends where the oracle has counted it', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 30 * 60 }), ({ calendar, from }, minutes) => {
        const oracle = minuteOracle(calendar, isWorkday)
        expect(addWorkingTime(from, minutes * MINUTE, calendar)).toBe(oracle.afterWorkedMinutes(from, minutes))
      }),
      { numRuns: 200 },
    )
  })

  test('working time between two instants is what the oracle counts', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 6 * 1440 }), ({ calendar, from }, minutes) => {
        const oracle = minuteOracle(calendar, isWorkday)
        const to = plusMillis(from, minutes * MINUTE)
        expect(workingTimeBetween(from, to, calendar)).toBe(oracle.workedMinutes(from, to) * MINUTE)
      }),
      { numRuns: 200 },
    )
  })

  test('working time and the next opening are what the oracle sees', () => {
    fc.assert(
      fc.property(cases, ({ calendar, from }) => {
        const oracle = minuteOracle(calendar, isWorkday)
        expect(isWorkingTime(from, calendar)).toBe(oracle.isWorking(from))
        expect(nextWorkingStart(from, calendar)).toBe(oracle.nextWorking(from))
      }),
      { numRuns: 200 },
    )
  })
})

describe('algebra', () => {
  test('what was added lies between', () => {
    fc.assert(
      fc.property(cases, later, later, ({ calendar, from }, offset, millis) => {
        const start = plusMillis(from, offset)
        expect(workingTimeBetween(start, addWorkingTime(start, millis, calendar), calendar)).toBe(millis)
      }),
    )
  })

  test('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(cases, later, later, ({ calendar, from }, one, other) => {
        const step = addWorkingTime(addWorkingTime(from, one, calendar), other, calendar)
        expect(step).toBe(addWorkingTime(from, one + other, calendar))
      }),
    )
  })

  test('later starts and longer times never end earlier', () => {
    fc.assert(
      fc.property(cases, later, later, later, ({ calendar, from }, offset, millis, more) => {
        const end = addWorkingTime(from, millis, calendar)
        expect(addWorkingTime(plusMillis(from, offset), millis, calendar) >= end).toBe(true)
        expect(addWorkingTime(from, millis + more, calendar) >= end).toBe(true)
      }),
    )
  })

  test('two stretches that meet make one, and back is minus', () => {
    fc.assert(
      fc.property(cases, later, later, ({ calendar, from }, one, other) => {
        const middle = plusMillis(from, one)
        const end = plusMillis(middle, other)
        const whole = workingTimeBetween(from, end, calendar)
        expect(workingTimeBetween(from, middle, calendar) + workingTimeBetween(middle, end, calendar)).toBe(whole)
        expect(workingTimeBetween(end, from, calendar)).toBe(whole === 0 ? -0 : -whole)
      }),
    )
  })
})

describe('the default office', () => {
  const hours = (from: string, count: number): string =>
    shanghai.read(addWorkingTime(shanghai.at(from), count * HOUR, defaultCalendar))

  test.each([
    ['an afternoon goes on in the next morning', '2026-01-05T17:00', 2, '2026-01-06T10:00'],
    ['lunch does not count', '2026-01-05T11:30', 1, '2026-01-05T14:00'],
    ['what is used up at closing is due at closing', '2026-01-05T17:00', 1, '2026-01-05T18:00'],
    ['what comes at night starts in the morning', '2026-01-05T02:00', 1, '2026-01-05T10:00'],
    ['Friday evening, an ordinary weekend', '2026-01-09T17:00', 2, '2026-01-12T10:00'],
    ['Friday evening before a make-up Saturday and the Spring Festival', '2026-02-13T17:00', 24, '2026-02-26T09:30'],
    ['Wednesday evening before National Day, make-up Saturday after', '2026-09-30T17:00', 20, '2026-10-10T14:30'],
    ['over a Sunday that is worked', '2026-01-03T12:00', 7.5, '2026-01-04T18:00'],
    ['over the end of February in a leap year', '2028-02-28T17:00', 8.5, '2028-02-29T18:00'],
    ['over the turn of a year nobody knows yet: by the week alone', '2026-12-31T17:00', 2, '2027-01-01T10:00'],
  ])('%s', (_, from, count, due) => expect(hours(from, count)).toBe(due))

  test.each([
    ['2026-01-05T08:59', false, '2026-01-05T09:00'],
    ['2026-01-05T09:00', true, '2026-01-05T09:00'],
    ['2026-01-05T12:00', false, '2026-01-05T13:30'],
    ['2026-01-05T17:59', true, '2026-01-05T17:59'],
    ['2026-01-05T18:00', false, '2026-01-06T09:00'],
    ['2026-02-14T18:00', false, '2026-02-24T09:00'],
  ])('%s: is it working time, and when is it next', (at, isWorking, next) => {
    expect(isWorkingTime(shanghai.at(at), defaultCalendar)).toBe(isWorking)
    expect(shanghai.read(nextWorkingStart(shanghai.at(at), defaultCalendar))).toBe(next)
  })

  test('nothing to do is done at once, and time does not run backwards', () => {
    expect(hours('2026-01-03T12:00', 0)).toBe('2026-01-03T12:00')
    expect(() => hours('2026-01-03T12:00', -1)).toThrow(RangeError)
    expect(() => addWorkingTime('yesterday', HOUR, defaultCalendar)).toThrow(/not an instant/)
  })
})

describe('when clocks are turned', () => {
  const nightly = (timeZone: string, from: string, to: string): WorkingCalendar => {
    const hours = [{ from, to }]
    const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }
    return { ...defaultCalendar, timeZone, publicHolidays: 'none', week }
  }
  const workedOn = (date: string, calendar: WorkingCalendar): number => {
    const midnight = instantOfLocal(`${date}T00:00`, calendar.timeZone)
    return workingTimeBetween(midnight, plusMillis(midnight, 20 * HOUR), calendar) / HOUR
  }

  test('a night shift is an hour shorter in spring and longer in autumn', () => {
    const berlin = nightly('Europe/Berlin', '00:00', '06:00')
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map((date) => workedOn(date, berlin))).toEqual([6, 5, 7])
    const newYork = nightly('America/New_York', '00:00', '06:00')
    expect(['2026-03-08', '2026-11-01', '2026-11-02'].map((date) => workedOn(date, newYork))).toEqual([5, 7, 6])
  })

  test('a shift inside the gap does not happen', () => {
    const berlin = nightly('Europe/Berlin', '02:00', '03:00')
    expect(workedOn('2026-03-29', berlin)).toBe(0)
    expect(nextWorkingStart('2026-03-28T12:00:00.000Z', berlin)).toBe('2026-03-30T00:00:00.000Z')
  })

  test('where midnight comes twice, the new day goes on when the old one is back', () => {
    const stJohns = nightly('America/St_Johns', '00:00', '06:00')
    expect(workingTimeBetween('2010-11-07T02:00:00.000Z', '2010-11-07T03:00:00.000Z', stJohns)).toBe(HOUR / 2)
  })
})

describe('a calendar without working time', () => {
  const nobody: WorkingCalendar = {
    ...defaultCalendar,
    week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    publicHolidays: 'none',
  }
  const from = '2026-01-05T00:00:00.000Z'

  test('is an error that says so, not an endless search', () => {
    expect(() => addWorkingTime(from, 1, nobody)).toThrow(NoWorkingTimeError)
    expect(() => nextWorkingStart(from, nobody)).toThrow(/within three years of 2026-01-05/)
    expect(workingTimeBetween(from, plusMillis(from, 365 * DAY), nobody)).toBe(0)
  })

  test('an hour a week is little, and enough', () => {
    const mondays: WorkingCalendar = { ...nobody, week: { ...nobody.week, mon: [{ from: '09:00', to: '10:00' }] } }
    expect(shanghai.read(addWorkingTime(from, 300 * HOUR, mondays))).toBe('2031-09-29T10:00')
  })

  test('but two years of leave are survived', () => {
    const back: WorkingCalendar = { ...nobody, days: { '2028-01-05': { is: 'make-up' } } }
    expect(shanghai.read(addWorkingTime(from, HOUR, back))).toBe('2028-01-05T10:00')
  })
})
