import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import type { Absence } from '../directory.ts'
import type { OrganisationRefusal } from '../errors.ts'

const LONGEST = 2 * 366 * DAY
const FURTHEST_AHEAD = 366 * DAY

/** What is wrong with a time somebody wants to be away; nothing when it is fine. */
export function whatIsWrongWithAbsence(
  { from, until }: Pick<Absence, 'from' | 'until'>,
  now: Instant,
): OrganisationRefusal | undefined {
  if (until <= from) return 'until-before-from'
  if (until <= now) return 'absence-has-ended'
  if (until > plusMillis(from, LONGEST)) return 'absence-too-long'
  if (from > plusMillis(now, FURTHEST_AHEAD)) return 'absence-too-far-ahead'
  return undefined
}
