import type { Text } from '../../../../functions/kernel/text.ts'
import type { PositionName } from '../groups-and-positions.ts'
import { seedId } from '../seed-id.ts'

interface DemoObjective {
  readonly kind: 'annual' | 'project'
  readonly title: Text
  readonly owner: PositionName
  readonly measure: {
    readonly name: Text
    readonly unit: string
    readonly direction: 'at-least' | 'at-most'
    readonly target: number
    readonly start?: number
  }
  readonly rhythm: 'monthly' | 'quarterly'
  /** What was measured in the periods before today, the latest last. */
  readonly past: readonly number[]
}

/** What the department of the demo wants to reach this year. */
export const OBJECTIVES = {
  availability: {
    kind: 'annual',
    title: { 'zh-CN': '核心系统全年可用率不低于 99.9%', en: 'Core systems are available 99.9% of the year' },
    owner: 'operationsLeader',
    measure: {
      name: { 'zh-CN': '核心系统可用率', en: 'Availability of core systems' },
      unit: '%',
      direction: 'at-least',
      target: 99.9,
    },
    rhythm: 'monthly',
    past: [99.95, 99.92, 99.97, 99.89, 99.94, 99.96],
  },
  restorable: {
    kind: 'annual',
    title: { 'zh-CN': '关键数据可恢复：恢复演练全部成功', en: 'Critical data can be restored: every drill succeeds' },
    owner: 'operationsLeader',
    measure: {
      name: { 'zh-CN': '恢复演练成功率', en: 'Restore drills that succeed' },
      unit: '%',
      direction: 'at-least',
      target: 100,
    },
    rhythm: 'quarterly',
    past: [100, 95, 100],
  },
  vulnerabilities: {
    kind: 'annual',
    title: { 'zh-CN': '高危漏洞 7 天内修复', en: 'High-risk vulnerabilities are fixed within 7 days' },
    owner: 'securityLeader',
    measure: {
      name: { 'zh-CN': '超期未修复的高危漏洞', en: 'High-risk vulnerabilities fixed late' },
      unit: '个',
      direction: 'at-most',
      target: 3,
    },
    rhythm: 'monthly',
    past: [2, 1, 4, 3, 2, 1],
  },
  satisfaction: {
    kind: 'annual',
    title: { 'zh-CN': '员工对 IT 支持的满意度达到 95%', en: 'Employees’ satisfaction with IT support reaches 95%' },
    owner: 'supportLeader',
    measure: {
      name: { 'zh-CN': '满意度', en: 'Satisfaction' },
      unit: '%',
      direction: 'at-least',
      target: 95,
      start: 91,
    },
    rhythm: 'quarterly',
    past: [91.5, 92.8, 94.1],
  },
  changes: {
    kind: 'annual',
    title: { 'zh-CN': '变更成功率不低于 98%', en: 'At least 98% of changes succeed' },
    owner: 'changeManager',
    measure: {
      name: { 'zh-CN': '变更成功率', en: 'Changes that succeed' },
      unit: '%',
      direction: 'at-least',
      target: 98,
    },
    rhythm: 'monthly',
    past: [97.5, 98.2, 98.6, 97.9, 98.4, 98.8],
  },
  erpUpgrade: {
    kind: 'project',
    title: { 'zh-CN': 'ERP 升级项目年内上线', en: 'The ERP upgrade goes live this year' },
    owner: 'developmentLeader',
    measure: {
      name: { 'zh-CN': '里程碑完成率', en: 'Milestones reached' },
      unit: '%',
      direction: 'at-least',
      target: 100,
      start: 0,
    },
    rhythm: 'monthly',
    past: [35, 45, 52, 60, 66, 74],
  },
} as const satisfies Record<string, DemoObjective>
export type ObjectiveName = keyof typeof OBJECTIVES

export const objectiveId = (name: ObjectiveName) => seedId('obj', name)
