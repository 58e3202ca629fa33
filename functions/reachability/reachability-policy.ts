import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, usualLadder } from '../obligation/index.ts'

/** Two working days to send oneself a test and confirm it, which takes a minute; then it is the leader's to see to it. */
export const REACHABILITY: DeclaredPolicy<'prove'> = {
  name: 'reachability',
  title: { 'zh-CN': '联系方式验证', en: 'Proof of reachability' },
  stages: {
    prove: {
      title: { 'zh-CN': '验证能呼叫到您', en: 'Prove that pages reach you' },
      ladder: usualLadder(business('P2D'), [
        { after: 'due', to: 'leader' },
        { after: business('P3D'), to: 'head' },
      ]),
    },
  },
}
