import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, worksInIt } from '../../responsibility/index.ts'
import type { Obligation } from '../obligation.ts'

/** Everybody in the department sees what anybody owes; everybody else only what they were asked themselves. */
export function maySeeObligation(directory: Directory, person: Id, obligation: Obligation, now: Instant): boolean {
  const offeredTo = obligation.status === 'open' ? obligation.offer?.to : undefined
  return offeredTo === person || obligation.asked.includes(person) || worksInIt(directory, person, now)
}

/** Whether somebody may read the list of what a person owes. */
export const mayListOf = (directory: Directory, viewer: Id, person: Id, now: Instant): boolean =>
  viewer === person || worksInIt(directory, viewer, now)
