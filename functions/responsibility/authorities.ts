import type { Text } from '../kernel/text.ts'

/** Every act that needs a position. Rooms add theirs here, so that one list answers "what can be allowed at all?". */
export const AUTHORITIES = [
  'change.raise',
  'change.assess',
  'change.authorise',
  'change.test',
  'change.review',
  'change.cancel',
  'policy.publish',
  'directory.administer',
  'effects.redrive',
  'audit.verify',
  'audit.erase',
  'token.issue',
] as const
export type AuthorityName = (typeof AUTHORITIES)[number]

/** What people call each of them. The portal's catalogue says the same; a test compares. */
export const AUTHORITY_NAMES: Readonly<Record<AuthorityName, Text>> = {
  'change.raise': { 'zh-CN': '提交变更', en: 'Raise changes' },
  'change.assess': { 'zh-CN': '评估变更', en: 'Assess changes' },
  'change.authorise': { 'zh-CN': '授权变更', en: 'Authorise changes' },
  'change.test': { 'zh-CN': '测试变更', en: 'Test changes' },
  'change.review': { 'zh-CN': '回顾变更', en: 'Review changes' },
  'change.cancel': { 'zh-CN': '撤回变更', en: 'Cancel changes' },
  'policy.publish': { 'zh-CN': '发布策略', en: 'Publish policies' },
  'directory.administer': { 'zh-CN': '维护组织与人员', en: 'Administer people and positions' },
  'effects.redrive': { 'zh-CN': '重投搁置的动作', en: 'Redrive parked effects' },
  'audit.verify': { 'zh-CN': '校验审计记录', en: 'Verify the audit trail' },
  'audit.erase': { 'zh-CN': '删除记录中的个人信息', en: 'Erase personal details from records' },
  'token.issue': { 'zh-CN': '签发 API 令牌', en: 'Issue API tokens' },
}
