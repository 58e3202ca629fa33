/** Somebody else has a shift from now on: `{ schedule, role, from?, to?, at }`; who had it, who has it, since when. */
export const ON_CALL_SHIFT_CHANGED = 'on-call.shift-changed'

/** A schedule says something else than before: `{ schedule }`. */
export const ON_CALL_MOVED = 'on-call.moved'
