/** Somebody has a right on a system from now on: `{ entitlement, right, person }`. */
export const ENTITLEMENT_ACTIVE = 'entitlement.active'

/** It was taken from them, and that is proven: the same. */
export const ENTITLEMENT_REVOKED = 'entitlement.revoked'
