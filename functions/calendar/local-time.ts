import type { Instant } from '../kernel/instant.ts'
import { DAY, instantOf, MINUTE, millisOf } from '../kernel/instant.ts'
import { InvalidLocalTimeError } from './errors.ts'
import { zoneOf } from './zone.ts'

/** A date on the wall calendar: `2026-01-05`. Local dates sort as strings. */
export type LocalDate = string

/** A date and a time on the wall: `2026-01-05T08:00`, seconds and milliseconds when needed. */
export type LocalDateTime = string

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const DATE_PATTERN = /^\d{4}-\d\d-\d\d$/
const DATE_TIME_PATTERN = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/

/** Milliseconds since 1970 of an instant. Throws `RangeError` for what is none, where arithmetic would go on with NaN. */
export function checkedMillisOf(at: Instant): number {
  const millis = millisOf(at)
  if (Number.isNaN(millis)) throw new RangeError(`not an instant: ${JSON.stringify(at)}`)
  return millis
}

/** The date people in a zone write at an instant. */
export const localDateOf = (at: Instant, timeZone: string): LocalDate => localDateTimeOf(at, timeZone).slice(0, 10)

/** Date and time people in a zone read off the wall at an instant, to the millisecond: `2026-01-05T08:00:00.000`. */
export const localDateTimeOf = (at: Instant, timeZone: string): LocalDateTime =>
  instantOf(wallMillis(checkedMillisOf(at), timeZone)).slice(0, -1)

/**
 * The first instant at which the wall shows this time or a later one: in the gap of spring that is the end of the gap,
 * in the overlap of autumn the first of the two. Throws {@link InvalidLocalTimeError}.
 */
export function instantOfLocal(local: LocalDateTime, timeZone: string): Instant {
  const wall = DATE_TIME_PATTERN.test(local) ? Date.parse(`${local}Z`) : Number.NaN
  if (Number.isNaN(wall) || !instantOf(wall).startsWith(local)) throw new InvalidLocalTimeError(local)
  return instantOf(momentOfWall(wall, timeZone))
}

/** The wall's reading at a moment, written as if it were UTC. Both in milliseconds. */
export const wallMillis = (millis: number, timeZone: string): number => millis + zoneOf(timeZone).offsetAt(millis)

/** {@link instantOfLocal} in milliseconds; the wall's reading is written as if it were UTC. */
export function momentOfWall(wall: number, timeZone: string): number {
  const zone = zoneOf(timeZone)
  const before = zone.offsetAt(wall - DAY)
  const after = zone.offsetAt(wall + DAY)
  if (before === after) return wall - before
  if (zone.offsetAt(wall - before) === before) return wall - before
  if (zone.offsetAt(wall - after) === after) return wall - after
  // No clock ever showed it: look for the turning of the clocks between the two readings.
  let unturned = wall - after
  let turned = wall - before
  while (turned - unturned > 1) {
    const middle = Math.floor((unturned + turned) / 2)
    if (zone.offsetAt(middle) === after) turned = middle
    else unturned = middle
  }
  return turned
}

/** Days since 1 January 1970 of a local date. Throws {@link InvalidLocalTimeError}. */
export function dayOfDate(date: LocalDate): number {
  if (!isLocalDate(date)) throw new InvalidLocalTimeError(date)
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** The local date of a number of days since 1 January 1970. */
export const dateOfDay = (day: number): LocalDate => instantOf(day * DAY).slice(0, 10)

/** The day (since 1 January 1970) on the wall calendar at a moment. */
export const dayAt = (millis: number, timeZone: string): number => Math.floor(wallMillis(millis, timeZone) / DAY)

export function isLocalDate(text: string): boolean {
  if (!DATE_PATTERN.test(text)) return false
  const millis = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(millis) && instantOf(millis).startsWith(text)
}

export const plusDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayOfDate(date) + days)

/** Day 0 was a Thursday. */
export const weekdayOfDay = (day: number): Weekday => WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'sun'

export const weekdayOf = (date: LocalDate): Weekday => weekdayOfDay(dayOfDate(date))

/** Milliseconds after midnight of `09:00` … `24:00`. Throws {@link InvalidLocalTimeError}. */
export function millisOfTime(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hours !== undefined && minutes !== undefined) return (Number(hours) * 60 + Number(minutes)) * MINUTE
  if (time === '24:00') return DAY
  throw new InvalidLocalTimeError(time)
}
