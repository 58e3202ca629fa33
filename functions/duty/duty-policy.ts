import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, usualLadder } from '../obligation/index.ts'

/**
 * How duties are pursued. How long each may take is said by the duty itself: reminders keep their share of that, steps
 * after the deadline their distance from it.
 */
export const DUTY: DeclaredPolicy<'perform'> = {
  name: 'duty',
  title: { 'zh-CN': '职责履行', en: 'Doing a duty' },
  stages: {
    perform: {
      title: { 'zh-CN': '按期完成', en: 'Do it in time' },
      ladder: usualLadder(business('P1D'), [
        { after: 'due', to: 'deputy' },
        { after: business('P2D'), to: 'leader' },
        { after: business('P3D'), to: 'head' },
      ]),
    },
  },
}
