import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { dayPlanOut, workingCalendarIn } from '../../functions/calendar/calendar.contract.ts'
import type { WorkingCalendar } from '../../functions/calendar/calendar.ts'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { calendarProblems } from '../../functions/calendar/rules/calendar-problems.ts'
import { planOfDay } from '../../functions/calendar/rules/plan-of-day.ts'
import { cases } from './arbitrary-calendars.ts'

const problemsOf = (change: Partial<WorkingCalendar>): string[] =>
  calendarProblems({ ...defaultCalendar, ...change }).map(({ path, code }) => `${path}: ${code}`)
const spell = (from: string, to: string) => ({ from, to })

describe('what keeps a calendar from being saved', () => {
  test('nothing, for the default one and any that can work', () => {
    expect(calendarProblems(defaultCalendar)).toEqual([])
    fc.assert(
      fc.property(cases, ({ calendar }) => {
        expect(calendarProblems(calendar)).toEqual([])
      }),
    )
  })

  test('every problem at once, each at its place', () => {
    const nobody = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    expect(problemsOf({ timeZone: 'Asia/Atlantis', week: nobody })).toEqual([
      'timeZone: unknown-time-zone',
      'week: no-working-time',
    ])
    expect(problemsOf({ week: { ...nobody, mon: [spell('09:00', '12:00'), spell('11:30', '18:00')] } })).toEqual([
      'week/mon/1/from: hours-overlap',
    ])
    expect(problemsOf({ makeUpHours: [spell('12:00', '12:00')] })).toEqual(['makeUpHours/0/to: ends-before-it-begins'])
    expect(problemsOf({ days: { '2026-12-31': { is: 'special-hours', hours: [spell('18:00', '09:00')] } } })).toEqual([
      'days/2026-12-31/hours/0/to: ends-before-it-begins',
    ])
    expect(problemsOf({ makeUpHours: [spell('09:00', '12:00'), spell('12:00', '24:00')] })).toEqual([])
  })
})

describe('the contract', () => {
  const accepts = (calendar: unknown): boolean => workingCalendarIn.safeParse(calendar).success

  test('takes every calendar there can be, unchanged, and so does JSON', () => {
    fc.assert(
      fc.property(cases, ({ calendar }) => {
        const read: WorkingCalendar = workingCalendarIn.parse(JSON.parse(JSON.stringify(calendar)))
        expect(read).toEqual(calendar)
      }),
    )
  })

  test.each<[string, object]>([
    ['a time that is none', { makeUpHours: [spell('9:00', '12:00')] }],
    ['a time after the end of the day', { makeUpHours: [spell('09:00', '24:30')] }],
    ['a day that is none', { days: { '2026-02-29': { is: 'off' } } }],
    ['special hours without hours', { days: { '2026-03-02': { is: 'special-hours' } } }],
    ['an unknown field', { colour: 'red' }],
    ['an eighth weekday', { week: { ...defaultCalendar.week, eighth: [] } }],
    ['holidays of elsewhere', { publicHolidays: 'DE' }],
    ['half a year', { knownYears: [2027.5] }],
    ['a name in one language', { days: { '2026-03-02': { is: 'off', name: { en: 'Outing' } } } }],
  ])('refuses %s', (_, change) => expect(accepts({ ...defaultCalendar, ...change })).toBe(false))

  test('answers the plan of a day, and can be written into the API’s document', () => {
    expect(dayPlanOut.parse(planOfDay('2026-02-14', defaultCalendar))).toMatchObject({ because: 'make-up-day' })
    expect(z.toJSONSchema(workingCalendarIn)).toMatchObject({ type: 'object', additionalProperties: false })
  })
})
