import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import { type Directory, worksInIt } from '../../responsibility/index.ts'

/** Everybody in the department sees every change; everybody else only what they asked for, and no trace of the rest. */
export const maySee = (directory: Directory, person: Id, now: Instant, isTheirs: boolean): boolean =>
  isTheirs || worksInIt(directory, person, now)

export function mustBeAbleToSee(directory: Directory, person: Id, now: Instant, isTheirs: boolean): void {
  if (!maySee(directory, person, now, isTheirs)) throw new NotFoundError('change')
}
