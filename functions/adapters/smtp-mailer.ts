import { createTransport } from 'nodemailer'
import { type Mailer, MailRefusedError } from '../platform/mailer.ts'
import { messageIdOf } from '../platform/message-id.ts'
import type { Mailbox } from './mail/mailbox.ts'

export interface SmtpMailerOptions {
  /** `smtp://[user:password@]host[:port]`, or `smtps://` for TLS from the first byte. */
  readonly url: string
  readonly from: Mailbox
}

const TIMEOUT_MILLIS = 10_000
const CONNECTIONS = 2

/** Any mail server that takes mail over SMTP. Its connections are kept for the next mail. */
export function createSmtpMailer({ url, from }: SmtpMailerOptions): Mailer & { close(): void } {
  const address = new URL(url)
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(address.hostname)
  const transport = createTransport({
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: Number(address.port || (address.protocol === 'smtps:' ? 465 : 587)),
    secure: address.protocol === 'smtps:',
    // A password never goes over the network in the clear.
    requireTLS: address.protocol === 'smtp:' && !isLocal,
    ...(address.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MILLIS,
    greetingTimeout: TIMEOUT_MILLIS,
    socketTimeout: TIMEOUT_MILLIS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)

  return {
    async send(mail) {
      try {
        await transport.sendMail({
          messageId: messageIdOf(mail.id, domain),
          from,
          to: mail.to,
          ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: { ...mail.headers },
        })
      } catch (error) {
        if (isRefusal(error)) throw new MailRefusedError('the mail server refuses this mail', { cause: error })
        throw withoutWords(error)
      }
    },
    close: () => transport.close(),
  }
}

/** What a server answers may quote the mail, and ends in logs: only its codes do. What the network says is kept. */
function withoutWords(error: unknown): unknown {
  const { code, response, responseCode } = error as { code?: unknown; response?: unknown; responseCode?: unknown }
  if (typeof responseCode !== 'number') return error
  const [, enhanced = ''] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(response)) ?? []
  const codes = `${responseCode} ${enhanced}`.trim()
  return new Error(`the mail server answers ${codes} (${String(code)})`, { cause: error })
}

/** A final answer (5xx) to the envelope or the content; one to our sign-in is about us, not about the mail. */
function isRefusal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  return isAboutMail && typeof responseCode === 'number' && responseCode >= 500 && responseCode !== 503
}
