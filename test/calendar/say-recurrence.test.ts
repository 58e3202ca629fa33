import { describe, expect, test } from 'vitest'
import type { Every, Recurrence } from '../../functions/calendar/recurrence.ts'
import { recurrenceProblems } from '../../functions/calendar/rules/recurrence-problems.ts'
import { sayRecurrence } from '../../functions/calendar/say-recurrence.ts'

const rule = (every: Every, more: Partial<Recurrence> = {}): Recurrence => ({
  every,
  at: ['09:00'],
  onDayOff: 'keep',
  from: '2026-01-01',
  ...more,
})

describe('a rule in words', () => {
  test.each<[Recurrence, string, string]>([
    [rule({ unit: 'day', interval: 1 }), '每天 09:00', 'every day at 09:00'],
    [rule({ unit: 'day', interval: 1 }, { onDayOff: 'skip' }), '每个工作日 09:00', 'every working day at 09:00'],
    [
      rule({ unit: 'day', interval: 1 }, { at: ['21:00', '09:00'] }),
      '每天 09:00、21:00',
      'every day at 09:00 and 21:00',
    ],
    [rule({ unit: 'day', interval: 3 }), '每 3 天 09:00', 'every 3 days at 09:00'],
    [rule({ unit: 'week', interval: 1, on: ['mon', 'fri'] }), '每周一、周五 09:00', 'every Monday and Friday at 09:00'],
    [
      rule({ unit: 'week', interval: 2, on: ['mon'] }, { onDayOff: 'after' }),
      '每 2 周的周一 09:00，遇休息日顺延至下一个工作日',
      'every 2 weeks on Monday at 09:00, moved to the working day after when it is a day off',
    ],
    [
      rule({ unit: 'month', interval: 1, on: [{ day: 31 }] }, { onDayOff: 'before' }),
      '每月 31 日（当月没有则为最后一天）09:00，遇休息日提前至前一个工作日',
      'on the 31st (or the last day) of every month at 09:00, moved to the working day before when it is a day off',
    ],
    [
      rule({ unit: 'month', interval: 1, on: [{ weekday: 'mon', nth: 1 }] }, { onDayOff: 'skip' }),
      '每月第 1 个周一 09:00，遇休息日不做',
      'on the 1st Monday of every month at 09:00, left out on days off',
    ],
    [
      rule({ unit: 'month', interval: 3, on: [{ workingDay: -1 }] }, { onDayOff: 'skip' }),
      '每季度（每 3 个月）的最后一个工作日 09:00',
      'on the last working day of every quarter (every 3 months) at 09:00',
    ],
    [
      rule({ unit: 'month', interval: 1, on: [{ weekday: 'fri', nth: -1 }] }),
      '每月最后一个周五 09:00',
      'on the last Friday of every month at 09:00',
    ],
    [
      rule({ unit: 'year', interval: 1, month: 2, on: [{ day: 29 }] }),
      '每年 2 月 29 日（平年为 28 日）09:00',
      'on the 29th (the 28th in common years) of February every year at 09:00',
    ],
    [
      rule({ unit: 'holiday', holiday: '春节', workingDaysBefore: 1 }),
      '春节假期前最后一个工作日 09:00',
      'on the last working day before the Spring Festival at 09:00',
    ],
    [
      rule({ unit: 'day', interval: 1 }, { timeZone: 'America/New_York', until: '2026-12-31' }),
      '每天 09:00（America/New_York 时间），至 2026-12-31 止',
      'every day at 09:00 (America/New_York time), until 2026-12-31',
    ],
  ])('%#', (each, zh, en) => {
    expect(sayRecurrence(each, 'zh-CN')).toBe(zh)
    expect(sayRecurrence(each, 'en')).toBe(en)
  })
})

describe('what is wrong with a rule', () => {
  const wrong = (each: Recurrence) => recurrenceProblems(each).map(({ path, code }) => `${path} ${code}`)

  test('nothing with a right one', () => expect(wrong(rule({ unit: 'day', interval: 1 }))).toEqual([]))
  test('everything at once, each at its place', () => {
    const every = { unit: 'month', interval: 0, on: [{ day: 32 }, { weekday: 'mon', nth: 5 }, { workingDay: 24 }] }
    const more = { at: ['24:00', '09:00', '09:00'], timeZone: 'Mars/Olympus', from: '2026-02-30', until: '2026-13-01' }
    expect(wrong(rule(every as Every, more))).toEqual([
      'every/interval interval-out-of-range',
      'every/on/0 no-such-day',
      'every/on/1 no-such-nth',
      'every/on/2 no-such-working-day',
      'at/0 not-a-time',
      'at/2 same-twice',
      'timeZone unknown-time-zone',
      'from not-a-date',
      'until not-a-date',
    ])
  })
  test.each<[string, Recurrence]>([
    ['every/on/0 no-such-day', rule({ unit: 'year', interval: 1, month: 2, on: [{ day: 30 }] })],
    ['every/month no-such-month', rule({ unit: 'year', interval: 1, month: 13, on: [{ day: 1 }] })],
    ['every/on no-days', rule({ unit: 'week', interval: 1, on: [] })],
    ['every/holiday no-such-holiday', rule({ unit: 'holiday', holiday: '圣诞', workingDaysBefore: 1 })],
    ['until ends-before-it-begins', rule({ unit: 'day', interval: 1 }, { until: '2025-12-31' })],
    ['at no-times', rule({ unit: 'day', interval: 1 }, { at: [] })],
  ])('%s', (code, each) => expect(wrong(each)).toEqual([code]))

  test('a holiday of the organisation’s own calendar is known', () => {
    const own = rule({ unit: 'holiday', holiday: '厂庆', workingDaysBefore: 1 })
    expect(recurrenceProblems(own, ['厂庆'])).toEqual([])
  })
})
