import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { covers, type Directory, type Person } from './directory.ts'
import type { PersonOut } from './person.contract.ts'
import { isThere } from './rules/who-holds.ts'
import { maySeeAddress } from './rules/who-may-see.ts'

/** Who looks, and when. */
export interface Viewing {
  readonly viewer: Id
  readonly now: Instant
}

/** A person as this viewer may see them. */
export function viewOfPerson(directory: Directory, person: Person, { viewer, now }: Viewing): PersonOut {
  const { id, name, email, language, active, version } = person
  const places = [
    ...directory.assignments.map((place) => ({ ...place, via: 'holder' as const })),
    ...directory.deputies.map((place) => ({ ...place, via: 'deputy' as const })),
  ].filter((place) => place.person === id && covers(place, now))
  return {
    id,
    name,
    email: maySeeAddress(directory, viewer, id, now) ? email : null,
    language,
    active,
    positions: places.flatMap(({ position, via, until }) => {
      const held = directory.positions.get(position)
      if (held === undefined) return []
      return { id: held.id, name: held.name, group: groupNamed(directory, held.group), via, until: until ?? null }
    }),
    isAway: isAway(directory, person, now),
    version,
  }
}

/** Still works here, but cannot be asked now. */
export const isAway = (directory: Directory, { id, active }: Person, now: Instant): boolean =>
  active && !isThere(directory, id, now)

/** A group as others refer to it; null for none. */
export function groupNamed(directory: Directory, id: Id | undefined) {
  const group = id === undefined ? undefined : directory.groups.get(id)
  return group === undefined ? null : { id: group.id, name: group.name }
}
