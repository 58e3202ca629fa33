/** A point in time as RFC 3339 in UTC with milliseconds (`2026-01-05T00:00:00.000Z`). Instants sort as strings. */
export type Instant = string

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Milliseconds since 1970 of an instant. */
export const millisOf = (instant: Instant): number => Date.parse(instant)

/** The instant of a number of milliseconds since 1970. */
export const instantOf = (millis: number): Instant => new Date(millis).toISOString()

/** `millis` later (or earlier, when negative). */
export const plusMillis = (instant: Instant, millis: number): Instant => instantOf(millisOf(instant) + millis)

/** Whole seconds from one instant to another, rounded up, never negative: what a timer has to wait. */
export const secondsUntil = (from: Instant, to: Instant): number =>
  Math.max(0, Math.ceil((millisOf(to) - millisOf(from)) / SECOND))

/** The first whole second at or after an instant. Deadlines have whole seconds, because timers of workflows do. */
export const wholeSecond = (instant: Instant): Instant => instantOf(Math.ceil(millisOf(instant) / SECOND) * SECOND)

export const earliest = (instants: readonly Instant[]): Instant | undefined =>
  instants.reduce<Instant | undefined>((least, each) => (least === undefined || each < least ? each : least), undefined)
