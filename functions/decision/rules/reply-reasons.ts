import type { Reason } from '../../kernel/refusal.ts'

const reason = (code: string, zh: string, en: string): Reason => ({ code, text: { 'zh-CN': zh, en } })

export const notThePersonAsked = reason(
  'not-the-person-asked',
  '这件事问的是另一位同事，只有本人用自己的邮箱回复才有效。',
  'Somebody else was asked. Only their own answer, from their own address, counts.',
)

export const decideByLink = reason(
  'decide-by-link',
  '按规定，这一项不能用邮件回复决定，请打开页面处理。',
  'By policy this cannot be decided by answering a mail. Please open the page.',
)

export const replyTooLate = reason(
  'reply-too-late',
  '这封邮件已超过 60 天，不能再用回复来决定。',
  'That mail is more than 60 days old; answering it decides nothing any more.',
)
