import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, millisOf } from '../../kernel/instant.ts'
import { type Assignment, type Directory, isActive } from '../../responsibility/index.ts'

/** A post that stood empty for longer is begun anew: nobody remembers what was open. */
const LONGEST_VACANCY = 366 * DAY
/** Two people who share a post for longer are colleagues, and not one after the other. */
const LONGEST_OVERLAP = 92 * DAY

/** One person's time in a position ends, and another's begins. */
export interface Succession {
  readonly position: Id
  readonly ends: Assignment & { readonly until: Instant }
  readonly begins: Assignment
}

/**
 * Whom each newcomer to a position follows: the other holder whose time there ends nearest to when theirs begins. Nobody
 * is followed by two; who goes on holding the position is followed by none.
 */
export function successionsIn(directory: Directory, position: Id, now: Instant): Succession[] {
  const held = directory.assignments.filter((each) => each.position === position)
  const newcomers = held
    .filter(({ person, until }) => isActive(directory, person) && (until === undefined || until > now))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const leaving = held.flatMap(({ until, ...each }) => (until === undefined ? [] : [{ ...each, until }]))
  const followed = new Set<Id>()
  return newcomers.flatMap((begins): Succession[] => {
    const isBefore = (ends: Succession['ends']) =>
      !followed.has(ends.id) && isFollowed(ends, begins) && !goesOn(held, ends)
    const [nearest] = leaving.filter(isBefore).toSorted((one, other) => gap(one, begins) - gap(other, begins))
    if (nearest === undefined) return []
    followed.add(nearest.id)
    return [{ position, ends: nearest, begins }]
  })
}

function isFollowed(ends: Succession['ends'], begins: Assignment): boolean {
  const between = millisOf(begins.from) - millisOf(ends.until)
  const isOther = ends.person !== begins.person && ends.from < begins.from
  return isOther && between <= LONGEST_VACANCY && between >= -LONGEST_OVERLAP
}

const goesOn = (held: readonly Assignment[], { person, until }: Succession['ends']): boolean =>
  held.some((each) => each.person === person && (each.until === undefined || each.until > until))

const gap = ({ until }: Succession['ends'], { from }: Assignment): number => Math.abs(millisOf(from) - millisOf(until))

/** Somebody's time in a position that is not over, the earliest; undefined when they have none, nor will. */
export const placeIn = (directory: Directory, position: Id, person: Id, now: Instant): Assignment | undefined =>
  directory.assignments
    .filter((each) => each.position === position && each.person === person)
    .filter(({ until }) => until === undefined || until > now)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))[0]
