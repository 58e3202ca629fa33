import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Directory } from '../directory.ts'
import { mayAct } from './may-act.ts'
import { membersOf, positionsOf, worksInIt } from './who-holds.ts'

/**
 * Whether somebody may know of a person here. Staff know everybody, also who has left, because history names them;
 * everybody else knows who answers for IT, and themselves.
 */
export function maySeePerson(directory: Directory, viewer: Id, person: Id, at: Instant): boolean {
  if (viewer === person || worksInIt(directory, viewer, at)) return true
  return directory.people.get(person)?.active === true && positionsOf(directory, person, at).length > 0
}

/** Addresses are for those who work with somebody; employees write to the portal, not to a person. */
export const maySeeAddress = (directory: Directory, viewer: Id, person: Id, at: Instant): boolean =>
  viewer === person || worksInIt(directory, viewer, at)

/** That somebody is away concerns those they work with. */
export const maySeeAbsence = maySeeAddress

/** Why somebody is away (illness, family) concerns them, those who lead them, and who administers the directory. */
export function maySeeAbsenceNote(directory: Directory, viewer: Id, person: Id, at: Instant): boolean {
  if (viewer === person) return true
  const held = positionsOf(directory, viewer, at)
  if (held.includes(directory.department.head)) return true
  const leads = [...directory.groups.values()].filter(({ leader }) => held.includes(leader))
  if (leads.some(({ id }) => membersOf(directory, id, at).some((member) => member.id === person))) return true
  return 'yes' in mayAct(directory, viewer, 'directory.administer', at)
}
