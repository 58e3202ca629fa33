import type { Instant } from '../../kernel/instant.ts'
import type { Hole } from './holes.ts'

/**
 * What is different about the holes of a schedule since its owner was told: one before all others that were told; others
 * beside; the same hole again and again, which the days only bring into sight; or some fewer.
 */
export type Growth = 'nothing' | 'earlier' | 'more' | 'on-and-on' | 'fewer'

/** So many holes are a habit: another at the end is noted, and tells their owner nothing new. */
const A_HABIT = 7

/** Both in order of time; `found` cut off where `told` was. */
export function whatGrew(told: readonly Hole[], found: readonly Hole[], now: Instant): Growth {
  const ahead = told.filter(({ until }) => until > now)
  const meets = (one: Hole) => (other: Hole) => one.from < other.until && other.from < one.until
  const fresh = found.filter((each) => !ahead.some(meets(each)))
  const [first] = ahead
  if (fresh.length > 0) {
    if (first === undefined || fresh.some(({ from }) => from < first.from)) return 'earlier'
    return ahead.length < A_HABIT ? 'more' : 'on-and-on'
  }
  return ahead.every((each) => found.some(meets(each))) ? 'nothing' : 'fewer'
}
