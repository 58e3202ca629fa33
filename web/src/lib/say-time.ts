import { DAY, HOUR, type Instant, MINUTE, millisOf, SECOND } from '../../../functions/kernel/instant.ts'
import type { Language } from '../../../functions/kernel/text.ts'
import { localOf } from './zone.ts'

type Unit = 'day' | 'hour' | 'minute' | 'second'
const UNITS: readonly (readonly [Unit, number])[] = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
]

/** A length of time to its two largest units that say something, rounded down: 2 hours 5 minutes, 3 days. */
export function sayDuration(millis: number, language: Language): string {
  let rest = Math.abs(millis)
  const counts = UNITS.map(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return [unit, count] as const
  })
  const first = counts.findIndex(([, count]) => count > 0)
  const said = counts.slice(first < 0 ? 3 : first, first < 0 ? 4 : first + 2)
  return said
    .filter(([, count], nth) => count > 0 || nth === 0)
    .map(([unit, count]) => sayUnit(count, unit, language))
    .join(' ')
}

function sayUnit(count: number, unit: Unit, language: Language): string {
  const unitDisplay = unit === 'minute' || unit === 'second' ? 'short' : 'long'
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(count)
}

/** An instant as people in the department's zone say it now: today 18:00, tomorrow, 12 Jan (Mon) 09:30. */
export const sayInstant = (at: Instant, timeZone: string, language: Language, now: Instant): string =>
  nearOr(sayDate, at, timeZone, language, now)

/** The same where there is little room: without the weekday. */
export const sayInstantBriefly = (at: Instant, timeZone: string, language: Language, now: Instant): string =>
  nearOr(sayDay, at, timeZone, language, now)

function nearOr(say: typeof sayDate, at: Instant, timeZone: string, language: Language, now: Instant): string {
  const time = timeOf(at, timeZone)
  const days = daysBetween(now, at, timeZone)
  if (Math.abs(days) > 1) return `${say(at, timeZone, language, now)} ${time}`
  return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')} ${time}`
}

/** Day and weekday; with the year when it is not this one. */
export const sayDate = (at: Instant, timeZone: string, language: Language, now: Instant): string =>
  sayDay(at, timeZone, language, now, { weekday: 'short' })

function sayDay(
  at: Instant,
  timeZone: string,
  language: Language,
  now: Instant,
  more: Intl.DateTimeFormatOptions = {},
): string {
  const isThisYear = localOf(at, timeZone).slice(0, 4) === localOf(now, timeZone).slice(0, 4)
  const options: Intl.DateTimeFormatOptions = {
    timeZone,
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...more,
    ...(!isThisYear && { year: 'numeric' }),
  }
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(millisOf(at))
}

export const timeOf = (at: Instant, timeZone: string): string => localOf(at, timeZone).slice(11)

/** From one instant to another, the end only as far as it differs. */
export function sayRange(from: Instant, until: Instant, timeZone: string, language: Language, now: Instant): string {
  const end =
    daysBetween(from, until, timeZone) === 0 ? timeOf(until, timeZone) : sayInstant(until, timeZone, language, now)
  return `${sayInstant(from, timeZone, language, now)} – ${end}`
}

/** Midnights between two instants, in a zone. */
export function daysBetween(from: Instant, to: Instant, timeZone: string): number {
  const [start, end] = [from, to].map((at) => Date.parse(localOf(at, timeZone).slice(0, 10))) as [number, number]
  return Math.round((end - start) / DAY)
}
