import { wall } from '../calendar/index.ts'
import type { DeclaredPolicy } from '../obligation/index.ts'

/** What incidents of every severity have in common; the rest is the severity policy's. */
export const INCIDENT: DeclaredPolicy<'take-command'> = {
  name: 'incident',
  title: { 'zh-CN': '故障处理', en: 'Incidents' },
  stages: {
    // Whoever is asked to lead has 10 minutes to say so; then it is the leader's, then the head's to settle.
    'take-command': {
      title: { 'zh-CN': '接手指挥', en: 'Take command' },
      ladder: {
        allowed: wall('PT10M'),
        remindAfter: [0.5],
        climbs: [
          { after: 'due', to: 'leader' },
          { after: wall('PT20M'), to: 'head' },
        ],
        again: wall('PT30M'),
      },
    },
  },
}
