import { business, wall } from '../calendar/index.ts'
import { type DeclaredPolicy, type Policy, usualLadder } from '../obligation/index.ts'

export type OnCallStage = 'gap-ahead' | 'gap-soon' | 'swap' | 'take-over'
export type OnCallPolicy = Policy<OnCallStage>

/** What the steps of on-call run by. */
export const ON_CALL: DeclaredPolicy<OnCallStage> = {
  name: 'on-call',
  title: { 'zh-CN': '值班', en: 'On-call' },
  stages: {
    // Seen early it is stretched to the working day before the hole.
    'gap-ahead': {
      title: { 'zh-CN': '补齐值班空档', en: 'Fill a gap that is ahead' },
      ladder: usualLadder(business('P1D'), [
        { after: 'due', to: 'leader' },
        { after: business('P1DT4H'), to: 'head' },
      ]),
    },
    // Within a day nobody waits for office hours: one hour, then the leader, the head an hour later.
    'gap-soon': {
      title: { 'zh-CN': '补齐一天内的值班空档', en: 'Fill a gap within a day' },
      ladder: usualLadder(wall('PT1H'), [
        { after: 'due', to: 'leader' },
        { after: wall('PT2H'), to: 'head' },
      ]),
    },
    swap: {
      title: { 'zh-CN': '答复换班请求', en: 'Answer a request to swap' },
      ladder: usualLadder(business('PT8H'), [
        { after: 'due', to: 'leader' },
        { after: business('PT16H'), to: 'head' },
      ]),
    },
    'take-over': {
      title: { 'zh-CN': '接班', en: 'Take a shift over' },
      ladder: usualLadder(wall('PT30M'), [
        { after: 'due', to: 'leader' },
        { after: wall('PT1H'), to: 'head' },
      ]),
    },
  },
}
