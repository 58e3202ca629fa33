import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import { PROVEN_FOR_DAYS } from '../../paging/index.ts'
import { ASKED_BEFORE_DAYS } from '../contact-proof.ts'

interface Of {
  readonly isOnSchedule: boolean
  readonly isActive: boolean
  /** Away: nobody pages them now, and they cannot confirm anything. */
  readonly isThere: boolean
  /** When they last confirmed a test that counts still. */
  readonly provenSince?: Instant
  readonly isAsked: boolean
}

/** What is to be done about somebody's proof now. */
export function doesOweProof(of: Of, now: Instant): 'ask' | 'proven' | 'withdraw' | 'nothing' {
  const { isOnSchedule, isActive, isThere, provenSince, isAsked } = of
  if (!isOnSchedule || !isActive) return isAsked ? 'withdraw' : 'nothing'
  const lastsUntil = plusMillis(now, (ASKED_BEFORE_DAYS - PROVEN_FOR_DAYS) * DAY)
  if (provenSince !== undefined && provenSince > lastsUntil) return isAsked ? 'proven' : 'nothing'
  return isThere && !isAsked ? 'ask' : 'nothing'
}
