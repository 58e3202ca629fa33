/** What rooms above may use of handing over positions. */
export { POSITION_HAND_OVER } from './position-hand-over-policy.ts'
