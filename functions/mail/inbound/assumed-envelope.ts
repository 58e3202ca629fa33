import type { Envelope } from '../../platform/inbound-mail.ts'
import { readHeaderBlock } from './header-block.ts'

/**
 * The envelopes a mail probably travelled in, one per recipient, guessed from its headers. For mails that are handed
 * in as a file (local controls); what comes by SMTP or SES has a real envelope, which is the one to believe.
 */
export function assumedEnvelopes(raw: Uint8Array): Envelope[] {
  const headers = readHeaderBlock(raw)
  if (headers === undefined) return []
  const mailFrom = addressesIn(headers.first('return-path') ?? headers.first('from') ?? '')[0] ?? ''
  const recipients = ['delivered-to', 'x-original-to', 'to', 'cc', 'bcc'].flatMap((name) => headers.all(name))
  return [...new Set(recipients.flatMap(addressesIn))].slice(0, 100).map((rcptTo) => ({ mailFrom, rcptTo }))
}

const addressesIn = (value: string): string[] =>
  value
    .slice(0, 20_000)
    .match(/[^\s<>@,;:"()[\]\\]{1,64}@[a-z0-9.-]{1,255}/gi)
    ?.map((each) => each.toLowerCase()) ?? []
