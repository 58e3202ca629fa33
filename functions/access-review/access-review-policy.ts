import { business, wall } from '../calendar/index.ts'
import { type DeclaredPolicy, type Policy, usualLadder } from '../obligation/index.ts'

/**
 * `decide`: from being asked until the review's date; its steps keep their distance to that date. `undecided`: the grace
 * after it, at whose end what is undecided is revoked. `settle` and `sign`: what whoever runs it owes.
 */
export type ReviewStage = 'decide' | 'undecided' | 'settle' | 'sign'
export type ReviewPolicy = Policy<ReviewStage>

export const ACCESS_REVIEW: DeclaredPolicy<ReviewStage> = {
  name: 'access-review',
  title: { 'zh-CN': '权限复核', en: 'Access review' },
  stages: {
    // Three weeks; reminded 7, 3 and 1 days before; up when due, and a day and two days after.
    decide: {
      title: { 'zh-CN': '逐项复核', en: 'Decide item by item' },
      ladder: {
        allowed: wall('P21D'),
        remindAfter: [wall('P14D'), wall('P18D'), wall('P20D')],
        climbs: [
          { after: 'due', to: 'deputy' },
          { after: wall('P22D'), to: 'leader' },
          { after: wall('P23D'), to: 'head' },
        ],
        again: wall('P1D'),
      },
    },
    // Five days after the date: what nobody has spoken for by then is taken away.
    undecided: {
      title: { 'zh-CN': '到期未复核的宽限', en: 'Grace for what is undecided' },
      ladder: { allowed: wall('P5D'), remindAfter: [], climbs: [{ after: 'due', to: 'head' }], again: wall('P1D') },
    },
    settle: {
      title: { 'zh-CN': '复核收尾', en: 'See it through' },
      ladder: usualLadder(business('P5D'), [
        { after: 'due', to: 'deputy' },
        { after: business('P7D'), to: 'head' },
      ]),
    },
    sign: {
      title: { 'zh-CN': '签署复核报告', en: 'Sign the report' },
      ladder: usualLadder(business('P3D'), [
        { after: 'due', to: 'deputy' },
        { after: business('P4D'), to: 'head' },
      ]),
    },
  },
}
