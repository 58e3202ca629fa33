import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, usualLadder } from '../obligation/index.ts'

/** The steps of handing over a position: ten working days in all; what nobody does is the leader's to get done. */
export const POSITION_HAND_OVER: DeclaredPolicy<'prepare' | 'confirm' | 'sign' | 'carry-out'> = {
  name: 'position-hand-over',
  title: { 'zh-CN': '岗位交接', en: 'Hand-over of a position' },
  stages: {
    prepare: {
      title: { 'zh-CN': '整理交接内容', en: 'Prepare what is handed over' },
      ladder: usualLadder(business('P5D'), [
        { after: 'due', to: 'leader' },
        { after: business('P6D'), to: 'head' },
      ]),
    },
    confirm: {
      title: { 'zh-CN': '逐项确认', en: 'Confirm each part' },
      ladder: usualLadder(business('P3D'), [
        { after: 'due', to: 'leader' },
        { after: business('P4D'), to: 'head' },
      ]),
    },
    sign: {
      title: { 'zh-CN': '双方签字', en: 'Sign on both sides' },
      ladder: usualLadder(business('P2D'), [
        { after: 'due', to: 'leader' },
        { after: business('P3D'), to: 'head' },
      ]),
    },
    'carry-out': {
      title: { 'zh-CN': '落实交接', en: 'Carry it out' },
      ladder: usualLadder(business('P1D'), [
        { after: 'due', to: 'leader' },
        { after: business('P2D'), to: 'head' },
      ]),
    },
  },
}
