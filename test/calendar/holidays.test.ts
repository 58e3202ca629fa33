import { createRequire } from 'node:module'
import { getDayDetail, isWorkday } from 'chinese-days'
import { describe, expect, test } from 'vitest'
import type { WorkingCalendar } from '../../functions/calendar/calendar.ts'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { CHINESE_HOLIDAYS } from '../../functions/calendar/chinese-holidays.ts'
import { plusDays } from '../../functions/calendar/local-time.ts'
import { chineseHolidayOn } from '../../functions/calendar/public-holidays.ts'
import { isWorkingDay } from '../../functions/calendar/rules/is-working-time.ts'
import { isYearKnown, unknownYears, yearsToWarnAbout } from '../../functions/calendar/rules/known-years.ts'
import { planOfDay } from '../../functions/calendar/rules/plan-of-day.ts'

const years = Object.keys(CHINESE_HOLIDAYS).map(Number)
const datesOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, nth) => plusDays(`${year}-01-01`, nth)).filter((date) => date.startsWith(`${year}`))

describe('our copy of the holidays', () => {
  test.each(years)('%i is what the package says, day by day', (year) => {
    for (const date of datesOf(year)) {
      expect(`${date} ${isWorkingDay(date, defaultCalendar)}`).toBe(`${date} ${isWorkday(date)}`)
      const ours = chineseHolidayOn(date)
      const theirs = getDayDetail(date).name.split(',')
      if (theirs[1]) expect(`${date} ${ours?.name['zh-CN']}`).toBe(`${date} ${theirs[1]}`)
      else expect(ours).toBeUndefined()
    }
  })

  test('has every year the package has, and no other: run scripts/holidays.ts after an update', () => {
    const source = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
      holidays: object
      workdays: object
    }
    const dates = [...Object.keys(source.holidays), ...Object.keys(source.workdays)]
    expect([...new Set(dates.map((date) => Number(date.slice(0, 4))))].sort()).toEqual(years)
  })
})

/** Notices of 12 November 2024 and 4 November 2025 (www.gov.cn), copied by hand. */
describe('what the State Council announced', () => {
  const off: Record<string, [string, string][]> = {
    元旦: [
      ['2025-01-01', '2025-01-01'],
      ['2026-01-01', '2026-01-03'],
    ],
    春节: [
      ['2025-01-28', '2025-02-04'],
      ['2026-02-15', '2026-02-23'],
    ],
    清明: [
      ['2025-04-04', '2025-04-06'],
      ['2026-04-04', '2026-04-06'],
    ],
    劳动节: [
      ['2025-05-01', '2025-05-05'],
      ['2026-05-01', '2026-05-05'],
    ],
    端午: [
      ['2025-05-31', '2025-06-02'],
      ['2026-06-19', '2026-06-21'],
    ],
    中秋: [
      ['2025-10-06', '2025-10-06'],
      ['2026-09-25', '2026-09-27'],
    ],
    国庆节: [
      ['2025-10-01', '2025-10-05'],
      ['2025-10-07', '2025-10-08'],
      ['2026-10-01', '2026-10-07'],
    ],
  }
  const makeUp = [
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ]

  test.each(Object.entries(off))('%s', (name, spells) => {
    for (const [first, last] of spells)
      for (let date = first; date <= last; date = plusDays(date, 1))
        expect(planOfDay(date, defaultCalendar)).toMatchObject({
          hours: [],
          because: 'public-holiday',
          name: { 'zh-CN': name },
        })
  })

  test.each(makeUp)('%s is worked in exchange', (date) => {
    const plan = planOfDay(date, defaultCalendar)
    expect(plan).toMatchObject({ hours: defaultCalendar.makeUpHours, because: 'make-up-day', isCertain: true })
  })

  test('and every other day of the two years is as the week has it', () => {
    const said = [...datesOf(2025), ...datesOf(2026)].filter(
      (date) => planOfDay(date, defaultCalendar).because !== 'week',
    )
    expect(said).toHaveLength(28 + 5 + 33 + 6)
  })
})

describe('what the organisation says', () => {
  const outing = { 'zh-CN': '公司团建', en: 'Company outing' }
  const calendar: WorkingCalendar = {
    ...defaultCalendar,
    days: {
      '2026-02-14': { is: 'off', name: outing },
      '2026-02-23': { is: 'make-up' },
      '2026-12-31': { is: 'special-hours', hours: [{ from: '09:00', to: '12:00' }] },
    },
  }

  test('wins over holidays, make-up days and the week', () => {
    expect(planOfDay('2026-02-14', calendar)).toMatchObject({ hours: [], because: 'override', name: outing })
    expect(planOfDay('2026-02-23', calendar)).toMatchObject({ hours: calendar.makeUpHours, because: 'override' })
    expect(planOfDay('2026-12-31', calendar).hours).toEqual([{ from: '09:00', to: '12:00' }])
    expect(isWorkingDay('2026-02-28', calendar)).toBe(true)
  })

  test('goes without China where the office is elsewhere', () => {
    expect(isWorkingDay('2026-02-16', { ...calendar, publicHolidays: 'none' })).toBe(true)
  })
})

describe('years nobody knows', () => {
  test('2027 is worked by the week, and says that this is not certain', () => {
    expect(planOfDay('2027-02-08', defaultCalendar)).toMatchObject({ because: 'week', isCertain: false })
    expect(isYearKnown(2026, defaultCalendar)).toBe(true)
    expect(unknownYears(2025, 2028, defaultCalendar)).toEqual([2027, 2028])
    expect(unknownYears(2028, 2025, defaultCalendar)).toEqual([])
  })

  test('become known when the organisation has entered them', () => {
    const entered = { ...defaultCalendar, knownYears: [2027] }
    expect(unknownYears(2026, 2028, entered)).toEqual([2028])
    expect(planOfDay('2027-02-08', entered).isCertain).toBe(true)
  })

  test('without public holidays, only what was declared is known', () => {
    expect(isYearKnown(2026, { ...defaultCalendar, publicHolidays: 'none' })).toBe(false)
  })

  test.each([
    ['2026-10-31T15:59:59.999Z', []],
    ['2026-10-31T16:00:00.000Z', [2027]],
    ['2026-12-31T15:59:59.999Z', [2027]],
    ['2026-12-31T16:00:00.000Z', [2027]],
    ['2027-11-01T00:00:00.000Z', [2027, 2028]],
  ])('managers are warned from 1 November in Shanghai: %s', (now, warned) =>
    expect(yearsToWarnAbout(now, defaultCalendar)).toEqual(warned),
  )
})
