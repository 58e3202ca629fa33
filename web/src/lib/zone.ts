import { type Instant, instantOf, millisOf } from '../../../functions/kernel/instant.ts'

/** Wall time without a zone, as a form field has it: `2026-01-10T14:00`. */
export type LocalDateTime = string

const parts = new Map<string, Intl.DateTimeFormat>()

/** What the wall shows in a zone at an instant. */
export function localOf(at: Instant, timeZone: string): LocalDateTime {
  const found = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(millisOf(at))
      .map(({ type, value }) => [type, value]),
  )
  return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}`
}

/**
 * The instant at which the wall in a zone shows this; `undefined` for what is no time. Twice on the wall: the first;
 * never on the wall (the hour skipped in spring): as much later as the clock was put forward.
 */
export function instantAt(local: LocalDateTime, timeZone: string): Instant | undefined {
  const asIfUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asIfUtc)) return undefined
  const offsets = [asIfUtc - DAY_MILLIS, asIfUtc + DAY_MILLIS].map((near) => offsetAt(near, timeZone))
  const candidates = offsets.map((offset) => asIfUtc - offset)
  const exact = candidates.filter((millis) => millis + offsetAt(millis, timeZone) === asIfUtc)
  return instantOf(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates))
}

const DAY_MILLIS = 24 * 60 * 60 * 1000

function offsetAt(millis: number, timeZone: string): number {
  const wholeMinute = Math.floor(millis / 60_000) * 60_000
  return Date.parse(`${localOf(instantOf(wholeMinute), timeZone)}Z`) - wholeMinute
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = parts.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  parts.set(timeZone, made)
  return made
}
