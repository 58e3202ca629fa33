import { describe, expect, it } from 'vitest'
import { workingCalendarIn } from '../../functions/calendar/calendar.contract.ts'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { calendarWith, isHardlyComplete, readDays } from '../../web/src/features/calendar/read-days.ts'

const dates = (text: string, year = 2027) => Object.keys(readDays(text, year).days)

describe('the days of a year, as people write them', () => {
  it('are single days and spells, off or worked, with a name or without', () => {
    const { days, unread } = readDays(
      '01-01~01-03 休 元旦\n\n2027/02/14 班\n10.1 至 10.2 off National Day\n12-24 WORK',
      2027,
    )
    expect(unread).toEqual([])
    expect(days).toEqual({
      '2027-01-01': { is: 'off', name: { 'zh-CN': '元旦', en: '元旦' } },
      '2027-01-02': { is: 'off', name: { 'zh-CN': '元旦', en: '元旦' } },
      '2027-01-03': { is: 'off', name: { 'zh-CN': '元旦', en: '元旦' } },
      '2027-02-14': { is: 'make-up' },
      '2027-10-01': { is: 'off', name: { 'zh-CN': 'National Day', en: 'National Day' } },
      '2027-10-02': { is: 'off', name: { 'zh-CN': 'National Day', en: 'National Day' } },
      '2027-12-24': { is: 'make-up' },
    })
  })

  it('go over the end of a month, and of a year that is named', () => {
    expect(dates('09-30~10-02 休')).toEqual(['2027-09-30', '2027-10-01', '2027-10-02'])
    expect(dates('2027-12-31~2028-01-01 休')).toEqual(['2027-12-31', '2028-01-01'])
  })

  it.each([
    ['a date that does not exist', '02-30 休'],
    ['no word for what it is', '02-05 春节'],
    ['a spell that ends before it begins', '02-11~02-05 休'],
    ['a spell of months', '01-01~12-31 休'],
    ['prose', '春节放假八天'],
  ])('are named by their line when they cannot be read: %s', (_, line) => {
    expect(readDays(`01-01 休\n${line}`, 2027)).toMatchObject({ unread: [2] })
    expect(dates(`01-01 休\n${line}`)).toEqual(['2027-01-01'])
  })

  it('become part of a calendar the API takes, beside what was there', () => {
    const before = workingCalendarIn.parse({
      ...defaultCalendar,
      days: { '2026-09-10': { is: 'off' } },
      knownYears: [2028],
    })
    const { days } = readDays('01-01 休 元旦', 2027)
    const after = workingCalendarIn.parse(calendarWith(before, { year: 2027, days, isComplete: true }))
    expect(Object.keys(after.days)).toEqual(['2026-09-10', '2027-01-01'])
    expect(after.knownYears).toEqual([2027, 2028])
    expect(calendarWith(before, { year: 2027, days, isComplete: false }).knownYears).toEqual([2028])
    const empty = { year: 2027, days: {}, isComplete: true }
    expect(isHardlyComplete(calendarWith(before, empty), 2027)).toBe(true)
    expect(isHardlyComplete(calendarWith(before, { ...empty, isComplete: false }), 2027)).toBe(false)
    expect(isHardlyComplete({ ...calendarWith(before, empty), publicHolidays: 'none' }, 2027)).toBe(false)
    expect(isHardlyComplete(after, 2027)).toBe(false)
    expect(calendarWith(after, { year: 2027, days: {}, isComplete: true }).knownYears).toEqual([2027, 2028])
  })
})
