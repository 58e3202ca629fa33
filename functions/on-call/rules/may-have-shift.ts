import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { Shift } from '../schedule.ts'
import type { Range } from './holes.ts'

const FURTHEST_AHEAD = 366 * DAY

/** What is wrong with a time for which something is to be agreed; nothing when it is fine. */
export function whatIsWrongWithTime(
  { from, until }: Range,
  now: Instant,
): 'until-before-from' | 'in-the-past' | 'too-far-ahead' | undefined {
  if (until <= from) return 'until-before-from'
  if (until <= now) return 'in-the-past'
  return until > plusMillis(now, FURTHEST_AHEAD) ? 'too-far-ahead' : undefined
}

/** Whether somebody is away at any moment of a time. */
export const isAwayIn = ({ absences }: Directory, person: Id, { from, until }: Range): boolean =>
  absences.some((each) => each.person === person && each.from < until && from < each.until)

/** Whether all of some shifts are one person's. */
export const areAllOf = (shifts: readonly Shift[], person: Id): boolean =>
  shifts.length > 0 && shifts.every((each) => each.person === person)

/** Whether nobody has any of them. */
export const areNobodys = (shifts: readonly Shift[]): boolean =>
  shifts.length > 0 && shifts.every((each) => each.person === undefined)
