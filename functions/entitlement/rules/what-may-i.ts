import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { type Directory, isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { Entitlement } from '../entitlement.ts'
import {
  approverHasIt,
  approverIsRequester,
  granterIsApprover,
  grantsToOneself,
  notRequester,
  notTheirs,
  provesOwn,
  reviewerTookIt,
  wrongStatus,
} from './reasons.ts'
import { actFor, type Owed } from './who-is-asked.ts'

export type Action = 'approve' | 'reject' | 'cancel' | 'grant' | 'give-back' | 'revoke' | 'review'

/** Who asks, when, at what organisation. */
export interface Asking {
  readonly directory: Directory
  readonly person: Id
  readonly now: Instant
}

/** Whether somebody may take a step of an entitlement, and by which grant; the rights in question are looked at later. */
export function mayI(
  action: Action,
  entitlement: Entitlement,
  open: readonly Pick<OpenObligation, 'kind'>[],
  asking: Asking,
): Verdict<Grant> {
  if (!isActive(asking.directory, asking.person)) return { no: notActive }
  if (!isTime(action, entitlement, open)) return { no: wrongStatus }
  const { person, requester, approvedBy } = entitlement
  const isMe = (other: Id | undefined) => other === asking.person
  switch (action) {
    case 'approve':
    case 'reject':
      if (isMe(person)) return { no: approverHasIt }
      return isMe(requester) ? { no: approverIsRequester } : byDuty('approve', entitlement, asking)
    case 'cancel':
      return isMe(requester) || isMe(person) ? relation('cancel') : { no: notRequester }
    case 'give-back':
      return isMe(person) ? relation('give-back') : { no: notTheirs }
    case 'grant':
      if (isMe(person)) return { no: grantsToOneself }
      return isMe(approvedBy) ? { no: granterIsApprover } : byDuty('provision', entitlement, asking)
    case 'revoke':
      return isMe(person) ? { no: provesOwn } : byDuty('revoke', entitlement, asking)
    case 'review':
      return isMe(person) ? { no: reviewerTookIt } : byDuty('review', entitlement, asking)
  }
}

function isTime(action: Action, { status }: Entitlement, open: readonly Pick<OpenObligation, 'kind'>[]): boolean {
  switch (action) {
    case 'approve':
    case 'reject':
      return status === 'requested'
    case 'cancel':
      return status === 'requested' || status === 'approved'
    case 'grant':
      return status === 'approved'
    case 'give-back':
      return status === 'active'
    case 'revoke':
      return status === 'revoking'
    case 'review':
      return open.some(({ kind }) => kind === 'entitlement.review')
  }
}

const relation = (word: string): Verdict<Grant> => ({ yes: { authority: `entitlement.${word}`, via: 'relation' } })

const byDuty = (owed: Owed, { service, risk }: Entitlement, { directory, person, now }: Asking): Verdict<Grant> =>
  mayAct(directory, person, actFor(owed), now, { service, risk })
