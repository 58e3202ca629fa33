import { htmlLines } from './inbound/html-lines.ts'
import { LARGEST_REPLY_BYTES } from './inbound/read-reply.ts'
import { writtenLines } from './inbound/written-lines.ts'
import { oneLine, paragraph } from './plain-words.ts'

/** As much of a mail as is kept when it is parked: what somebody has to see to help its sender. */
export interface MailExcerpt {
  readonly subject: string
  readonly text: string
}

const LONGEST_TEXT = 500
const LONGEST_SUBJECT = 200
const NOTHING: MailExcerpt = { subject: '', text: '' }

/** The beginning of what somebody wrote; without our own links and reply addresses, which are worth keeping secret. */
export async function excerptOf(raw: Uint8Array): Promise<MailExcerpt> {
  if (raw.byteLength > LARGEST_REPLY_BYTES) return NOTHING
  const { default: PostalMime } = await import('postal-mime')
  try {
    const limits = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true }
    const { subject = '', text, html } = await PostalMime.parse(raw, limits)
    const lines = text?.split(/\r\n?|\n/) ?? (html === undefined ? [] : htmlLines(html))
    const own = writtenLines(lines)
    return {
      subject: oneLine(withoutSecrets(subject), LONGEST_SUBJECT),
      text: paragraph(withoutSecrets((own.length > 0 ? own : lines).join('\n')), LONGEST_TEXT),
    }
  } catch {
    return NOTHING
  }
}

const withoutSecrets = (words: string): string =>
  words.replace(/\/d\/[\w%=-]+/g, '/d/…').replace(/\breply\+[\w.%=-]+/gi, 'reply+…')
