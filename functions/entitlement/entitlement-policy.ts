import { business, wall } from '../calendar/index.ts'
import { type DeclaredPolicy, HEAD_AGAIN, type Policy, usualLadder } from '../obligation/index.ts'

export type EntitlementStage = 'approve' | 'provision' | 'revoke' | 'revoke-at-once' | 'review'
export type EntitlementPolicy = Policy<EntitlementStage>

const byWorkingHours = (allowed: string, thenLeader: string, thenHead: string) =>
  usualLadder(business(allowed), [
    { after: 'due', to: 'deputy' },
    { after: business(thenLeader), to: 'leader' },
    { after: business(thenHead), to: 'head' },
  ])

export const ENTITLEMENT: DeclaredPolicy<EntitlementStage> = {
  name: 'entitlement',
  title: { 'zh-CN': '系统权限', en: 'Entitlements' },
  stages: {
    // Reminded at 4 and 8 working hours, the deputy after two working days, the head after four.
    approve: {
      title: { 'zh-CN': '审批权限', en: 'Approve' },
      ladder: {
        allowed: business('PT16H'),
        remindAfter: [business('PT4H'), business('PT8H')],
        climbs: [
          { after: 'due', to: 'deputy' },
          { after: business('PT24H'), to: 'leader' },
          { after: business('PT32H'), to: 'head' },
        ],
        again: HEAD_AGAIN,
      },
    },
    provision: { title: { 'zh-CN': '开通权限', en: 'Grant' }, ladder: byWorkingHours('PT8H', 'PT16H', 'PT24H') },
    revoke: { title: { 'zh-CN': '收回权限', en: 'Revoke' }, ladder: byWorkingHours('PT8H', 'PT12H', 'PT16H') },
    // Day and night: whoever left, or took it in an emergency, has it no longer than this.
    'revoke-at-once': {
      title: { 'zh-CN': '立即收回权限', en: 'Revoke at once' },
      ladder: usualLadder(wall('PT4H'), [
        { after: 'due', to: 'deputy' },
        { after: wall('PT6H'), to: 'leader' },
        { after: wall('PT8H'), to: 'head' },
      ]),
    },
    // One working day, the leader after two, the head after three.
    review: {
      title: { 'zh-CN': '复核紧急取用', en: 'Review a break-glass' },
      ladder: byWorkingHours('P1D', 'P2D', 'P3D'),
    },
  },
}
