import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import { type Directory, worksInIt } from '../../responsibility/index.ts'
import type { PositionHandOver } from '../position-hand-over.ts'

/** Everybody in the department sees who hands over what to whom; everybody else only what they take part in. */
export function mustBeAbleToSee(
  directory: Directory,
  viewer: Id,
  { from, giver, receiver }: Pick<PositionHandOver, 'from' | 'giver' | 'receiver'>,
  now: Instant,
): void {
  const isTheirs = viewer === from || viewer === giver || viewer === receiver
  if (!isTheirs && !worksInIt(directory, viewer, now)) throw new NotFoundError('position-hand-over')
}
