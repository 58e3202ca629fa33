import type { MailContent } from '../../functions/mail/index.ts'
import { REPLY_HINT } from '../../functions/mail/index.ts'

const origin = 'https://onduty.example'
const href = '/d/0123456789abcdefghijklmnopqrstuvwxyz0123456'

const zhFacts = [
  ['涉及服务', 'ERP、财务报表（影响 2 项服务、约 420 人）'],
  ['风险', '中\n停机 40 分钟，月结前完成'],
  ['发布窗口', '1 月 10 日（周六）22:00 – 次日 02:00'],
  ['回退方案', '1. 停止应用\n2. 从 21:30 的快照恢复\n3. 校验账套，约 40 分钟'],
] as const

const enFacts = [
  ['Services', 'ERP, finance reports (2 services, about 420 people)'],
  ['Risk', 'Medium\n40 minutes of downtime, done before month end'],
  ['Release window', 'Sat 10 Jan, 22:00 – 02:00'],
  ['Back-out plan', '1. Stop the application\n2. Restore the 21:30 snapshot\n3. Check the ledgers, about 40 minutes'],
] as const

const zh = {
  language: 'zh-CN',
  origin,
  facts: zhFacts,
  footer: '您收到这封邮件，是因为您是 ERP 的变更授权人。本邮件由系统自动发送。',
} as const
const en = {
  language: 'en',
  origin,
  facts: enFacts,
  footer: 'You get this mail because you authorise changes to ERP. It was sent automatically.',
} as const
const zhDecide = { action: { label: '查看并决定', href }, replyHint: REPLY_HINT['zh-CN'] }
const enDecide = { action: { label: 'Open and decide', href }, replyHint: REPLY_HINT.en }

/** One mail of every kind in each language: what the tests check and the screenshots show. */
export const EXAMPLES: readonly MailContent[] = [
  {
    ...zh,
    ...zhDecide,
    kind: 'invitation',
    subject: '请授权变更 CHG-1042：升级 ERP 数据库到 8.0.36',
    heading: '请授权变更 CHG-1042：升级 ERP 数据库到 8.0.36',
    lead: ['李雷申请在本周六晚升级 ERP 数据库，请您在 1 月 7 日（周三）18:00 前决定。'],
  },
  {
    ...en,
    ...enDecide,
    kind: 'invitation',
    subject: 'Please authorise CHG-1042: upgrade the ERP database to 8.0.36',
    heading: 'Please authorise CHG-1042: upgrade the ERP database to 8.0.36',
    lead: ['Li Lei asks to upgrade the ERP database on Saturday night. Please decide by Wed 7 Jan, 18:00.'],
  },
  {
    ...zh,
    ...zhDecide,
    kind: 'reminder',
    subject: '催办：变更 CHG-1042 还在等您授权',
    heading: '变更 CHG-1042 还在等您授权',
    lead: ['这件事已等待 8 个工作小时。到 1 月 7 日 18:00 仍未决定，将转给您的代理人王芳。'],
  },
  {
    ...en,
    ...enDecide,
    kind: 'reminder',
    subject: 'Reminder: CHG-1042 still waits for your authorisation',
    heading: 'CHG-1042 still waits for your authorisation',
    lead: ['It has waited for 8 business hours. Undecided by Wed 7 Jan, 18:00, it goes to your deputy, Wang Fang.'],
  },
  {
    ...zh,
    ...zhDecide,
    kind: 'escalation',
    subject: '升级：变更 CHG-1042 逾期未决定，现由您处理',
    heading: '变更 CHG-1042 逾期未决定，现由您处理',
    lead: ['韩梅梅没有在期限内答复，按升级规则，现在由您负责决定。'],
  },
  {
    ...en,
    ...enDecide,
    kind: 'escalation',
    subject: 'Escalated: CHG-1042 is overdue and now yours',
    heading: 'CHG-1042 is overdue and now yours to decide',
    lead: ['Han Meimei did not answer in time, so the decision has come up to you.'],
  },
  {
    ...zh,
    kind: 'success',
    subject: '变更 CHG-1042 已获授权',
    heading: '变更 CHG-1042 已获授权',
    lead: ['韩梅梅在 1 月 6 日 10:12 同意了您的申请。下一步：王强在发布窗口前完成测试。'],
    action: { label: '查看变更', href: '/changes/chg_01K8Z3M5Q7ABCDEFGHJKMNPQRS' },
  },
  {
    ...en,
    kind: 'failure',
    subject: 'CHG-1042 was rejected',
    heading: 'CHG-1042 was rejected',
    lead: ['Han Meimei rejected it on 6 Jan, 10:12:', 'Month end is the same night. Please take the weekend after.'],
    action: { label: 'See the change', href: '/changes/chg_01K8Z3M5Q7ABCDEFGHJKMNPQRS' },
  },
  {
    ...zh,
    kind: 'outcome',
    facts: [],
    subject: '变更 CHG-1042 已关闭',
    heading: '变更 CHG-1042 已关闭',
    lead: ['评审已完成，没有遗留问题。'],
  },
  {
    ...en,
    kind: 'notice',
    facts: [],
    subject: 'We could not read your answer',
    heading: 'We could not read your answer',
    lead: ['Nothing was decided. The first line has to be exactly “approve” or “reject”.'],
    action: { label: 'Decide on the page', href },
  },
  {
    ...zh,
    kind: 'summary',
    facts: [],
    subject: '系统恢复：您有 3 件事待处理',
    heading: '系统已恢复，您有 3 件事待处理',
    lead: ['系统停止了 30 小时，期间没有打扰您。下面是现在等您处理的事，按紧急程度排列。'],
    items: [
      { title: 'CHG-1042 升级 ERP 数据库', detail: '授权，1 月 7 日 18:00 前', href: '/changes/chg_1' },
      { title: 'CHG-1043 更换核心交换机', detail: '评估，已逾期 2 小时', href: '/changes/chg_2' },
      { title: 'CHG-1044 调整备份策略', detail: '测试，1 月 8 日 12:00 前' },
    ],
    action: { label: '打开我的待办', href: '/' },
  },
]
