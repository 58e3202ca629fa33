import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, usualLadder } from '../obligation/index.ts'

/** Reading and signing one's duty list: five working days, then it is the leader's to get it signed. */
export const ACKNOWLEDGEMENT: DeclaredPolicy<'sign' | 'answer'> = {
  name: 'acknowledgement',
  title: { 'zh-CN': '职责签收', en: 'Signing duty lists' },
  stages: {
    sign: {
      title: { 'zh-CN': '阅读并签收职责清单', en: 'Read and sign the duty list' },
      ladder: usualLadder(business('P5D'), [
        { after: 'due', to: 'leader' },
        { after: business('P8D'), to: 'head' },
      ]),
    },
    answer: {
      title: { 'zh-CN': '答复异议', en: 'Answer an objection' },
      ladder: usualLadder(business('P3D'), [{ after: 'due', to: 'head' }]),
    },
  },
}
