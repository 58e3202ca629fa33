import type { Instant } from '../../kernel/instant.ts'
import type { Assignment, Deputy, Directory } from '../directory.ts'
import type { OrganisationRefusal } from '../errors.ts'
import { isActive } from './who-holds.ts'

/** Leaving ends them all in one transaction (five rows each, of a hundred); nobody really fills that many posts. */
export const MOST_PLACES = 15

/** What keeps somebody from taking a position, or from deputising for it; nothing when they may. */
export function whatKeepsFrom(
  directory: Directory,
  place: Assignment | Deputy,
  sameKind: readonly (Assignment | Deputy)[],
  now: Instant,
): OrganisationRefusal | 'person-not-active' | undefined {
  const { person, position, from, until } = place
  if (!directory.people.has(person)) return 'unknown-person'
  if (!isActive(directory, person)) return 'person-not-active'
  if (until !== undefined && until <= from) return 'until-before-from'
  const overlaps = (each: Assignment | Deputy) =>
    (each.until === undefined || from < each.until) && (until === undefined || each.from < until)
  if (sameKind.some((each) => each.person === person && each.position === position && overlaps(each))) {
    return 'already-has-place'
  }
  const notOver = [...directory.assignments, ...directory.deputies].filter(
    (each) => each.person === person && (each.until === undefined || each.until > now),
  )
  return notOver.length >= MOST_PLACES ? 'too-many-places' : undefined
}
