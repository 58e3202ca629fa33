import {
  BadRequestException,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2'
import { type Mail, type Mailer, MailRefusedError } from '../platform/mailer.ts'
import { PATIENCE } from './aws-client.ts'
import { type Mailbox, mailboxText } from './mail/mailbox.ts'

export interface SesMailerOptions {
  readonly client?: SESv2Client
  /** Whom mails come from. Its domain is a verified identity. */
  readonly from: Mailbox
  /** Tells SES where bounces and complaints are reported. */
  readonly configurationSet?: string
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })

/**
 * Amazon SES. It puts a `Message-ID` of its own on every mail, so a mail that is sent twice is recognised by its
 * `X-Onduty-Mail`, and threads hang together by `References`.
 */
export function createSesMailer({
  client = new SESv2Client(PATIENCE),
  from,
  configurationSet,
}: SesMailerOptions): Mailer {
  return {
    async send(mail) {
      try {
        await client.send(new SendEmailCommand(requestOf(mail, from, configurationSet)))
      } catch (error) {
        if (isRefusal(error)) throw new MailRefusedError('Amazon SES refuses this mail', { cause: error })
        throw error
      }
    },
  }
}

function requestOf(mail: Mail, from: Mailbox, configurationSet: string | undefined): SendEmailCommandInput {
  const headers = { ...mail.headers, 'X-Onduty-Mail': mail.id }
  return {
    FromEmailAddress: mailboxText(from),
    Destination: { ToAddresses: [mailboxText(mail.to)] },
    ...(mail.replyTo === undefined ? {} : { ReplyToAddresses: [mail.replyTo] }),
    ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
  }
}

/** About this mail, not about our account: an account in the sandbox or paused for a while is trouble that passes. */
const isRefusal = (error: unknown): boolean =>
  (error instanceof MessageRejected && !/not verified/i.test(error.message)) || error instanceof BadRequestException
