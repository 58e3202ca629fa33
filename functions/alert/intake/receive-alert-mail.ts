import type { Clock } from '../../platform/clock.ts'
import type { InboundMail } from '../../platform/inbound-mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { fingerprintOf } from '../formats/fingerprint.ts'
import { findSource } from '../source.store.ts'
import { keep } from './accept.ts'
import { isSame, keysTaken, mailKey, sourceOfAddress } from './keys.ts'

/** Machines write long logs; a mail is looked at up to here. */
const LARGEST = 1024 * 1024
const LONGEST_TEXT = 8000

/**
 * A mail to the address of a source: an alert. Only its address proves that it may be, for monitoring systems sign their
 * mails seldom, and say that they are machines; what is junk or infected is none. `false`: it is for somebody else.
 */
export async function receiveAlertMail(platform: Platform, mail: InboundMail, wallClock: Clock): Promise<boolean> {
  const { store, secrets, mailDomain, log } = platform
  const source = sourceOfAddress(mail.envelope.rcptTo, mailDomain)
  if (source === undefined) return false
  const head = await findSource(store, source)
  const wallNow = wallClock.now()
  const given = mail.envelope.rcptTo.trim().toLowerCase().replace(/^<|>$/g, '')
  const isKnown =
    head?.kind === 'mail' &&
    head.isActive &&
    keysTaken(head, wallNow).some((key) => isSame(given, mailKey(secrets, source, key, mailDomain.toLowerCase())))
  const isBad = mail.verdicts.virus === 'FAIL' || mail.verdicts.spam === 'FAIL' || mail.raw.byteLength > LARGEST
  if (!isKnown || isBad || head === undefined) {
    log.count('AlertMailDropped')
    return true
  }
  const read = await readMailOf(mail)
  const bytes = Buffer.from(JSON.stringify(read))
  // The same mail comes twice when a server on the way was not sure.
  const message = fingerprintOf([mail.envelope.rcptTo, Buffer.from(mail.raw).toString('base64')])
  await keep(platform, head, bytes, { message, wallNow, now: platform.clock.now(), isUnlimited: true })
  return true
}

async function readMailOf({ raw, envelope }: InboundMail): Promise<{ from: string; subject: string; text: string }> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    const limits = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 }
    const { from, subject, text, html } = await PostalMime.parse(raw, { ...limits, forceRfc822Attachments: true })
    const words = text ?? html?.replaceAll(/<[^>]{0,2000}>/g, ' ') ?? ''
    return { from: from?.address ?? envelope.mailFrom, subject: subject ?? '', text: words.slice(0, LONGEST_TEXT) }
  } catch {
    const text = Buffer.from(raw).toString('utf8').slice(0, LONGEST_TEXT)
    return { from: envelope.mailFrom, subject: '', text }
  }
}
