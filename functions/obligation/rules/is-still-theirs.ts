import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, deputiesOf, holdersOf } from '../../responsibility/index.ts'
import type { Needed } from '../case-kind.ts'
import type { OpenObligation } from '../obligation.ts'
import { lacks } from './barred.ts'

/** Why somebody does not answer for it any more. */
export type WhyNotTheirs = 'place-ended' | 'authority-moved'

/**
 * Whether somebody still answers for what came to them through a position: they still hold it or stand in for it, and
 * its duties still give the authority that is needed. What came to a person for themselves stays with them.
 */
export function whyNotTheirs(
  obligation: Pick<OpenObligation, 'accountable' | 'position' | 'via' | 'kind'>,
  needed: Needed | undefined,
  directory: Directory,
  now: Instant,
): WhyNotTheirs | undefined {
  const { accountable, position, via } = obligation
  if (position !== undefined && via !== 'person' && !isIn(directory, accountable, position, now)) return 'place-ended'
  if (needed === undefined || obligation.kind === 'obligation.accept') return undefined
  return lacks(directory, accountable, needed, now) ? 'authority-moved' : undefined
}

const isIn = (directory: Directory, person: Id, position: Id, now: Instant): boolean =>
  [...holdersOf(directory, position, now), ...deputiesOf(directory, position, now)].some(({ id }) => id === person)
