import { describe, expect, it } from 'vitest'
import { daysBetween, sayDuration, sayInstant, sayInstantBriefly, sayRange } from '../../web/src/lib/say-time.ts'

const ZONE = 'Asia/Shanghai'
const NOW = '2026-01-07T02:20:00.000Z'
const HOUR = 3_600_000

describe('a length of time', () => {
  it.each([
    [2 * HOUR + 5 * 60_000 + 59_000, '2小时 5分钟', '2 hours 5 min'],
    [26 * HOUR, '1天 2小时', '1 day 2 hours'],
    [72 * HOUR + 20_000, '3天', '3 days'],
    [61_000, '1分钟 1秒', '1 min 1 sec'],
    [400, '0秒', '0 sec'],
    [-HOUR, '1小时', '1 hour'],
  ])('%d ms', (millis, chinese, english) => {
    expect(sayDuration(millis, 'zh-CN')).toBe(chinese)
    expect(sayDuration(millis, 'en')).toBe(english)
  })
})

describe('an instant', () => {
  it.each([
    ['2026-01-07T10:00:00.000Z', '今天 18:00', 'today 18:00'],
    ['2026-01-07T16:00:00.000Z', '明天 00:00', 'tomorrow 00:00'],
    ['2026-01-06T15:59:00.000Z', '昨天 23:59', 'yesterday 23:59'],
    ['2026-01-12T01:30:00.000Z', '1月12日周一 09:30', 'Mon 12 Jan 09:30'],
    ['2025-12-31T01:30:00.000Z', '2025年12月31日周三 09:30', 'Wed 31 Dec 2025 09:30'],
  ])('%s', (at, chinese, english) => {
    expect(sayInstant(at, ZONE, 'zh-CN', NOW)).toBe(chinese)
    expect(sayInstant(at, ZONE, 'en', NOW).replaceAll(',', '')).toBe(english)
  })

  it('is said without its weekday where there is little room', () => {
    const said = (at: string, language: 'zh-CN' | 'en') => sayInstantBriefly(at, ZONE, language, NOW)
    expect(said('2026-01-12T01:30:00.000Z', 'zh-CN')).toBe('1月12日 09:30')
    expect(said('2026-01-12T01:30:00.000Z', 'en')).toBe('12 Jan 09:30')
    expect(said('2026-01-07T10:00:00.000Z', 'zh-CN')).toBe('今天 18:00')
  })

  it('is as many midnights away as the wall in the zone says', () => {
    expect(daysBetween('2026-01-07T15:59:00.000Z', '2026-01-07T16:00:00.000Z', ZONE)).toBe(1)
    expect(daysBetween('2026-01-07T15:59:00.000Z', '2026-01-07T16:00:00.000Z', 'UTC')).toBe(0)
  })
})

it('a window says its end only as far as it differs', () => {
  const said = (until: string) => sayRange('2026-01-09T14:00:00.000Z', until, ZONE, 'zh-CN', NOW)
  expect(said('2026-01-09T15:30:00.000Z')).toBe('1月9日周五 22:00 – 23:30')
  expect(said('2026-01-09T16:30:00.000Z')).toBe('1月9日周五 22:00 – 1月10日周六 00:30')
})
