import type { Text } from '../kernel/text.ts'
import type { ActionKind, ActionStatus } from './action.ts'
import type { CauseKind, ReviewStatus } from './review.ts'

export const ACTION_KIND_NAMES: Readonly<Record<ActionKind, Text>> = {
  fix: { 'zh-CN': '修复', en: 'fix' },
  prevent: { 'zh-CN': '预防', en: 'prevent' },
  detect: { 'zh-CN': '及早发现', en: 'detect sooner' },
  procedure: { 'zh-CN': '流程与文档', en: 'procedure' },
}

export const ACTION_STATUS_NAMES: Readonly<Record<ActionStatus, Text>> = {
  open: { 'zh-CN': '待落实', en: 'to be done' },
  done: { 'zh-CN': '待核验', en: 'done, to be verified' },
  verified: { 'zh-CN': '待查效果', en: 'verified, effect to be checked' },
  helped: { 'zh-CN': '已见效', en: 'it helped' },
  dropped: { 'zh-CN': '不再需要', en: 'dropped' },
}

export const REVIEW_STATUS_NAMES: Readonly<Record<ReviewStatus, Text>> = {
  draft: { 'zh-CN': '撰写中', en: 'being written' },
  submitted: { 'zh-CN': '待评审', en: 'to be accepted' },
  accepted: { 'zh-CN': '已通过', en: 'accepted' },
}

export const CAUSE_KIND_NAMES: Readonly<Record<CauseKind, Text>> = {
  software: { 'zh-CN': '软件', en: 'Software' },
  hardware: { 'zh-CN': '硬件', en: 'Hardware' },
  network: { 'zh-CN': '网络', en: 'Network' },
  change: { 'zh-CN': '变更', en: 'Change' },
  capacity: { 'zh-CN': '容量', en: 'Capacity' },
  configuration: { 'zh-CN': '配置', en: 'Configuration' },
  procedure: { 'zh-CN': '流程', en: 'Procedure' },
  supplier: { 'zh-CN': '供应商', en: 'Supplier' },
  monitoring: { 'zh-CN': '监控', en: 'Monitoring' },
  security: { 'zh-CN': '安全', en: 'Security' },
  environment: { 'zh-CN': '机房环境', en: 'Environment' },
  other: { 'zh-CN': '其他', en: 'Other' },
}

export const SEVERITY_NAMES: Readonly<Record<1 | 2 | 3, Text>> = {
  1: { 'zh-CN': '一级', en: 'Severity 1' },
  2: { 'zh-CN': '二级', en: 'Severity 2' },
  3: { 'zh-CN': '三级', en: 'Severity 3' },
}
