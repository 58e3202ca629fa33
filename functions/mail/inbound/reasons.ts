import type { Reason } from '../../kernel/refusal.ts'
import type { MailCheck, MailVerdict } from '../../platform/inbound-mail.ts'

const reason = (code: string, zh: string, en: string): Reason => ({ code, text: { 'zh-CN': zh, en } })

export const MAIL_TOO_LARGE = reason(
  'mail-too-large',
  '邮件太大，无法读取。请去掉附件和图片后重新回复。',
  'The mail is too large to be read. Please reply again without attachments and pictures.',
)

export const UNREADABLE_MAIL = reason(
  'unreadable-mail',
  '邮件格式有误，无法读取。',
  'The mail is not well formed and could not be read.',
)

export const NOT_A_REPLY_ADDRESS = reason(
  'not-a-reply-address',
  '收件地址与任何待决定的事项都不对应。请直接回复原邮件，不要改动收件地址。',
  'The address belongs to nothing that waits for a decision. Please reply to our mail without changing its address.',
)

export const NOT_ONE_SENDER = reason(
  'not-one-sender',
  '邮件的发件人不唯一或无法辨认。',
  'The mail does not name exactly one sender.',
)

export const AMBIGUOUS_HEADERS = reason(
  'ambiguous-headers',
  '邮件头有重复内容，不同的邮件程序会读出不同的结果。',
  'Headers of the mail are repeated, so that different programs would read it differently.',
)

export const PARTLY_SIGNED = reason(
  'partly-signed',
  '邮件签名只覆盖了部分正文，其余内容可能被人添加。',
  'The signature of the mail covers only a part of it; the rest may have been added by somebody else.',
)

export const NOTHING_WRITTEN = reason(
  'nothing-written',
  '引用内容之上没有任何文字。决定要写在第一行。',
  'There is nothing above the quoted mail. The decision has to stand on the first line.',
)

export const FIRST_LINE_UNCLEAR = reason(
  'first-line-unclear',
  '第一行必须只写“同意”或“拒绝”，不加标点和其他文字；说明写在下一行。',
  'The first line has to be exactly “approve” or “reject”, without punctuation or other words; comments go below it.',
)

export const PARTS_DISAGREE = reason(
  'parts-disagree',
  '邮件的纯文本与网页版内容不一致，无法确定您的决定。',
  'The plain and the formatted version of the mail say different things.',
)

/** A check of the receiving service did not pass, so the mail cannot be trusted: forged, junk or infected. */
export const verdictNotPass = (check: MailCheck, verdict: MailVerdict): Reason => ({
  code: 'verdict-not-pass',
  text: {
    'zh-CN': '邮件没有通过收件检查（{check}：{verdict}），不能用来作决定。',
    en: 'The mail did not pass the checks made when it arrived ({check}: {verdict}) and cannot decide anything.',
  },
  values: { check: check.toUpperCase(), verdict },
})
