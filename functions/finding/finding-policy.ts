import { business, wall } from '../calendar/index.ts'
import { type DeclaredPolicy, type Ladder, type Policy, usualLadder } from '../obligation/index.ts'
import type { Severity } from './finding.ts'

export type FindingPolicy = Policy<Severity | 'verify'>

/** Days of the wall calendar: a fault does not wait for a holiday to end. */
const within = (allowed: string, thenLeader: string, thenHead: string): Ladder =>
  usualLadder(wall(allowed), [
    { after: 'due', to: 'deputy' },
    { after: wall(thenLeader), to: 'leader' },
    { after: wall(thenHead), to: 'head' },
  ])

/** Critical 1, major 7, minor 30 days; looked at by somebody else within two working days. */
export const FINDING: DeclaredPolicy<Severity | 'verify'> = {
  name: 'finding',
  title: { 'zh-CN': '问题项', en: 'Findings' },
  stages: {
    // Up after 24 hours, the head after a day and a half.
    critical: {
      title: { 'zh-CN': '整改严重问题', en: 'Remediate what is critical' },
      ladder: within('PT24H', 'PT30H', 'PT36H'),
    },
    major: { title: { 'zh-CN': '整改较大问题', en: 'Remediate what is major' }, ladder: within('P7D', 'P8D', 'P9D') },
    minor: {
      title: { 'zh-CN': '整改一般问题', en: 'Remediate what is minor' },
      ladder: within('P30D', 'P32D', 'P34D'),
    },
    verify: {
      title: { 'zh-CN': '核验整改', en: 'Verify' },
      ladder: usualLadder(business('PT16H'), [
        { after: 'due', to: 'deputy' },
        { after: business('PT24H'), to: 'leader' },
        { after: business('PT32H'), to: 'head' },
      ]),
    },
  },
}
