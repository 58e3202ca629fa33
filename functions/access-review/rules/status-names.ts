import type { Text } from '../../kernel/text.ts'
import type { ReviewStatus } from '../access-review.ts'
import type { Change, Outcome, PackageStatus, Verdict } from '../package.ts'

export const REVIEW_STATUS_NAMES: Readonly<Record<ReviewStatus, Text>> = {
  preparing: { 'zh-CN': '准备中', en: 'being prepared' },
  reviewing: { 'zh-CN': '复核中', en: 'under review' },
  proving: { 'zh-CN': '等待收回证明', en: 'waiting for proofs' },
  ready: { 'zh-CN': '待签署', en: 'ready to be signed' },
  signed: { 'zh-CN': '已签署', en: 'signed' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
}

export const PACKAGE_STATUS_NAMES: Readonly<Record<PackageStatus, Text>> = {
  open: { 'zh-CN': '复核中', en: 'open' },
  submitted: { 'zh-CN': '已提交', en: 'submitted' },
  lapsed: { 'zh-CN': '逾期未复核完', en: 'lapsed' },
  withdrawn: { 'zh-CN': '已撤回', en: 'withdrawn' },
}

export const VERDICT_NAMES: Readonly<Record<Verdict | 'gone', Text>> = {
  keep: { 'zh-CN': '保留', en: 'keep' },
  revoke: { 'zh-CN': '收回', en: 'revoke' },
  change: { 'zh-CN': '调整', en: 'change' },
  gone: { 'zh-CN': '已自行终止', en: 'ended by itself' },
}

export const OUTCOME_NAMES: Readonly<Record<Outcome, Text>> = {
  kept: { 'zh-CN': '保留', en: 'kept' },
  revoked: { 'zh-CN': '收回', en: 'revoked' },
  lapsed: { 'zh-CN': '逾期未复核，按策略收回', en: 'revoked by policy, undecided' },
  changed: { 'zh-CN': '调整', en: 'changed' },
  gone: { 'zh-CN': '已自行终止', en: 'ended by itself' },
}

export const CHANGE_NAMES: Readonly<Record<Change, Text>> = {
  'first-time': { 'zh-CN': '首次复核', en: 'Reviewed for the first time' },
  extended: { 'zh-CN': '上次以来延长过期限', en: 'Extended since last time' },
  'holder-moved': { 'zh-CN': '使用人调过岗', en: 'Its holder changed positions' },
  conflict: { 'zh-CN': '职责分离冲突', en: 'Separation of duties: conflict' },
  emergency: { 'zh-CN': '紧急取用所得', en: 'Taken in an emergency' },
  'no-duty': { 'zh-CN': '已不在当初的岗位', en: 'No longer in the position it was for' },
  unused: { 'zh-CN': '90 天以上没用过', en: 'Unused for 90 days or more' },
}
