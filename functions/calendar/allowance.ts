import { HOUR, MINUTE, SECOND } from '../kernel/instant.ts'
import { InvalidAllowanceError } from './errors.ts'

/** Which time counts: every minute, or only the minutes of the working calendar. */
export type AllowanceClock = 'wall' | 'business'

declare const counted: unique symbol

/** A duration as ISO 8601 writes it, found to be one we can count: `PT8H`, `P5D`, `P1DT4H`. */
export type IsoDuration = string & { readonly [counted]: true }

/** How long somebody may take, and by which clock. Plain JSON, for policies. Made by {@link business} and {@link wall}. */
export type Allowance = { readonly clock: AllowanceClock; readonly iso: IsoDuration }

/** Working days (or days on the wall calendar), then time. */
export type Span = { readonly days: number; readonly millis: number }

/** Time that counts only while the calendar works: `business('PT8H')`, `business('P5D')`. */
export const business = (iso: string): Allowance => allowance('business', iso)

/** Time that counts day and night: `wall('PT5M')`. */
export const wall = (iso: string): Allowance => allowance('wall', iso)

/** Throws {@link InvalidAllowanceError}, which says what to write instead. */
export function allowance(clock: AllowanceClock, iso: string): Allowance {
  spanOf({ clock, iso })
  return { clock, iso: iso as IsoDuration }
}

/** Is this a duration that {@link allowance} takes? */
export function isAllowance(given: { readonly clock: AllowanceClock; readonly iso: string }): given is Allowance {
  try {
    return spanOf(given).days >= 0
  } catch (error) {
    if (error instanceof InvalidAllowanceError) return false
    throw error
  }
}

/** Days at most in an allowance; hours at most. Long enough for every policy, short enough to count. */
export const MOST_DAYS = 1000
export const MOST_HOURS = 10_000

const PATTERN = /^P(?:(\d{1,4})W|(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?)$/

/** The days and the time in an allowance. Throws {@link InvalidAllowanceError}. */
export function spanOf({ clock, iso }: { readonly clock: AllowanceClock; readonly iso: string }): Span {
  const found = PATTERN.exec(iso)
  if (!found) throw new InvalidAllowanceError(iso, adviceFor(iso))
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((digits) => Number(digits ?? 0))
  if (weeks && clock === 'business') throw new InvalidAllowanceError(iso, 'say working days, such as P5D')
  const span = {
    days: weeks * 7 + days,
    millis: hours * HOUR + minutes * MINUTE + seconds * SECOND,
  }
  if (span.days === 0 && span.millis === 0) throw new InvalidAllowanceError(iso, 'it must be longer than nothing')
  if (span.days > MOST_DAYS || span.millis > MOST_HOURS * HOUR)
    throw new InvalidAllowanceError(iso, `at most P${MOST_DAYS}D or PT${MOST_HOURS}H`)
  return span
}

function adviceFor(iso: string): string {
  if (/^P[^T]*[YM]/.test(iso)) return 'months and years differ in length; say days, such as P30D'
  if (/[.,]/.test(iso)) return 'whole numbers only, such as PT1H30M'
  if (iso.startsWith('-')) return 'it cannot be negative'
  return 'write an ISO 8601 duration, such as PT30M, PT8H, P5D or P1DT4H'
}
