/** A package has ended, by its reviewer or by its clock: `{ package }`. What was decided in it is carried out. */
export const PACKAGE_ENDED = 'access-review.package-ended'

/** A review was called off: `{ review }`. */
export const REVIEW_CANCELLED = 'access-review.cancelled'
