import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { NoWorkingTimeError } from '../../functions/calendar/errors.ts'
import { localDateOf, plusDays } from '../../functions/calendar/local-time.ts'
import { closingBefore } from '../../functions/calendar/rules/closing-before.ts'
import { workingHoursOn } from '../../functions/calendar/rules/working-hours-on.ts'
import { plusMillis } from '../../functions/kernel/instant.ts'
import { cases } from './arbitrary-calendars.ts'
import { shanghai } from './shanghai.ts'

const closing = (date: string, days: number, calendar = defaultCalendar) =>
  shanghai.read(closingBefore(date, days, calendar))

describe('closing before a date', () => {
  test.each([
    ['is the evening before', '2026-12-15', 1, '2026-12-14T18:00'],
    ['of a Monday is Friday', '2026-01-12', 1, '2026-01-09T18:00'],
    ['of a Sunday is a Saturday that is made up', '2026-02-15', 1, '2026-02-14T18:00'],
    ['goes back over the Spring Festival', '2026-02-24', 1, '2026-02-14T18:00'],
    ['five working days before is a week', '2026-01-12', 5, '2026-01-05T18:00'],
  ])('%s', (_, date, days, end) => expect(closing(date, days)).toBe(end))

  test('counts by the day, and asks for at least one', () => {
    for (const days of [0, -1, 1.5]) expect(() => closing('2026-01-12', days)).toThrow(RangeError)
    const { week } = defaultCalendar
    const never = { ...defaultCalendar, week: { ...week, mon: [], tue: [], wed: [], thu: [], fri: [] } }
    expect(() => closing('2024-01-12', 1, { ...never, publicHolidays: 'none' })).toThrow(NoWorkingTimeError)
  })

  test('has as many working days from that one on as were asked for, in every calendar', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 7 }), ({ calendar, from }, days) => {
        const date = localDateOf(from, calendar.timeZone)
        const found = closingBefore(date, days, calendar)
        const first = localDateOf(plusMillis(found, -1), calendar.timeZone)
        expect(workingHoursOn(first, calendar).at(-1)?.until).toBe(found)
        let worked = 0
        for (let day = first; day < date; day = plusDays(day, 1)) {
          if (workingHoursOn(day, calendar).length > 0) worked += 1
        }
        expect(worked).toBe(days)
      }),
      { numRuns: 300 },
    )
  })
})
