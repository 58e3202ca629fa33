import { type Allowance, business } from '../calendar/index.ts'
import type { Ladder } from './ladder.ts'

/** After the last step an obligation is the head of IT's, told again every working day until it is done. */
export const HEAD_AGAIN: Allowance = business('P1D')

/** Most steps: reminded at 50 % and 90 % of the time allowed, up at 100 %, then every 8 business hours. */
export function usualLadder(allowed: Allowance, climbs: Ladder['climbs']): Ladder {
  return { allowed, remindAfter: [0.5, 0.9], climbs, again: HEAD_AGAIN }
}

/** Accepting what was handed over because its owner left: 4 business hours, then leader, then head. */
export const ACCEPT_HAND_OVER: Ladder = usualLadder(business('PT4H'), [
  { after: 'due', to: 'leader' },
  { after: business('PT12H'), to: 'head' },
])

/** Filling a gap in the roster: one working day. */
export const FILL_GAP: Ladder = usualLadder(business('P1D'), [{ after: 'due', to: 'head' }])
