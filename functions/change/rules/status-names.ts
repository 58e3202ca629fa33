import type { Text } from '../../kernel/text.ts'
import type { ChangeStatus } from '../change.contract.ts'

export const STATUS_NAMES: Readonly<Record<ChangeStatus, Text>> = {
  submitted: { 'zh-CN': '待评估', en: 'submitted' },
  assessed: { 'zh-CN': '待授权', en: 'assessed' },
  authorised: { 'zh-CN': '已授权，待测试', en: 'authorised' },
  tested: { 'zh-CN': '已测试，可发布', en: 'tested' },
  scheduled: { 'zh-CN': '已排期，等待窗口', en: 'scheduled' },
  released: { 'zh-CN': '已发布，待回顾', en: 'released' },
  failed: { 'zh-CN': '发布失败，待回顾', en: 'failed' },
  'rolled-back': { 'zh-CN': '已回退，待回顾', en: 'rolled back' },
  closed: { 'zh-CN': '已关闭', en: 'closed' },
  rejected: { 'zh-CN': '已拒绝', en: 'rejected' },
  cancelled: { 'zh-CN': '已撤回', en: 'cancelled' },
  expired: { 'zh-CN': '窗口已过，已失效', en: 'expired' },
}
