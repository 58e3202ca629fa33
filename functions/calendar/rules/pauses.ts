import type { Instant } from '../../kernel/instant.ts'
import { checkedMillisOf } from '../local-time.ts'

/** While somebody else's clock ran. Pauses may overlap and come in any order. */
export type Pause = { readonly from: Instant; readonly to: Instant }

/** A pause that may still be going on. */
export type OpenPause = { readonly from: Instant; readonly to?: Instant }

/**
 * Pauses as they stand at `now`: what is still going on ends now. A deadline computed with these is the earliest there
 * can be, and moves on with every second the pause lasts, so nothing falls due while it is paused.
 */
export const pausesAt = (now: Instant, pauses: readonly OpenPause[]): Pause[] =>
  pauses
    .filter((each) => each.to !== undefined || each.from <= now)
    .map((each) => ({ from: each.from, to: each.to ?? now }))

/** Is the clock standing still at this instant? */
export const isPausedAt = (at: Instant, pauses: readonly OpenPause[]): boolean =>
  pauses.some((each) => each.from <= at && (each.to === undefined || at < each.to))

/** A stretch of time in which the clock runs, in milliseconds since 1970; the last one has no end. */
export interface Stretch {
  readonly from: number
  readonly to: number | undefined
}

/** When does the clock run, from this moment on? Throws `RangeError` for a pause that ends before it begins. */
export function stretchesBetween(from: number, pauses: readonly Pause[]): Stretch[] {
  const stops = pauses.map((each) => ({ from: checkedMillisOf(each.from), to: checkedMillisOf(each.to) }))
  const stretches: Stretch[] = []
  let start = from
  for (const stop of stops.sort((a, b) => a.from - b.from)) {
    if (stop.to < stop.from) throw new RangeError('a pause ends before it begins')
    if (stop.to <= start) continue
    if (stop.from > start) stretches.push({ from: start, to: stop.from })
    start = stop.to
  }
  stretches.push({ from: start, to: undefined })
  return stretches
}
