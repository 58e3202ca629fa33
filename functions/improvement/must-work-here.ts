import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Directory, worksInIt } from '../responsibility/index.ts'

/** Whoever has no position in the department sees nothing of what it learns. */
export function mustWorkHere(directory: Directory, person: Id, now: Instant): void {
  if (!worksInIt(directory, person, now)) throw new NotFoundError('improvement')
}
