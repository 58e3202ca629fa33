import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, usualLadder } from '../obligation/index.ts'

/** What an objective owes: a value after each period; after the last one, how it ended. */
export type ObjectiveStage = 'measure' | 'conclude'

export const OBJECTIVE: DeclaredPolicy<ObjectiveStage> = {
  name: 'objective',
  title: { 'zh-CN': '年度目标', en: 'Objectives' },
  stages: {
    // Counted from the end of the period: deputy at 5, leader at 7, head at 9 working days, before the month is over.
    measure: {
      title: { 'zh-CN': '登记进展', en: 'Record its value' },
      ladder: usualLadder(business('P5D'), [
        { after: 'due', to: 'deputy' },
        { after: business('P7D'), to: 'leader' },
        { after: business('P9D'), to: 'head' },
      ]),
    },
    conclude: {
      title: { 'zh-CN': '年终评定', en: 'Say how it ended' },
      ladder: usualLadder(business('P10D'), [{ after: 'due', to: 'head' }]),
    },
  },
}
