import type { SentMail } from '../../../infra/local/mailbox/local-mailbox.ts'

/** A reply as a mail program writes it: the answer above, the question quoted below. */
export function replyTo(mail: SentMail, written: string): string {
  const quoted = mail.text.split('\n').map((line) => `> ${line}`)
  return [
    `From: ${mail.headers.To}`,
    `To: ${mail.headers['Reply-To']}`,
    `Subject: =?utf-8?B?${Buffer.from(`回复：${mail.subject}`).toString('base64')}?=`,
    `In-Reply-To: ${mail.headers['Message-ID']}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...inLines(
      Buffer.from([written, '', `${mail.sentAt} 职守 Onduty 写道：`, ...quoted].join('\r\n')).toString('base64'),
    ),
    '',
  ].join('\r\n')
}

const inLines = (text: string): string[] => text.match(/.{1,76}/g) ?? []
