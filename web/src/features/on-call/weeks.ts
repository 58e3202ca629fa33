import { DAY, type Instant, millisOf } from '../../../../functions/kernel/instant.ts'
import type { LaneOut } from '../../../../functions/on-call/rota.contract.ts'
import { instantAt, localOf } from '../../lib/zone.ts'

/** A date on a wall: `2026-01-05`. */
export type LocalDate = string
export type Shift = LaneOut['shifts'][number]

export interface Day {
  readonly date: LocalDate
  readonly from: Instant
}
/** Seven days of a wall, which may be an hour more or less than a week. */
export interface Week {
  readonly days: readonly Day[]
  readonly from: Instant
  readonly until: Instant
}

export const plusDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)

/** The Monday of the week in which an instant lies, in a zone. */
export function mondayOf(at: Instant, zone: string): LocalDate {
  const date = localOf(at, zone).slice(0, 10)
  const weekday = new Date(Date.parse(date)).getUTCDay()
  return plusDays(date, -((weekday + 6) % 7))
}

const midnight = (date: LocalDate, zone: string): Instant => instantAt(`${date}T00:00`, zone) ?? date

export function weeksFrom(monday: LocalDate, count: number, zone: string): Week[] {
  return Array.from({ length: count }, (_, nth) => {
    const first = plusDays(monday, nth * 7)
    const days = Array.from({ length: 7 }, (_, day) => plusDays(first, day)).map((date) => ({
      date,
      from: midnight(date, zone),
    }))
    return { days, from: midnight(first, zone), until: midnight(plusDays(first, 7), zone) }
  })
}

/** The shift that is running comes as it was and as it will be: one shift to whoever looks. */
export function joined(shifts: readonly Shift[]): Shift[] {
  const found: Shift[] = []
  for (const shift of shifts) {
    const before = found.at(-1)
    const goesOn =
      before?.isPast === true && !shift.isPast && before.until === shift.from && before.person?.id === shift.person?.id
    if (goesOn) found[found.length - 1] = { ...shift, from: before.from }
    else found.push(shift)
  }
  return found
}

/** How far into a span an instant is, in percent of it. */
export function placeIn({ from, until }: { readonly from: Instant; readonly until: Instant }, at: Instant): number {
  const [first, last, place] = [from, until, at].map(millisOf) as [number, number, number]
  return (Math.min(Math.max(place, first), last) - first) / ((last - first) / 100)
}

/** A shift as far as it lies in a week: where it begins and how wide it is, in percent of the week. */
export interface Piece {
  readonly shift: Shift
  readonly start: number
  readonly width: number
}

export const piecesIn = (week: Week, shifts: readonly Shift[]): Piece[] =>
  shifts
    .filter(({ from, until }) => from < week.until && until > week.from)
    .map((shift) => {
      const start = placeIn(week, shift.from)
      return { shift, start, width: placeIn(week, shift.until) - start }
    })
