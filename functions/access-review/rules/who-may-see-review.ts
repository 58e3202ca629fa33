import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type AuthorityName, authoritiesOf, type Directory, isActive, mayAct } from '../../responsibility/index.ts'

/** Who has what, and what was said of it, is not everybody's to know: those who run reviews, and those who audit. */
const SEES_ALL: readonly AuthorityName[] = ['access-review.run', 'audit.verify']

export const maySeeReviews = (directory: Directory, person: Id, now: Instant): boolean =>
  SEES_ALL.some((act) => 'yes' in mayAct(directory, person, act, now))

/** A package also whoever was ever asked about it, and whoever else’s duty it may be. */
export const maySeePackage = (directory: Directory, person: Id, now: Instant, asked: readonly Id[]): boolean =>
  isActive(directory, person) &&
  (asked.includes(person) ||
    maySeeReviews(directory, person, now) ||
    authoritiesOf(directory, person, now).includes('entitlement.approve'))
