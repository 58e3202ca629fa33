export { POSITION_HAND_OVER } from './position-hand-over-policy.ts'
