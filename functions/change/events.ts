/** A change was carried out as planned: `{ change, services }`, the main service first. */
export const CHANGE_RELEASED = 'change.released'

/** A change failed or was rolled back: `{ change, services }`. */
export const CHANGE_FAILED = 'change.failed'

/** A change was withdrawn while its window was open: `{ change }`. */
export const CHANGE_WITHDRAWN = 'change.withdrawn'
