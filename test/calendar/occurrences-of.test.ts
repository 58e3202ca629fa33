import * as chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar, type WorkingCalendar } from '../../functions/calendar/calendar.ts'
import { dateOfDay, dayOfDate, plusDays, WEEKDAYS, weekdayOf } from '../../functions/calendar/local-time.ts'
import type { DayOfMonth, Every, Recurrence } from '../../functions/calendar/recurrence.ts'
import { ON_DAY_OFF } from '../../functions/calendar/recurrence.ts'
import { occurrencesOf } from '../../functions/calendar/rules/occurrences-of.ts'
import { recurrenceProblems } from '../../functions/calendar/rules/recurrence-problems.ts'
import { traditionalDateOf } from '../../functions/calendar/traditional-holidays.ts'
import { cases, ZONES } from './arbitrary-calendars.ts'
import { firstMinuteAt, occurrencesByHand } from './recurrence-oracle.ts'

const rule = (every: Every, more: Partial<Recurrence> = {}): Recurrence => ({
  every,
  at: ['09:00'],
  onDayOff: 'keep',
  from: '2024-01-01',
  ...more,
})
const on = (each: Recurrence, from: string, until: string, calendar = defaultCalendar): string[] =>
  occurrencesOf(each, calendar, from, until).map((found) => found.on)

describe('days', () => {
  test('the 31st is the last day of shorter months', () => {
    const monthly = rule({ unit: 'month', interval: 1, on: [{ day: 31 }] })
    expect(on(monthly, '2026-01-01', '2026-06-30')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
    ])
  })

  test('29 February is the 28th in common years', () => {
    const yearly = rule({ unit: 'year', interval: 1, month: 2, on: [{ day: 29 }] })
    expect(on(yearly, '2024-01-01', '2028-12-31')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
  })

  test.each<[string, DayOfMonth, string]>([
    ['the first Monday', { weekday: 'mon', nth: 1 }, '2026-03-02'],
    ['the last Friday', { weekday: 'fri', nth: -1 }, '2026-03-27'],
    ['the third working day', { workingDay: 3 }, '2026-03-04'],
    ['the last working day', { workingDay: -1 }, '2026-03-31'],
    ['the last day', { day: -1 }, '2026-03-31'],
  ])('%s of March 2026', (_, day, date) => {
    expect(on(rule({ unit: 'month', interval: 1, on: [day] }), '2026-03-01', '2026-03-31')).toEqual([date])
  })

  test('the 20th working day of a month with fewer is its last one', () => {
    const monthly = rule({ unit: 'month', interval: 1, on: [{ workingDay: 20 }] })
    expect(on(monthly, '2026-02-01', '2026-02-28')).toEqual(['2026-02-28'])
  })

  test('every quarter counts from its beginning', () => {
    const quarterly = rule({ unit: 'month', interval: 3, on: [{ workingDay: -1 }] }, { from: '2026-02-10' })
    expect(on(quarterly, '2026-01-01', '2026-12-31')).toEqual(['2026-02-28', '2026-05-29', '2026-08-31', '2026-11-30'])
  })

  test('every other week counts weeks from Monday on', () => {
    const other = rule({ unit: 'week', interval: 2, on: ['mon', 'sun'] }, { from: '2026-03-04' })
    expect(on(other, '2026-03-01', '2026-03-31')).toEqual(['2026-03-08', '2026-03-16', '2026-03-22', '2026-03-30'])
  })

  test('every working day works make-up Saturdays and rests in the Spring Festival', () => {
    const daily = rule({ unit: 'day', interval: 1 }, { onDayOff: 'skip' })
    expect(on(daily, '2026-02-13', '2026-02-25')).toEqual(['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25'])
  })

  test('several times a day', () => {
    const twice = rule({ unit: 'day', interval: 1 }, { at: ['21:00', '09:00'] })
    const found = occurrencesOf(twice, defaultCalendar, '2026-03-02', '2026-03-02')
    expect(found.map(({ at, opensAt }) => [at, opensAt])).toEqual([
      ['09:00', '2026-03-02T01:00:00.000Z'],
      ['21:00', '2026-03-02T13:00:00.000Z'],
    ])
  })
})

