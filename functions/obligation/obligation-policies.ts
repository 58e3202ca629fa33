import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, usualLadder } from './policy.ts'

/** Accepting what was handed over because its owner left: 4 business hours, then leader, then head. */
export const HAND_OVER: DeclaredPolicy<'accept'> = {
  name: 'hand-over',
  title: { 'zh-CN': '职责交接', en: 'Hand-over' },
  stages: {
    accept: {
      title: { 'zh-CN': '确认接手', en: 'Accept what fell to somebody' },
      ladder: usualLadder(business('PT4H'), [
        { after: 'due', to: 'leader' },
        { after: business('PT12H'), to: 'head' },
      ]),
    },
  },
}

/** Filling a gap in the roster: one working day. */
export const ROSTER_GAP: DeclaredPolicy<'fill'> = {
  name: 'roster-gap',
  title: { 'zh-CN': '岗位空缺', en: 'Gap in the roster' },
  stages: {
    fill: {
      title: { 'zh-CN': '补齐空缺', en: 'Fill the gap' },
      ladder: usualLadder(business('P1D'), [{ after: 'due', to: 'head' }]),
    },
  },
}
