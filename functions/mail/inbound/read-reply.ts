import type { Reason } from '../../kernel/refusal.ts'
import type { InboundMail, MailVerdicts } from '../../platform/inbound-mail.ts'
import { MAIL_CHECKS } from '../../platform/inbound-mail.ts'
import { paragraph } from '../plain-words.ts'
import type { ReplyToken } from '../reply-token.ts'
import { replyTokenIn } from '../reply-token.ts'
import { type DropReason, whyDropped } from './drop-rules.ts'
import { type HeaderBlock, readHeaderBlock } from './header-block.ts'
import { htmlLines } from './html-lines.ts'
import * as reasons from './reasons.ts'
import { oneSender } from './sender.ts'
import { writtenLines } from './written-lines.ts'

export type ReplyVerb = 'approve' | 'reject'

/**
 * What a mail to a reply address says.
 *
 * - `decision`: form and origin are beyond doubt. Still to be checked by whoever knows the obligation: that the token
 *   is genuine, that `from` is the person who was asked, that mail may decide here at all.
 * - `unclear`: decides nothing; to be parked for a human and answered (to the person the token was made for, not to
 *   whoever the mail claims to be from).
 * - `drop`: from a machine; neither parked nor answered.
 */
export type ReplyReading =
  | ({ readonly kind: 'decision'; readonly verb: ReplyVerb; readonly comment: string } & Required<Known> & Answerable)
  | ({ readonly kind: 'unclear'; readonly reason: Reason } & Known & Answerable)
  | { readonly kind: 'drop'; readonly reason: DropReason }

interface Known {
  /** Address in lower case. */
  readonly from?: string
  readonly replyToken?: ReplyToken
}

interface Answerable {
  /** The mail's own `Message-ID`: for `answerHeaders`. As the sender wrote it. */
  readonly messageId?: string
}

/** Larger mails are not read. */
export const LARGEST_REPLY_BYTES = 1024 * 1024
const LONGEST_COMMENT = 2000

const VERBS: ReadonlyMap<string, ReplyVerb> = new Map([
  ['approve', 'approve'],
  ['同意', 'approve'],
  ['reject', 'reject'],
  ['拒绝', 'reject'],
])

/** Reads a reply. Never throws, whatever the bytes are; the same mail always reads the same. */
export async function readReply(mail: InboundMail, { mailDomain }: { mailDomain: string }): Promise<ReplyReading> {
  const headers = readHeaderBlock(mail.raw)
  const replyToken = replyTokenIn(mail.envelope.rcptTo, mailDomain)
  if (headers === undefined) {
    return { kind: 'unclear', reason: reasons.UNREADABLE_MAIL, ...(replyToken && { replyToken }) }
  }

  const dropped = whyDropped({ headers, envelope: mail.envelope })
  if (dropped !== undefined) return { kind: 'drop', reason: dropped }

  const from = oneSender(headers)
  const messageId = headers.first('message-id')
  const known = { ...(from && { from }), ...(replyToken && { replyToken }), ...(messageId && { messageId }) }
  const doubt = doubtOf(mail, headers, known)
  if (doubt !== undefined || from === undefined || replyToken === undefined) {
    return { kind: 'unclear', reason: doubt ?? reasons.NOT_ONE_SENDER, ...known }
  }
  const said = await decisionIn(mail.raw)
  return 'code' in said
    ? { kind: 'unclear', reason: said, ...known }
    : { kind: 'decision', ...said, ...known, from, replyToken }
}

/** Why the origin of this mail is not beyond doubt. */
function doubtOf(mail: InboundMail, headers: HeaderBlock, { from, replyToken }: Known): Reason | undefined {
  if (mail.raw.byteLength > LARGEST_REPLY_BYTES) return reasons.MAIL_TOO_LARGE
  if (replyToken === undefined) return reasons.NOT_A_REPLY_ADDRESS
  const notPassed = firstNotPassed(mail.verdicts)
  if (notPassed !== undefined) return notPassed
  if (from === undefined) return reasons.NOT_ONE_SENDER
  const isRepeated = (name: string) => headers.all(name).length > 1
  if (['sender', 'content-type', 'content-transfer-encoding'].some(isRepeated)) return reasons.AMBIGUOUS_HEADERS
  // `l=`: the signature ends after so many bytes, and anybody may have written what follows.
  const isPartial = (signature: string) => /(?:^|;)\s*l\s*=/i.test(signature)
  return headers.all('dkim-signature').some(isPartial) ? reasons.PARTLY_SIGNED : undefined
}

function firstNotPassed(verdicts: MailVerdicts): Reason | undefined {
  const check = MAIL_CHECKS.find((each) => verdicts[each] !== 'PASS')
  return check === undefined ? undefined : reasons.verdictNotPass(check, verdicts[check] ?? 'NONE')
}

/** What is written above the quotation, in every form the mail has it; the forms have to agree. */
async function decisionIn(raw: Uint8Array): Promise<{ verb: ReplyVerb; comment: string } | Reason> {
  const bodies = await bodiesOf(raw)
  if (bodies === undefined) return reasons.UNREADABLE_MAIL
  const [first, ...others] = bodies.map(said)
  if (first === undefined) return reasons.NOTHING_WRITTEN
  if ('code' in first) return first
  const isAgreed = others.every((other) => 'verb' in other && other.verb === first.verb)
  return isAgreed ? first : reasons.PARTS_DISAGREE
}

function said(lines: readonly string[]): { verb: ReplyVerb; comment: string } | Reason {
  const [first, ...below] = writtenLines(lines)
  if (first === undefined) return reasons.NOTHING_WRITTEN
  const verb = VERBS.get(first.toLowerCase())
  return verb === undefined
    ? reasons.FIRST_LINE_UNCLEAR
    : { verb, comment: paragraph(below.join('\n'), LONGEST_COMMENT) }
}

/** The lines of the plain and of the HTML form. Mails inside the mail (forwarded, attached) are no part of either. */
async function bodiesOf(raw: Uint8Array): Promise<string[][] | undefined> {
  // Loaded with the first reply: whoever only sends mails does not pay for it.
  const { default: PostalMime } = await import('postal-mime')
  try {
    const limits = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 }
    const { text, html } = await PostalMime.parse(raw, { ...limits, forceRfc822Attachments: true })
    return [text?.split(/\r\n?|\n/), html === undefined ? undefined : htmlLines(html)].filter(
      (body) => body !== undefined,
    )
  } catch {
    return undefined
  }
}