describe('days off', () => {
  const first = (onDayOff: Recurrence['onDayOff']) =>
    on(rule({ unit: 'month', interval: 1, on: [{ day: 15 }] }, { onDayOff }), '2026-02-01', '2026-03-31')

  test('the 15th in and after the Spring Festival, moved before or after it, left out, or kept', () => {
    expect(first('before')).toEqual(['2026-02-14', '2026-03-13'])
    expect(first('after')).toEqual(['2026-02-24', '2026-03-16'])
    expect(first('skip')).toEqual([])
    expect(first('keep')).toEqual(['2026-02-15', '2026-03-15'])
  })

  test('what is moved into a stretch of days is found from the stretch alone', () => {
    const after = rule({ unit: 'month', interval: 1, on: [{ day: 15 }] }, { onDayOff: 'after' })
    expect(on(after, '2026-02-24', '2026-02-24')).toEqual(['2026-02-24'])
    const before = rule({ unit: 'month', interval: 1, on: [{ day: 20 }] }, { onDayOff: 'before' })
    expect(on(before, '2026-02-14', '2026-02-14')).toEqual(['2026-02-14'])
  })

  test('two that are moved onto the same day are one', () => {
    const daily = rule({ unit: 'day', interval: 1 }, { onDayOff: 'after' })
    expect(on(daily, '2026-03-06', '2026-03-09')).toEqual(['2026-03-06', '2026-03-09'])
  })

  test('where nobody works for a quarter of a year, it stays where it is', () => {
    const week = { ...defaultCalendar.week, mon: [], tue: [], wed: [], thu: [], fri: [] }
    const closed: WorkingCalendar = { ...defaultCalendar, week, publicHolidays: 'none' }
    const monthly = rule({ unit: 'month', interval: 1, on: [{ day: 10 }] }, { onDayOff: 'after' })
    expect(on(monthly, '2026-03-01', '2026-03-31', closed)).toEqual(['2026-03-10'])
  })
})

describe('before a holiday', () => {
  const daysBefore = (workingDaysBefore: number, holiday = '春节') =>
    rule({ unit: 'holiday', holiday, workingDaysBefore }, { from: '2020-01-01' })
  const found = (each: Recurrence, year: number, calendar = defaultCalendar) =>
    occurrencesOf(each, calendar, `${year}-01-01`, `${year}-12-31`).map(({ on, isCertain }) => [on, isCertain])

  test('the last working day before the Spring Festival is a make-up Saturday', () =>
    expect(found(daysBefore(1), 2026)).toEqual([['2026-02-14', true]]))
  test('the third last', () => expect(found(daysBefore(3), 2026)).toEqual([['2026-02-12', true]]))
  test('before National Day', () => expect(found(daysBefore(1, '国庆节'), 2025)).toEqual([['2025-09-30', true]]))

  test('days the organisation adds in front move it forward', () => {
    const name = { 'zh-CN': '公司假', en: 'Company holiday' }
    const days = { '2026-02-13': { is: 'off', name }, '2026-02-14': { is: 'off', name } } as const
    expect(found(daysBefore(1), 2026, { ...defaultCalendar, days })).toEqual([['2026-02-12', true]])
  })

  test('a holiday of the organisation’s own', () => {
    const days = { '2026-07-06': { is: 'off', name: { 'zh-CN': '厂庆', en: 'Foundation day' } } } as const
    expect(found(daysBefore(1, '厂庆'), 2026, { ...defaultCalendar, days })).toEqual([['2026-07-03', true]])
  })

  test('in a year nobody has announced, tradition says when, and that it is not certain', () => {
    expect(found(daysBefore(1), 2027)).toEqual([['2027-02-04', false]])
    expect(found(daysBefore(1, '中秋'), 2027)).toEqual([['2027-09-14', false]])
    expect(found(daysBefore(1, '清明'), 2027)).toEqual([['2027-04-02', false]])
  })

  test('once somebody has entered the year, that counts', () => {
    const name = { 'zh-CN': '春节', en: 'Spring Festival' }
    const days = { '2027-02-08': { is: 'off', name }, '2027-02-09': { is: 'off', name } } as const
    expect(found(daysBefore(1), 2027, { ...defaultCalendar, days, knownYears: [2027] })).toEqual([['2027-02-05', true]])
  })

  test('what hangs on working days of an unknown year says so; what does not is certain', () => {
    const last = rule({ unit: 'month', interval: 1, on: [{ workingDay: -1 }] })
    const certain = (each: Recurrence) =>
      occurrencesOf(each, defaultCalendar, '2027-03-01', '2027-03-31').map(({ isCertain }) => isCertain)
    expect(certain(last)).toEqual([false])
    expect(certain(rule({ unit: 'month', interval: 1, on: [{ day: 5 }] }))).toEqual([true])
  })
})

describe('clocks that are turned', () => {
  const at = (time: string, date: string, timeZone: string) =>
    occurrencesOf(rule({ unit: 'day', interval: 1 }, { at: [time], timeZone }), defaultCalendar, date, date).map(
      ({ opensAt }) => opensAt,
    )

  test('02:30 in New York on the day it does not exist opens when the clocks have been turned, at 03:00', () =>
    expect(at('02:30', '2026-03-08', 'America/New_York')).toEqual(['2026-03-08T07:00:00.000Z']))
  test('01:30 in New York on the day it comes twice opens once, the first time', () =>
    expect(at('01:30', '2026-11-01', 'America/New_York')).toEqual(['2026-11-01T05:30:00.000Z']))
})

