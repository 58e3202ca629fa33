/** Somebody did a duty and what they measured was not acceptable: `{ occurrence, duty, position }`. */
export const DUTY_OUT_OF_LIMITS = 'duty.out-of-limits'
