import type { Text } from '../../kernel/text.ts'

/** What the entries of a change's audit trail are called on paper. */
export const STORY_WORDS: Readonly<Record<string, Text>> = {
  'change.submitted': { 'zh-CN': '提出变更', en: 'Raised' },
  'change.edited': { 'zh-CN': '修改内容', en: 'Edited' },
  'change.commented': { 'zh-CN': '留言', en: 'Remark' },
  'change.assessed': { 'zh-CN': '评估：可行', en: 'Assessed: sound' },
  'change.authorised': { 'zh-CN': '授权', en: 'Authorised' },
  'change.rejected': { 'zh-CN': '拒绝', en: 'Rejected' },
  'change.tested': { 'zh-CN': '测试通过', en: 'Test passed' },
  'change.test-failed': { 'zh-CN': '测试未通过', en: 'Test failed' },
  'change.window-opened': { 'zh-CN': '发布窗口开始', en: 'Release window opened' },
  'change.released': { 'zh-CN': '发布成功', en: 'Released' },
  'change.failed': { 'zh-CN': '发布失败', en: 'Release failed' },
  'change.rolled-back': { 'zh-CN': '回退', en: 'Rolled back' },
  'change.closed': { 'zh-CN': '回顾并关闭', en: 'Reviewed and closed' },
  'change.cancelled': { 'zh-CN': '撤回', en: 'Withdrawn' },
  'change.expired': { 'zh-CN': '窗口结束，失效', en: 'Expired with its window' },
  'change.link-opened-by-other': { 'zh-CN': '非收件人打开了决定链接', en: 'Decision link opened by somebody else' },
  'obligation.reminded': { 'zh-CN': '提醒', en: 'Reminder' },
  'obligation.climbed': { 'zh-CN': '升级', en: 'Escalated' },
  'obligation.acknowledged': { 'zh-CN': '确认收到', en: 'Acknowledged' },
  'obligation.offered': { 'zh-CN': '请他人接手', en: 'Offered to somebody else' },
  'obligation.offer-withdrawn': { 'zh-CN': '移交取消', en: 'Offer withdrawn' },
  'obligation.accepted': { 'zh-CN': '接手', en: 'Taken over' },
  'obligation.declined': { 'zh-CN': '未接手', en: 'Declined' },
  'obligation.re-asked': {
    'zh-CN': '岗位或权限变动，改由他人办理',
    en: 'Asked of somebody else: post or authority moved',
  },
  'obligation.re-owned': { 'zh-CN': '转由他人负责', en: 'Passed to somebody else' },
}
