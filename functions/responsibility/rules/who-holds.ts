import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { covers, type Directory, type Person } from '../directory.ts'

/** Whether somebody can be asked at this instant: employed and not away. */
export function isThere(directory: Directory, person: Id, at: Instant): boolean {
  return isActive(directory, person) && !directory.absences.some((each) => each.person === person && covers(each, at))
}

/** Whether somebody is employed. */
export const isActive = (directory: Directory, person: Id): boolean => directory.people.get(person)?.active === true

/** The active people who hold a position at this instant, away or not; oldest assignment first. */
export const holdersOf = (directory: Directory, position: Id, at: Instant): Person[] =>
  peopleOf(directory, directory.assignments, position, at)

/** The active people who deputise for a position at this instant; oldest first. */
export const deputiesOf = (directory: Directory, position: Id, at: Instant): Person[] =>
  peopleOf(directory, directory.deputies, position, at)

/** The positions somebody holds at this instant. */
export const positionsOf = (directory: Directory, person: Id, at: Instant): Id[] =>
  directory.assignments.filter((each) => each.person === person && covers(each, at)).map(({ position }) => position)

/** Whether somebody holds or deputises for any position of the department at this instant. */
export const worksInIt = (directory: Directory, person: Id, at: Instant): boolean =>
  isActive(directory, person) &&
  [...directory.assignments, ...directory.deputies].some((each) => each.person === person && covers(each, at))

/** The active people who hold any position in a group; each once. */
export function membersOf(directory: Directory, group: Id, at: Instant): Person[] {
  const members = [...directory.positions.values()]
    .filter((position) => position.group === group)
    .flatMap(({ id }) => holdersOf(directory, id, at))
  return [...new Map(members.map((person) => [person.id, person])).values()]
}

function peopleOf(
  directory: Directory,
  places: readonly { position: Id; person: Id; from: Instant; until?: Instant }[],
  position: Id,
  at: Instant,
): Person[] {
  return places
    .filter((each) => each.position === position && covers(each, at))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .flatMap(({ person }) => directory.people.get(person) ?? [])
    .filter(({ active }) => active)
}
