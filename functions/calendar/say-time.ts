import type { Instant } from '../kernel/instant.ts'
import { DAY, HOUR, MINUTE, millisOf, SECOND } from '../kernel/instant.ts'
import type { Language } from '../kernel/text.ts'
import type { Allowance } from './allowance.ts'
import { spanOf } from './allowance.ts'
import type { LocalDate } from './local-time.ts'
import { localDateOf, localDateTimeOf, WEEKDAYS, wallMillis, weekdayOf } from './local-time.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const DAYS_ZH = ['日', '一', '二', '三', '四', '五', '六']

/** `1月5日（周一）` and `Mon 5 Jan`; with the year when it is not `thisYear`. */
export function formatDate(date: LocalDate, language: Language, thisYear?: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = WEEKDAYS.indexOf(weekdayOf(date))
  const withYear = year !== thisYear
  if (language === 'en') return `${DAYS[weekday]} ${day} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ''}`
  return `${withYear ? `${year}年` : ''}${month}月${day}日（周${DAYS_ZH[weekday]}）`
}

/** `1月5日（周一）08:00` and `Mon 5 Jan, 08:00`, as the wall in the zone shows it; with the year when it is not now's. */
export function formatInstant(at: Instant, timeZone: string, language: Language, now: Instant): string {
  const local = localDateTimeOf(at, timeZone)
  const date = formatDate(local.slice(0, 10), language, Number(localDateOf(now, timeZone).slice(0, 4)))
  return `${date}${language === 'en' ? ', ' : ''}${formatTime(at, timeZone)}`
}

/** The same for somebody who may sit in another zone: with how far the wall is from UTC. `Mon 5 Jan, 08:00 (UTC+8)`. */
export function formatInstantAbroad(at: Instant, timeZone: string, language: Language, now: Instant): string {
  const [said, zone] = [formatInstant(at, timeZone, language, now), aheadOfUtc(at, timeZone)]
  return language === 'en' ? `${said} (${zone})` : `${said}（${zone}）`
}

function aheadOfUtc(at: Instant, timeZone: string): string {
  const ahead = (wallMillis(millisOf(at), timeZone) - millisOf(at)) / MINUTE
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  if (ahead === 0) return 'UTC'
  return `UTC${ahead < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}

/** `08:00`, as the wall in the zone shows it. */
export const formatTime = (at: Instant, timeZone: string): string => localDateTimeOf(at, timeZone).slice(11, 16)

type Unit = 'day' | 'hour' | 'minute' | 'second'
const UNITS: readonly (readonly [Unit, number])[] = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
]
const ZH: Readonly<Record<Unit, string>> = { day: '天', hour: '小时', minute: '分钟', second: '秒' }

/**
 * A length of time to the two largest units that say something: `2 小时 5 分钟`, `2 hours 5 minutes`, `3 天`. Rounded
 * down; less than a second is `0 秒`. Never negative: say "late by" around it.
 */
export function formatDuration(millis: number, language: Language): string {
  const parts = partsOf(Math.abs(millis))
  const first = parts.findIndex(([, count]) => count > 0)
  if (first < 0) return sayPart(['second', 0], language)
  return sayParts(
    parts.slice(first, first + 2).filter(([, count]) => count > 0),
    language,
  )
}

/** How long is allowed, in words: `8 个工作小时`, `1 个工作日`, `30 分钟`; `8 business hours`, `30 minutes`. */
export function formatAllowance(allowance: Allowance, language: Language): string {
  const { days, millis } = spanOf(allowance)
  const time = hoursAndLess(millis)
  const parts: (readonly [Unit, number])[] = [...(days > 0 ? [['day', days] as const] : []), ...time]
  if (allowance.clock === 'wall') return sayParts(parts, language)
  if (language === 'en') return parts.map(([unit, count]) => plural(count, `business ${unit}`)).join(' ')
  if (time.every(([unit]) => unit === 'hour'))
    return parts.map(([unit, count]) => `${count} 个工作${unit === 'day' ? '日' : '小时'}`).join(' ')
  return `${days > 0 ? `${days} 个工作日 ` : ''}${sayParts(time, language)}（工作时间）`
}

function partsOf(millis: number): (readonly [Unit, number])[] {
  let rest = millis
  return UNITS.map(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return [unit, count] as const
  })
}

/** Hours are not made into days: `PT24H` is not `P1D`. */
function hoursAndLess(millis: number): (readonly [Unit, number])[] {
  const [, ...smaller] = partsOf(millis % HOUR)
  return [['hour', Math.floor(millis / HOUR)] as const, ...smaller.slice(1)].filter(([, count]) => count > 0)
}

const sayParts = (parts: readonly (readonly [Unit, number])[], language: Language): string =>
  parts.map((part) => sayPart(part, language)).join(' ')

const sayPart = ([unit, count]: readonly [Unit, number], language: Language): string =>
  language === 'en' ? plural(count, unit) : `${count} ${ZH[unit]}`

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
