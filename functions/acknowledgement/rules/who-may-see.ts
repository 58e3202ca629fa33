import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { type Directory, worksInIt } from '../../responsibility/index.ts'
import type { Acknowledgement } from '../acknowledgement.ts'

/** Everybody in the department sees who has signed what, as they see each duty list; everybody else only their own. */
export function mustBeAbleToSee(
  directory: Directory,
  viewer: Id,
  { person }: Pick<Acknowledgement, 'person'>,
  open: readonly Pick<OpenObligation, 'asked'>[],
  now: Instant,
): void {
  const isTheirs = viewer === person || open.some(({ asked }) => asked.includes(viewer))
  if (!isTheirs && !worksInIt(directory, viewer, now)) throw new NotFoundError('acknowledgement')
}
