/** Sends mail: SES, SMTP, or the mailbox on one machine. */
export interface Mailer {
  /** Hands one mail over. Throws {@link MailRefusedError} when trying again cannot help. */
  send(mail: Mail): Promise<void>
}

export interface Mail {
  /** Stable over retries: becomes the `Message-ID`. */
  readonly id: string
  /** Tells apart what goes out under one id with more in it: a summary that has grown since it was tried last. */
  readonly edition?: string
  readonly to: { readonly name: string; readonly address: string }
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Extra headers: threading (`References`), `Auto-Submitted`. Never CR or LF. */
  readonly headers: Readonly<Record<string, string>>
}

/** The receiver's server or the mail service refuses this mail for good. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError'
}
