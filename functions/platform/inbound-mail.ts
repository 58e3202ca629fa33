/** One mail as it came in for one recipient: SES on AWS, the SMTP door on one machine. */
export interface InboundMail {
  /** The message as received, RFC 5322, header and body. */
  readonly raw: Uint8Array
  readonly envelope: Envelope
  readonly verdicts: MailVerdicts
}

/** What the sending server said, which is not always what the headers say. */
export interface Envelope {
  /** Return path; empty for mails that must not be answered. */
  readonly mailFrom: string
  readonly rcptTo: string
}

/**
 * What the receiving service found, in the words of SES; never read from the mail itself.
 * `GRAY` undecided · `PROCESSING_FAILED` and `DISABLED` not checked · `NONE` nothing to check, or nobody to check it.
 */
export type MailVerdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED' | 'NONE'

export const MAIL_CHECKS = ['spf', 'dkim', 'dmarc', 'spam', 'virus'] as const
export type MailCheck = (typeof MAIL_CHECKS)[number]
export type MailVerdicts = Readonly<Record<MailCheck, MailVerdict>>

/** Nobody checked. */
export const NO_VERDICTS: MailVerdicts = { spf: 'NONE', dkim: 'NONE', dmarc: 'NONE', spam: 'NONE', virus: 'NONE' }
