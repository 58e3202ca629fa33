import type { Envelope } from '../../platform/inbound-mail.ts'
import type { HeaderBlock } from './header-block.ts'

/** Why a mail is dropped without an answer: answering it could start two machines talking. */
export type DropReason = 'null-return-path' | 'delivery-report' | 'auto-submitted' | 'bulk' | 'mailing-list' | 'loop'

interface Seen {
  readonly headers: HeaderBlock
  readonly envelope: Envelope
}

const MOST_HOPS = 60

/** Machines that answer without saying so in a header; QQ and some phones among them. */
const AUTOMATIC_SUBJECT =
  /^(?:自动回复|自動回覆|自动答复|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of office)\s*[:：]/i

const RULES: readonly (readonly [DropReason, (mail: Seen) => boolean])[] = [
  ['null-return-path', ({ envelope }) => /^<?\s*>?$/.test(envelope.mailFrom)],
  ['delivery-report', ({ headers }) => /^multipart\/report\b/i.test(headers.first('content-type') ?? '')],
  ['delivery-report', ({ envelope }) => /^<?(?:mailer-daemon|postmaster)@/i.test(envelope.mailFrom)],
  ['auto-submitted', ({ headers }) => headers.all('auto-submitted').some((value) => !/^no\b/i.test(value))],
  [
    'auto-submitted',
    ({ headers }) => ['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => headers.first(name)),
  ],
  ['auto-submitted', ({ headers }) => AUTOMATIC_SUBJECT.test(readable(headers.first('subject') ?? ''))],
  [
    'bulk',
    ({ headers }) => headers.all('precedence').some((value) => /^(?:bulk|junk|list|auto[-_]reply)\b/i.test(value)),
  ],
  ['mailing-list', ({ headers }) => ['list-id', 'list-post', 'list-unsubscribe'].some((name) => headers.first(name))],
  ['loop', ({ envelope }) => /^<?reply\+/i.test(envelope.mailFrom)],
  ['loop', ({ headers }) => headers.all('received').length > MOST_HOPS],
]

export const whyDropped = (mail: Seen): DropReason | undefined => RULES.find(([, applies]) => applies(mail))?.[0]

/** A subject as people see it, as far as needed to recognise its first words. */
function readable(subject: string): string {
  const [, charset = '', encoding = '', words = ''] =
    /^=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,400})\?=/i.exec(subject) ?? []
  const bytes = /b/i.test(encoding)
    ? Buffer.from(words, 'base64')
    : Buffer.from(
        words
          .replace(/_/g, ' ')
          .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )
  if (words === '') return Buffer.from(subject, 'latin1').toString('utf8')
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return ''
  }
}
