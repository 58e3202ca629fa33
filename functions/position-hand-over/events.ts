/** Both have signed, and what was decided may be carried out: `{ handOver }`. */
export const HAND_OVER_SIGNED = 'position-hand-over.signed'
