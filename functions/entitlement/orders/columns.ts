import type { Column } from '../../kernel/table/table.ts'

/**
 * A file of orders goes out with what has to be done and comes back with what was done: the last three columns are for
 * whoever carries them out. Only the order and its result are read with meaning; the rest is for people.
 */
export const ORDER_COLUMNS: readonly Column[] = [
  {
    key: 'order',
    heading: { 'zh-CN': '指令', en: 'Order' },
    isNeeded: true,
    hint: { 'zh-CN': '不要修改', en: 'Leave as it is' },
    width: 34,
  },
  {
    key: 'action',
    heading: { 'zh-CN': '操作', en: 'Action' },
    hint: { 'zh-CN': '开通或收回', en: 'Grant or revoke' },
    width: 8,
  },
  {
    key: 'number',
    heading: { 'zh-CN': '单号', en: 'Number' },
    hint: { 'zh-CN': '权限的单号', en: 'Of the entitlement' },
    width: 12,
  },
  {
    key: 'person',
    heading: { 'zh-CN': '使用人', en: 'Person' },
    hint: { 'zh-CN': '权限给谁', en: 'Whose right it is' },
    width: 14,
  },
  {
    key: 'email',
    heading: { 'zh-CN': '邮箱', en: 'E-mail' },
    hint: { 'zh-CN': '使用人的邮箱', en: 'Of the person' },
    width: 28,
  },
  {
    key: 'right',
    heading: { 'zh-CN': '权限', en: 'Right' },
    hint: { 'zh-CN': '目录中的名称', en: 'As the catalogue calls it' },
    width: 24,
  },
  {
    key: 'until',
    heading: { 'zh-CN': '权限期限', en: 'Right until' },
    hint: { 'zh-CN': '到期自动收回', en: 'When it ends' },
    width: 18,
  },
  {
    key: 'due',
    heading: { 'zh-CN': '办理截止', en: 'Due' },
    hint: { 'zh-CN': '最晚何时办完', en: 'By when it has to be done' },
    width: 18,
  },
  {
    key: 'result',
    heading: { 'zh-CN': '结果', en: 'Result' },
    hint: { 'zh-CN': '“完成”或“失败”；还没办的留空', en: '“done” or “failed”; empty while it is not done' },
    width: 10,
  },
  {
    key: 'account',
    heading: { 'zh-CN': '账号', en: 'Account' },
    hint: { 'zh-CN': '系统上的账号；开通完成时必填', en: 'On the system; needed where it was granted' },
    width: 20,
  },
  {
    key: 'proof',
    heading: { 'zh-CN': '证据', en: 'Proof' },
    hint: {
      'zh-CN': '做了什么、凭什么确认；失败时写原因',
      en: 'What was done and what shows it; or why it failed',
    },
    width: 40,
  },
]

/** Who has what on a system, by the system. */
export const REPORT_COLUMNS: readonly Column[] = [
  {
    key: 'account',
    heading: { 'zh-CN': '账号', en: 'Account' },
    isNeeded: true,
    hint: { 'zh-CN': '系统上的账号', en: 'On the system' },
    width: 24,
  },
  {
    key: 'right',
    heading: { 'zh-CN': '权限', en: 'Right' },
    isNeeded: true,
    hint: { 'zh-CN': '目录中的中文或英文名称，或编号', en: 'Its name in either language, or its id' },
    width: 24,
  },
  {
    key: 'lastUsed',
    heading: { 'zh-CN': '最近使用', en: 'Last used' },
    hint: { 'zh-CN': '如 2026-11-20 或 2026-11-20 08:30；可不填', en: 'As 2026-11-20 or 2026-11-20 08:30, or nothing' },
    width: 18,
  },
]
