import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import { type Directory, isActive, notActive } from '../../responsibility/index.ts'
import type { Change } from '../change.ts'
import { authorisationLapsed, notImplementer, windowHasPassed, windowNotOpen } from './reasons.ts'
import { whoMay } from './who-may.ts'

/**
 * The final gate. What was true when it was authorised has to be true now: the window is open, and whoever authorised
 * exactly this content is still here and still has that authority.
 *
 * @param accountable who owes the release now: the implementer, or who took it over
 */
export function mayRelease(
  change: Change,
  directory: Directory,
  person: Id,
  accountable: Id | undefined,
  now: Instant,
): Verdict<Grant> {
  const { from, until } = change.releaseWindow
  if (!isActive(directory, person)) return { no: notActive }
  if (person !== change.implementer && person !== accountable) return { no: notImplementer }
  if (now < from) return { no: { ...windowNotOpen, values: { from } } }
  if (now >= until) return { no: windowHasPassed }
  const authoriser = change.decisions.authorise
  const stands = authoriser !== undefined && 'yes' in whoMay('authorise', change, directory, authoriser, now)
  return stands ? { yes: { authority: 'change.release', via: 'relation' } } : { no: authorisationLapsed }
}

/** Taking it back needs no open window, once it has opened: damage does not wait for one. */
export function mayBackOut(
  change: Change,
  directory: Directory,
  person: Id,
  accountable: Id | undefined,
  now: Instant,
): Verdict<Grant> {
  const { from } = change.releaseWindow
  if (!isActive(directory, person)) return { no: notActive }
  const releasedBy = change.decisions.release
  if (person !== change.implementer && person !== accountable && person !== releasedBy) return { no: notImplementer }
  if (now < from) return { no: { ...windowNotOpen, values: { from } } }
  return { yes: { authority: 'change.back-out', via: 'relation' } }
}
