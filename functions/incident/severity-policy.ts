import { type Allowance, business, wall } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Text } from '../kernel/text.ts'
import { type Ladder, usualLadder } from '../obligation/index.ts'
import type { Severity, SeverityMatrix } from './severity.ts'

/** Who does what while an incident lasts. One person may have several. */
export const INCIDENT_ROLES = ['commander', 'operations', 'communications', 'scribe'] as const
export type IncidentRole = (typeof INCIDENT_ROLES)[number]

/**
 * Who is paged at a step of the ladder: whoever has the shift on the schedule of the service, primary or secondary; the
 * leader of the group that owns it; the head of IT; or a named position, person or schedule (its primary).
 */
export type PagedAt = 'primary' | 'secondary' | 'leader' | 'head' | `position:${Id}` | `person:${Id}` | `schedule:${Id}`

/** One step: who is paged, and how long they have before the next is. */
export interface EscalationStep {
  readonly to: PagedAt
  readonly wait: Allowance
}

/** What a severity sets in motion. */
export interface SeverityRules {
  readonly name: Text
  /** What such an incident looks like, for whoever has to choose. */
  readonly examples: readonly Text[]
  /** From opening until somebody answers. */
  readonly acknowledgeWithin: Allowance
  readonly ladder: readonly EscalationStep[]
  /**
   * After the last step: the ladder begins again and again until a human answers, or it stays with the head of IT, who
   * is paged again every so often.
   */
  readonly afterwards: { readonly does: 'repeat' } | { readonly does: 'page-head'; readonly every: Allowance }
  /** An acknowledgement lasts so long without a sign of life; then the ladder resumes. */
  readonly holdsFor: Allowance
  readonly resolve: Ladder
  /** Roles somebody has to have. */
  readonly roles: readonly IncidentRole[]
  /** How soon after the acknowledgement the roles have to be filled. */
  readonly staffWithin: Allowance
  /** How often those affected are told; absent: as the commander sees fit. */
  readonly updateEvery?: Allowance
  /** The emergency plan of the service starts by itself. */
  readonly startsPlan: boolean
  /** How soon a vendor that is pulled in has to answer. */
  readonly vendorAnswersWithin: Allowance
  /** A review follows, by then; absent: none has to. */
  readonly reviewWithin?: Allowance
}

/** Everything incidents run by. Published as a whole, never edited; an incident keeps the version it began under. */
export interface SeverityPolicy {
  readonly version: number
  readonly matrix: SeverityMatrix
  readonly severities: Readonly<Record<`${Severity}`, SeverityRules>>
  /** The same alert within so long after the end opens the same incident again. */
  readonly reopensWithin: Allowance
}

export const rulesOf = ({ severities }: SeverityPolicy, severity: Severity): SeverityRules => severities[`${severity}`]

/** The updates of an incident as a ladder: a word before the time is up, then whoever is above is told. */
export const updateLadder = (every: Allowance): Ladder => ({
  allowed: every,
  remindAfter: [0.8],
  climbs: [
    { after: 'due', to: 'leader' },
    { after: twice(every), to: 'head' },
  ],
  again: every,
})

/** Twice an allowance of hours, minutes or days: `PT30M` and `PT30M`. */
export function twice({ clock, iso }: Allowance): Allowance {
  const doubled = iso.replaceAll(/\d+/g, (digits) => String(Number(digits) * 2))
  return clock === 'wall' ? wall(doubled) : business(doubled)
}

const resolveWithin = (allowed: Allowance, thenHead: Allowance, again: Allowance): Ladder => ({
  ...usualLadder(allowed, [
    { after: 'due', to: 'leader' },
    { after: thenHead, to: 'head' },
  ]),
  again,
})

const step = (to: PagedAt, wait: Allowance): EscalationStep => ({ to, wait })

/** The defaults of the product description, as version 1. */
export const BUILT_IN_SEVERITIES: SeverityPolicy = {
  version: 1,
  matrix: {
    broad: { high: 1, medium: 1, low: 2 },
    partial: { high: 1, medium: 2, low: 3 },
    single: { high: 2, medium: 3, low: 3 },
  },
  reopensWithin: wall('PT30M'),
  severities: {
    1: {
      name: { 'zh-CN': '一级故障', en: 'Severity 1' },
      examples: [
        { 'zh-CN': '全公司收发不了邮件', en: 'Nobody in the company can send or receive mail' },
        { 'zh-CN': '核心业务系统停止服务', en: 'A core business system is down' },
        { 'zh-CN': '勒索软件正在扩散', en: 'Ransomware is spreading' },
      ],
      acknowledgeWithin: wall('PT5M'),
      // 5, 10, 15, 20 minutes, then from the top again: nobody is left out, and nobody is left alone with it.
      ladder: [
        step('primary', wall('PT5M')),
        step('secondary', wall('PT5M')),
        step('leader', wall('PT5M')),
        step('head', wall('PT5M')),
      ],
      afterwards: { does: 'repeat' },
      holdsFor: wall('PT30M'),
      resolve: resolveWithin(wall('PT4H'), wall('PT5H'), wall('PT2H')),
      roles: ['commander', 'operations', 'communications', 'scribe'],
      staffWithin: wall('PT15M'),
      updateEvery: wall('PT30M'),
      startsPlan: true,
      vendorAnswersWithin: wall('PT30M'),
      reviewWithin: business('P5D'),
    },
    2: {
      name: { 'zh-CN': '二级故障', en: 'Severity 2' },
      examples: [
        { 'zh-CN': '一个部门打不开财务系统', en: 'One department cannot open the finance system' },
        { 'zh-CN': '备用链路中断，业务暂未受影响', en: 'The standby line is down; work goes on' },
      ],
      acknowledgeWithin: wall('PT15M'),
      // 15, 30, 45 minutes; then it is the head's, paged again every 2 hours.
      ladder: [
        step('primary', wall('PT15M')),
        step('secondary', wall('PT15M')),
        step('leader', wall('PT15M')),
        step('head', wall('PT2H')),
      ],
      afterwards: { does: 'page-head', every: wall('PT2H') },
      holdsFor: wall('PT2H'),
      resolve: resolveWithin(business('P1D'), business('P2D'), business('P1D')),
      roles: ['commander', 'operations'],
      staffWithin: wall('PT30M'),
      updateEvery: wall('PT2H'),
      startsPlan: true,
      vendorAnswersWithin: wall('PT2H'),
      reviewWithin: business('P5D'),
    },
    3: {
      name: { 'zh-CN': '三级故障', en: 'Severity 3' },
      examples: [
        { 'zh-CN': '一名员工的打印机不工作', en: 'One employee’s printer does not work' },
        { 'zh-CN': '单台测试服务器磁盘告警', en: 'A disk alert on one test server' },
      ],
      acknowledgeWithin: business('PT4H'),
      // Half a working day each: one and a half working days to the head.
      ladder: [step('primary', business('PT4H')), step('leader', business('PT4H')), step('head', business('P1D'))],
      afterwards: { does: 'page-head', every: business('P1D') },
      holdsFor: business('P1D'),
      resolve: resolveWithin(business('P5D'), business('P6D'), business('P1D')),
      roles: ['commander'],
      staffWithin: business('PT4H'),
      startsPlan: false,
      vendorAnswersWithin: business('P1D'),
    },
  },
}
