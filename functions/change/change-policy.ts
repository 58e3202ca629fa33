import { business } from '../calendar/index.ts'
import { HEAD_AGAIN, type Ladder, usualLadder } from '../obligation/index.ts'

/** How long each stage of a change may take, and who is next when nobody answers. A case pins its version. */
export interface ChangePolicy {
  readonly name: string
  readonly assess: Ladder
  readonly authorise: Ladder
  readonly test: Ladder
  readonly review: Ladder
}

/** Most stages climb at 100 % of the time allowed, then every 8 business hours. */
const stage = (allowed: string, thenLeader: string, thenHead: string): Ladder =>
  usualLadder(business(allowed), [
    { after: 'due', to: 'deputy' },
    { after: business(thenLeader), to: 'leader' },
    { after: business(thenHead), to: 'head' },
  ])

export const NORMAL_CHANGE: ChangePolicy = {
  name: 'normal-change@1',
  // 8, 16, 24 business hours: about three working days until the head of IT.
  assess: stage('PT8H', 'PT16H', 'PT24H'),
  // Reminded at 4, 8 and 20; deputy at 24, leader at 32, head at 40 business hours: more than five working days.
  authorise: {
    allowed: business('PT24H'),
    remindAfter: [business('PT4H'), business('PT8H'), business('PT20H')],
    climbs: [
      { after: business('PT24H'), to: 'deputy' },
      { after: business('PT32H'), to: 'leader' },
      { after: business('PT40H'), to: 'head' },
    ],
    again: HEAD_AGAIN,
  },
  test: stage('PT16H', 'PT24H', 'PT32H'),
  review: stage('PT24H', 'PT32H', 'PT40H'),
}
