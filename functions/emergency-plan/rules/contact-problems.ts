import { deputiesOf, holdersOf, isActive } from '../../responsibility/index.ts'
import type { PlanContact } from '../plan.ts'
import { at, type Beside, type Problem } from './problem.ts'

/** Why somebody who is to be reached would not be: they have left, nobody holds the position, no channel reaches them. */
export function problemsOfContact(
  contact: PlanContact,
  path: string,
  { directory, now, unreachable }: Pick<Beside, 'directory' | 'now' | 'unreachable'>,
): Problem[] {
  if ('person' in contact) {
    const name = directory.people.get(contact.person)?.name ?? '—'
    if (!isActive(directory, contact.person)) return [at(path, 'contact-left', { name })]
    return unreachable.has(contact.person) ? [at(path, 'contact-unreachable', { name })] : []
  }
  if (!('position' in contact)) return []
  const position = directory.positions.get(contact.position)
  if (position === undefined) return [at(path, 'unknown-position')]
  const people = [...holdersOf(directory, position.id, now), ...deputiesOf(directory, position.id, now)]
  if (people.length === 0) return [at(path, 'position-vacant', { position: position.name })]
  return people.every(({ id }) => unreachable.has(id)) ? [at(path, 'contact-unreachable', { name: position.name })] : []
}
