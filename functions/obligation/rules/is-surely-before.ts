import { type Allowance, spanOf } from '../../calendar/index.ts'
import type { Ladder } from '../ladder.ts'

/** A step of a ladder as far from its opening as no calendar can change: days and time, or a part of days. */
export type Moment =
  | { readonly days: number; readonly millis: number }
  | { readonly part: number; readonly of: { readonly days: number; readonly millis: number } }

/** When a step comes: after an allowance, at a part of the time allowed, or when it is due. */
export function momentOf(step: Allowance | number | 'due', { allowed }: Pick<Ladder, 'allowed'>): Moment {
  if (step === 'due') return spanOf(allowed)
  if (typeof step !== 'number') return spanOf(step)
  const { days, millis } = spanOf(allowed)
  // Hours have parts whatever the calendar; how long half a working day is, only the calendar knows.
  return days === 0 ? { days: 0, millis: Math.round(step * millis) } : { part: step, of: { days, millis } }
}

/**
 * Whether one step comes before another by every calendar there can be, both counted by the same clock. A working day
 * may be one hour long or ten, so four hours and one day have no order, and two days and two hours come after one day.
 */
export function isSurelyBefore(one: Moment, other: Moment): boolean {
  if ('part' in one) return 'part' in other ? one.part < other.part : isAtMost(one.of, other)
  if ('part' in other) return false
  return isAtMost(one, other) && (one.days < other.days || one.millis < other.millis)
}

type Whole = Exclude<Moment, { readonly part: number }>
const isAtMost = (one: Whole, other: Whole): boolean => one.days <= other.days && one.millis <= other.millis

export const isSame = (one: Moment, other: Moment): boolean => {
  if ('part' in one || 'part' in other) return 'part' in one && 'part' in other && one.part === other.part
  return one.days === other.days && one.millis === other.millis
}
