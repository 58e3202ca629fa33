import type { Text } from '../kernel/text.ts'
import { AFTER_OUTAGE, EVERY_MORNING, FOUND_TOGETHER } from './open-obligation.ts'

/** `{todo}` things are theirs, `{overdue}` of them late; `{count}` lines in all. */
export const SUBJECTS = {
  open: { 'zh-CN': '【汇总】您有 {todo} 件事待处理', en: '[Summary] {todo} waiting for you' },
  someOverdue: {
    'zh-CN': '【汇总】您有 {todo} 件事待处理，{overdue} 件已逾期',
    en: '[Summary] {todo} waiting for you, {overdue} overdue',
  },
  allOverdue: { 'zh-CN': '【汇总】您有 {overdue} 件事已逾期', en: '[Summary] {overdue} overdue, waiting for you' },
  news: { 'zh-CN': '【汇总】{count} 条通知', en: '[Summary] News ({count})' },
} as const satisfies Readonly<Record<string, Text>>

export const SUMMARY_WORDS = {
  more: { 'zh-CN': '另有 {more} 件，请在门户中查看。', en: '{more} more are in the portal.' },
  action: { 'zh-CN': '打开我的待办', en: 'Open my obligations' },
  footer: {
    'zh-CN': '您收到本邮件，是因为这些事由您负责或与您有关。',
    en: 'You get this mail because these things are yours or concern you.',
  },
} as const satisfies Readonly<Record<string, Text>>

const LEADS: Readonly<Record<string, Text>> = {
  [AFTER_OUTAGE]: {
    'zh-CN': '系统有一段时间没有运行，这期间没能按时通知您。下面是目前仍与您有关的事，最紧急的在前。',
    en: 'Onduty was not running for a while and could not tell you in time. This is what still concerns you, most pressing first.',
  },
  [EVERY_MORNING]: {
    'zh-CN': '下面的事都已逾期，升级到您这里后仍未了结。处理完之前，每个工作日早上汇总提醒您一次。',
    en: 'These are overdue, have come up to you and are still open. Until they are settled you are reminded of them once every working morning.',
  },
  [FOUND_TOGETHER]: {
    'zh-CN': '一次检查发现了下面这些问题，都由您处理。逐项的说明和期限在门户中，最紧急的在前。',
    en: 'One check has found these, and they are yours to put right. What each is about and by when stands in the portal; most pressing first.',
  },
}
const ANY_LEAD: Text = {
  'zh-CN': '下面是目前与您有关的事，最紧急的在前。',
  en: 'This is what concerns you at present, most pressing first.',
}

/** Why several things come in one mail: by the name under which they were collected. */
export const leadOf = (bundle: string | undefined): Text => LEADS[bundle ?? ''] ?? ANY_LEAD
