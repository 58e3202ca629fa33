import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import { type Directory, isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { Change } from '../change.ts'
import { notEditable, notRequester, notRequesterOrImplementer } from './reasons.ts'

const BEFORE_RELEASE = new Set<Change['status']>(['submitted', 'assessed', 'authorised', 'tested', 'scheduled'])

/** Whether the content may still be changed, or the change withdrawn. */
export const isBeforeRelease = ({ status }: Change): boolean => BEFORE_RELEASE.has(status)

/** Requester and implementer may edit until it is released. */
export function whoMayEdit(change: Change, directory: Directory, person: Id): Verdict<Grant> {
  if (!isActive(directory, person)) return { no: notActive }
  if (!isBeforeRelease(change)) return { no: notEditable }
  const isTheirs = person === change.requester || person === change.implementer
  return isTheirs ? { yes: { authority: 'change.edit', via: 'relation' } } : { no: notRequesterOrImplementer }
}

/** The requester may withdraw it until it is released, and so may a position with that authority. */
export function whoMayCancel(change: Change, directory: Directory, person: Id, now: Instant): Verdict<Grant> {
  if (!isActive(directory, person)) return { no: notActive }
  if (!isBeforeRelease(change)) return { no: notEditable }
  if (person === change.requester) return { yes: { authority: 'change.cancel', via: 'relation' } }
  const verdict = mayAct(directory, person, 'change.cancel', now, change)
  return 'yes' in verdict ? verdict : { no: notRequester }
}
