import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, HEAD_AGAIN, type Policy, usualLadder } from '../obligation/index.ts'

/** The stages of a change that somebody owes by a ladder; a release goes by its window. */
export type LadderStage = 'assess' | 'authorise' | 'test' | 'review'

/** How long each stage of a change may take, and who is next when nobody answers. A case pins its version. */
export type ChangePolicy = Policy<LadderStage>

/** Most stages climb at 100 % of the time allowed, then every 8 business hours. */
const stage = (allowed: string, thenLeader: string, thenHead: string) =>
  usualLadder(business(allowed), [
    { after: 'due', to: 'deputy' },
    { after: business(thenLeader), to: 'leader' },
    { after: business(thenHead), to: 'head' },
  ])

export const NORMAL_CHANGE: DeclaredPolicy<LadderStage> = {
  name: 'normal-change',
  title: { 'zh-CN': '一般变更', en: 'Normal change' },
  stages: {
    // 8, 16, 24 business hours: about three working days until the head of IT.
    assess: { title: { 'zh-CN': '评估', en: 'Assess' }, ladder: stage('PT8H', 'PT16H', 'PT24H') },
    // Reminded at 4, 8 and 20; deputy at 24, leader at 32, head at 40 business hours: more than five working days.
    authorise: {
      title: { 'zh-CN': '授权', en: 'Authorise' },
      ladder: {
        allowed: business('PT24H'),
        remindAfter: [business('PT4H'), business('PT8H'), business('PT20H')],
        climbs: [
          { after: business('PT24H'), to: 'deputy' },
          { after: business('PT32H'), to: 'leader' },
          { after: business('PT40H'), to: 'head' },
        ],
        again: HEAD_AGAIN,
      },
    },
    test: { title: { 'zh-CN': '测试', en: 'Test' }, ladder: stage('PT16H', 'PT24H', 'PT32H') },
    review: { title: { 'zh-CN': '回顾', en: 'Review' }, ladder: stage('PT24H', 'PT32H', 'PT40H') },
  },
}
