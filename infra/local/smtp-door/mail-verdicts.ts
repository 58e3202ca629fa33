import { Resolver } from 'node:dns/promises'
import type { MailVerdict, MailVerdicts } from '../../../functions/platform/inbound-mail.ts'
import { NO_VERDICTS } from '../../../functions/platform/inbound-mail.ts'

/** Who handed a mail to the door. */
export interface Peer {
  readonly address: string
  /** What it called itself. */
  readonly helo: string
  readonly mailFrom: string
}

export type CheckMail = (raw: Buffer, peer: Peer) => Promise<MailVerdicts>

/** Looks up names: a `Resolver` of node:dns. */
export interface Names {
  resolve(name: string, type: string): Promise<unknown>
  cancel(): void
}

const DNS_TIMEOUT_MILLIS = 2_000
const ALL_CHECKS_MILLIS = 8_000
const OUR_OWN_MACHINE = /^(?:::1|(?:::ffff:)?127\.)/

/**
 * SPF, DKIM and DMARC as far as names can be looked up from here, within eight seconds. Nothing here looks for spam or
 * viruses, so these two are never PASS, and a mail that came by SMTP never decides by itself.
 * Mails from this machine have no origin to check; for them the library is not even loaded.
 */
export const checkMail: CheckMail = (raw, peer) =>
  OUR_OWN_MACHINE.test(peer.address)
    ? Promise.resolve(NO_VERDICTS)
    : checkOrigin(raw, peer, new Resolver({ timeout: DNS_TIMEOUT_MILLIS, tries: 1 }), ALL_CHECKS_MILLIS)

export async function checkOrigin(raw: Buffer, peer: Peer, names: Names, millis: number): Promise<MailVerdicts> {
  const { authenticate } = await import('mailauth')
  const resolver = (name: string, type: string) => names.resolve(name, type) as Promise<string[]>
  const { address: ip, helo, mailFrom: sender } = peer
  try {
    const checks = authenticate(raw, { ip, helo, sender, resolver, disableArc: true, disableBimi: true })
    const { spf, dkim, dmarc } = await withinMillis(millis, checks)
    const signatures = dkim.results.map(({ status }) => verdictOf(status.result))
    return {
      ...NO_VERDICTS,
      spf: spf === false ? 'NONE' : verdictOf(spf.status.result),
      dkim: signatures.find((verdict) => verdict === 'PASS') ?? signatures[0] ?? 'NONE',
      dmarc: dmarc === false ? 'NONE' : verdictOf(dmarc.status.result),
    }
  } catch {
    return { ...NO_VERDICTS, spf: 'PROCESSING_FAILED', dkim: 'PROCESSING_FAILED', dmarc: 'PROCESSING_FAILED' }
  } finally {
    names.cancel()
  }
}

/** The words of RFC 8601 in the words of SES. */
export function verdictOf(result: string): MailVerdict {
  if (result === 'pass') return 'PASS'
  if (result === 'none' || result === 'skipped') return 'NONE'
  if (result === 'softfail' || result === 'neutral') return 'GRAY'
  return /^temperr/.test(result) ? 'PROCESSING_FAILED' : 'FAIL'
}

async function withinMillis<Result>(millis: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the checks took too long')), millis)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
