import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import { type Directory, mayAct } from '../../responsibility/index.ts'
import { type AccessReview, isDeciding } from '../access-review.ts'
import { reviewNotDeciding, reviewNotReady, signerDecidedMost } from './reasons.ts'
import { REVIEW_STATUS_NAMES } from './status-names.ts'

const RUNS = 'access-review.run'

/** Whether somebody may end a review that should not go on. */
export function mayCancel(review: AccessReview, directory: Directory, person: Id, now: Instant): Verdict<Grant> {
  const verdict = mayAct(directory, person, RUNS, now)
  if ('no' in verdict || isDeciding(review)) return verdict
  return { no: { ...reviewNotDeciding, values: { status: REVIEW_STATUS_NAMES[review.status] } } }
}

/** Whether somebody may sign for a review: everything is proven, and it was not mostly they who decided it. */
export function maySign(review: AccessReview, directory: Directory, person: Id, now: Instant): Verdict<Grant> {
  const verdict = mayAct(directory, person, RUNS, now)
  if ('no' in verdict) return verdict
  if (review.status !== 'ready') {
    return { no: { ...reviewNotReady, values: { status: REVIEW_STATUS_NAMES[review.status] } } }
  }
  return review.mostDecidedBy?.includes(person) === true ? { no: signerDecidedMost } : verdict
}