describe('any rule', () => {
  const day = fc.integer({ min: 1, max: 31 })
  const dayOfMonth: fc.Arbitrary<DayOfMonth> = fc.oneof(
    fc.oneof(day, fc.constant(-1)).map((each) => ({ day: each })),
    fc.record({ weekday: fc.constantFrom(...WEEKDAYS), nth: fc.constantFrom(1, 2, 3, 4, -1, -2, -3, -4) }),
    fc.constantFrom(1, 2, 5, 15, 23, -1, -2, -10).map((workingDay) => ({ workingDay })),
  )
  const days = fc.uniqueArray(dayOfMonth, { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each) })
  const interval = fc.constantFrom(1, 1, 2, 3, 5)
  const every: fc.Arbitrary<Every> = fc.oneof(
    interval.map((each) => ({ unit: 'day', interval: each }) as const),
    fc.record({
      unit: fc.constant('week' as const),
      interval,
      on: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ unit: fc.constant('month' as const), interval, on: days }),
    fc.record({
      unit: fc.constant('year' as const),
      interval: fc.constant(1),
      month: fc.integer({ min: 1, max: 12 }),
      on: days,
    }),
  )
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
  const anyRule = fc.record({
    every,
    at: fc.uniqueArray(time, { minLength: 1, maxLength: 3 }),
    onDayOff: fc.constantFrom(...ON_DAY_OFF),
    begin: fc.integer({ min: -200, max: 20 }),
    timeZone: fc.constantFrom(...ZONES),
  })
  const anyCase = fc.record({
    place: cases,
    wish: anyRule,
    span: fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 45 })),
  })
  type AnyCase = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never
  const read = ({ place: { calendar, from }, wish: { begin, ...wish }, span: [start, length] }: AnyCase) => {
    const near = from.slice(0, 10)
    const recurrence: Recurrence = { ...wish, from: plusDays(near, begin) }
    return { calendar, recurrence, from: plusDays(near, start), until: plusDays(near, start + length) }
  }

  test('comes round on the days that people count by hand', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const { calendar, recurrence, from, until } = read(each)
        const found = occurrencesOf(recurrence, calendar, from, until).map(({ on, at }) => `${on} ${at}`)
        expect(found).toEqual(occurrencesByHand(recurrence, calendar, from, until))
      }),
      { numRuns: 60 },
    )
  })

  test('opens in the first minute in which the wall shows its time, or a later one', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const { calendar, recurrence, from, until } = read(each)
        for (const found of occurrencesOf(recurrence, calendar, from, until).slice(0, 3)) {
          const zone = recurrence.timeZone ?? calendar.timeZone
          expect(found.opensAt).toBe(firstMinuteAt(found.on, found.at, zone))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('is the same piece by piece as in one go, so that a planner may stop and go on anywhere', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 45 }), (each, cut) => {
        const { calendar, recurrence, from, until } = read(each)
        const whole = occurrencesOf(recurrence, calendar, from, until)
        const middle = dateOfDay(Math.min(dayOfDate(from) + cut, dayOfDate(until)))
        const pieces = [
          ...occurrencesOf(recurrence, calendar, from, middle),
          ...occurrencesOf(recurrence, calendar, plusDays(middle, 1), until),
        ]
        expect(pieces).toEqual(whole)
      }),
      { numRuns: 150 },
    )
  })

  test('of this form has nothing wrong with it', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const { recurrence } = read(each)
        const problems = recurrenceProblems(recurrence).map(({ code }) => code)
        expect(problems.filter((code) => code !== 'no-such-day')).toEqual([])
      }),
    )
  })

  test('on weekdays that are skipped never falls on one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WEEKDAYS), (weekday) => {
        const weekly = rule({ unit: 'week', interval: 1, on: [weekday] })
        expect(on(weekly, '2026-03-01', '2026-04-30').every((date) => weekdayOf(date) === weekday)).toBe(true)
      }),
    )
  })
})

describe('tradition', () => {
  test('is where the package has it', () => {
    const lunar = (date: string) => chineseDays.getSolarDateFromLunar(date).date
    for (let year = 2025; year <= 2070; year += 1) {
      expect(traditionalDateOf('春节', year)).toBe(plusDays(lunar(`${year}-01-01`), -1))
      expect(traditionalDateOf('端午', year)).toBe(lunar(`${year}-05-05`))
      expect(traditionalDateOf('中秋', year)).toBe(lunar(`${year}-08-15`))
      expect(traditionalDateOf('清明', year)).toBe(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'))
    }
  })
  test('ends where the table ends, and has no other names', () => {
    expect(traditionalDateOf('春节', 2071)).toBeUndefined()
    expect(traditionalDateOf('国庆节', 2071)).toBe('2071-10-01')
    expect(traditionalDateOf('厂庆', 2026)).toBeUndefined()
    expect(traditionalDateOf('constructor', 2026)).toBeUndefined()
  })
})
