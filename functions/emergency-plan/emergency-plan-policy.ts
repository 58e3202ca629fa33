import { business, wall } from '../calendar/index.ts'
import { type DeclaredPolicy, type Ladder, type Policy, usualLadder } from '../obligation/index.ts'

export type DrillPolicyStage = 'prepare' | 'finish' | 'learn'
export type DrillPolicy = Policy<DrillPolicyStage>

const within = (allowed: string, thenLeader: string, thenHead: string): Ladder =>
  usualLadder(business(allowed), [
    { after: 'due', to: 'deputy' },
    { after: business(thenLeader), to: 'leader' },
    { after: business(thenHead), to: 'head' },
  ])

/** What drills of emergency plans run by. */
export const EMERGENCY_DRILL: DeclaredPolicy<DrillPolicyStage> = {
  name: 'emergency-drill',
  title: { 'zh-CN': '应急演练', en: 'Emergency drills' },
  stages: {
    // Stretched to the day on which the plan turns red; where it is red, at least two working days.
    prepare: { title: { 'zh-CN': '安排演练', en: 'Arrange the drill' }, ladder: within('P2D', 'P3D', 'P4D') },
    finish: {
      title: { 'zh-CN': '完成演练', en: 'See the drill to its end' },
      ladder: usualLadder(wall('PT8H'), [
        { after: 'due', to: 'deputy' },
        { after: wall('PT24H'), to: 'leader' },
        { after: wall('PT48H'), to: 'head' },
      ]),
    },
    learn: { title: { 'zh-CN': '总结演练', en: 'Write down what was learnt' }, ladder: within('P5D', 'P6D', 'P7D') },
  },
}
