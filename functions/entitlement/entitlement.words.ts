import type { Text } from '../kernel/text.ts'
import type { Risk } from '../responsibility/index.ts'
import type { EndReason } from './entitlement.ts'

export const RISK_NAMES: Readonly<Record<Risk, Text>> = {
  low: { 'zh-CN': '低', en: 'low' },
  medium: { 'zh-CN': '中', en: 'medium' },
  high: { 'zh-CN': '高', en: 'high' },
}

export const FACTS = {
  person: { 'zh-CN': '使用人', en: 'For' },
  position: { 'zh-CN': '岗位', en: 'Position' },
  requester: { 'zh-CN': '申请人', en: 'Asked for by' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  until: { 'zh-CN': '期限', en: 'Until' },
  risk: { 'zh-CN': '风险', en: 'Risk' },
  account: { 'zh-CN': '账号', en: 'Account' },
  conflicts: { 'zh-CN': '冲突', en: 'Conflicts' },
  mitigation: { 'zh-CN': '控制措施', en: 'Mitigation' },
  right: { 'zh-CN': '权限', en: 'Right' },
  duty: { 'zh-CN': '对应职责', en: 'For the duty' },
  renews: { 'zh-CN': '续期', en: 'Renewal' },
  has: { 'zh-CN': '此人已有权限', en: 'Has already' },
  approvedBy: { 'zh-CN': '批准人', en: 'Approved by' },
  taken: { 'zh-CN': '取用时间', en: 'Taken' },
  ended: { 'zh-CN': '收回原因', en: 'Why it ends' },
  lastUsed: { 'zh-CN': '最近使用', en: 'Last used' },
} as const satisfies Readonly<Record<string, Text>>

/** As they stand behind a colon. */
export const REASONS_TO_END: Readonly<Record<EndReason, Text>> = {
  'time-over': { 'zh-CN': '期限已到', en: 'its time is over' },
  'person-left': { 'zh-CN': '此人已离职', en: 'the person has left' },
  'position-left': { 'zh-CN': '此人已不在申请时的岗位上', en: 'the person has left the position it was for' },
  'duty-gone': { 'zh-CN': '所依据的职责已从职责书中取消', en: 'the duty it was for is gone from the role book' },
  review: { 'zh-CN': '权限复核决定收回', en: 'a review of access says so' },
  'handed-over': { 'zh-CN': '岗位已交接', en: 'the position was handed over' },
  'given-back': { 'zh-CN': '本人已不再需要', en: 'it is not needed any more' },
  withdrawn: { 'zh-CN': '申请已撤回', en: 'the request was withdrawn' },
  replaced: { 'zh-CN': '已由新的授权接替', en: 'a later one is in its place' },
}
