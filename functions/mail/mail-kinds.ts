import type { Text } from '../kernel/text.ts'

/**
 * Why somebody gets a mail; decides the word above its heading and its colour.
 *
 * - `invitation` something is asked of them · `reminder` again, before it is late · `escalation` it came up the ladder
 * - `outcome` how it ended (`success`, `failure`: ended well, ended badly) · `notice` to know, nothing to do
 * - `page` somebody is called at once · `summary` several things in one mail
 */
export type MailKind =
  | 'invitation'
  | 'reminder'
  | 'escalation'
  | 'outcome'
  | 'success'
  | 'failure'
  | 'notice'
  | 'page'
  | 'summary'

export interface KindLook {
  readonly label: Text
  /** Accent on white: the bar, the label and the button, whose letters are white. */
  readonly light: string
  /** Accent on the dark background: bar and label. The button keeps `light`. */
  readonly dark: string
}

export const KIND_LOOKS: Readonly<Record<MailKind, KindLook>> = {
  invitation: { label: { 'zh-CN': '请您处理', en: 'Action needed' }, light: '#0958d9', dark: '#7ab2ff' },
  reminder: { label: { 'zh-CN': '催办提醒', en: 'Reminder' }, light: '#ad4e00', dark: '#ffb74d' },
  escalation: { label: { 'zh-CN': '逾期升级', en: 'Escalation' }, light: '#cf1322', dark: '#ff8a80' },
  outcome: { label: { 'zh-CN': '处理结果', en: 'Outcome' }, light: '#0958d9', dark: '#7ab2ff' },
  success: { label: { 'zh-CN': '处理结果', en: 'Outcome' }, light: '#237804', dark: '#85d167' },
  failure: { label: { 'zh-CN': '处理结果', en: 'Outcome' }, light: '#cf1322', dark: '#ff8a80' },
  notice: { label: { 'zh-CN': '通知', en: 'For your information' }, light: '#3d4f66', dark: '#b4c3d6' },
  page: { label: { 'zh-CN': '呼叫', en: 'You are paged' }, light: '#cf1322', dark: '#ff8a80' },
  summary: { label: { 'zh-CN': '汇总', en: 'Summary' }, light: '#0958d9', dark: '#7ab2ff' },
}

/** The other colours, by what they are for. Every pair of letters and ground keeps 4.5 : 1 (WCAG AA). */
export const PALETTE = {
  light: {
    ground: '#f3f5f8',
    card: '#ffffff',
    tint: '#f3f5f8',
    words: '#1f2733',
    weak: '#566173',
    link: '#0958d9',
    line: '#e3e7ed',
  },
  dark: {
    ground: '#12151a',
    card: '#1c2128',
    tint: '#262c35',
    words: '#e6e9ee',
    weak: '#a5afbd',
    link: '#7ab2ff',
    line: '#343b46',
  },
  onButton: '#ffffff',
} as const

export const BRAND: Text = { 'zh-CN': '职守 Onduty', en: 'Onduty' }

/** How a decision may be given by answering; `functions/mail/inbound` reads exactly this. */
export const REPLY_HINT: Text = {
  'zh-CN': '也可以直接回复本邮件：第一行只写“同意”或“拒绝”，需要说明的写在下一行。',
  en: 'Or simply reply: write only “approve” or “reject” on the first line, and any comment below it.',
}
