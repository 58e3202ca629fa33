import { describe, expect, test } from 'vitest'
import { business, wall } from '../../functions/calendar/allowance.ts'
import {
  formatAllowance,
  formatDate,
  formatDuration,
  formatInstant,
  formatInstantAbroad,
  formatTime,
} from '../../functions/calendar/say-time.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../functions/kernel/instant.ts'

const now = '2026-01-05T00:00:00.000Z'

describe('an instant', () => {
  test.each([
    ['2026-01-05T00:00:00.000Z', 'Asia/Shanghai', '1月5日（周一）08:00', 'Mon 5 Jan, 08:00'],
    ['2026-10-10T10:00:00.000Z', 'Asia/Shanghai', '10月10日（周六）18:00', 'Sat 10 Oct, 18:00'],
    ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', '2027年1月1日（周五）00:00', 'Fri 1 Jan 2027, 00:00'],
    ['2025-12-31T15:59:59.999Z', 'Asia/Shanghai', '2025年12月31日（周三）23:59', 'Wed 31 Dec 2025, 23:59'],
    ['2026-07-01T00:00:00.000Z', 'Europe/Berlin', '7月1日（周三）02:00', 'Wed 1 Jul, 02:00'],
  ])('%s in %s', (at, zone, zh, en) => {
    expect(formatInstant(at, zone, 'zh-CN', now)).toBe(zh)
    expect(formatInstant(at, zone, 'en', now)).toBe(en)
  })

  test('the year is the reader’s: on New Year’s Eve in UTC it is next year already', () => {
    expect(formatInstant('2026-12-31T17:00:00.000Z', 'Asia/Shanghai', 'en', '2026-12-31T16:30:00.000Z')).toBe(
      'Fri 1 Jan, 01:00',
    )
  })
})

test.each([
  ['2026-01-05T01:30:00.000Z', 'Asia/Shanghai', 'zh-CN', '1月5日（周一）09:30（UTC+8）'],
  ['2026-01-05T01:30:00.000Z', 'Asia/Shanghai', 'en', 'Mon 5 Jan, 09:30 (UTC+8)'],
  ['2026-01-05T01:30:00.000Z', 'Asia/Kolkata', 'en', 'Mon 5 Jan, 07:00 (UTC+5:30)'],
  ['2026-07-06T01:30:00.000Z', 'Europe/London', 'en', 'Mon 6 Jul, 02:30 (UTC+1)'],
  ['2026-01-05T01:30:00.000Z', 'Europe/London', 'en', 'Mon 5 Jan, 01:30 (UTC)'],
  ['2026-01-05T01:30:00.000Z', 'America/St_Johns', 'en', 'Sun 4 Jan, 22:00 (UTC-3:30)'],
] as const)('%s in %s for somebody abroad, in %s', (at, zone, language, said) => {
  expect(formatInstantAbroad(at, zone, language, now)).toBe(said)
})

test('a date and a time alone', () => {
  expect(formatDate('2026-02-14', 'zh-CN', 2026)).toBe('2月14日（周六）')
  expect(formatDate('2026-02-14', 'en')).toBe('Sat 14 Feb 2026')
  expect(formatTime('2026-01-05T00:05:00.000Z', 'Asia/Shanghai')).toBe('08:05')
})

test.each([
  [0, '0 秒', '0 seconds'],
  [999, '0 秒', '0 seconds'],
  [SECOND, '1 秒', '1 second'],
  [30 * MINUTE, '30 分钟', '30 minutes'],
  [2 * HOUR + 5 * MINUTE + 9 * SECOND, '2 小时 5 分钟', '2 hours 5 minutes'],
  [DAY + 5 * MINUTE, '1 天', '1 day'],
  [3 * DAY + 4 * HOUR, '3 天 4 小时', '3 days 4 hours'],
  [-90 * SECOND, '1 分钟 30 秒', '1 minute 30 seconds'],
])('%i milliseconds are said as %s', (millis, zh, en) => {
  expect(formatDuration(millis, 'zh-CN')).toBe(zh)
  expect(formatDuration(millis, 'en')).toBe(en)
})

test.each([
  [business('PT8H'), '8 个工作小时', '8 business hours'],
  [business('PT1H'), '1 个工作小时', '1 business hour'],
  [business('P1D'), '1 个工作日', '1 business day'],
  [business('P5D'), '5 个工作日', '5 business days'],
  [business('P1DT4H'), '1 个工作日 4 个工作小时', '1 business day 4 business hours'],
  [business('PT15M'), '15 分钟（工作时间）', '15 business minutes'],
  [
    business('P1DT1H30M'),
    '1 个工作日 1 小时 30 分钟（工作时间）',
    '1 business day 1 business hour 30 business minutes',
  ],
  [wall('PT5M'), '5 分钟', '5 minutes'],
  [wall('PT24H'), '24 小时', '24 hours'],
  [wall('P30D'), '30 天', '30 days'],
  [wall('P1W'), '7 天', '7 days'],
  [wall('PT90S'), '1 分钟 30 秒', '1 minute 30 seconds'],
])('an allowance of %j', (allowance, zh, en) => {
  expect(formatAllowance(allowance, 'zh-CN')).toBe(zh)
  expect(formatAllowance(allowance, 'en')).toBe(en)
})
