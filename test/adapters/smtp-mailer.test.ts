import type { SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { createSmtpMailer } from '../../functions/adapters/smtp-mailer.ts'
import { type Mail, MailRefusedError } from '../../functions/platform/mailer.ts'
import { MailServer } from '../support/mail-server.ts'

const mail: Mail = {
  id: 'out_1',
  to: { name: '王芳', address: 'wang.fang@example.com' },
  subject: '请授权：更换核心交换机',
  text: '你好',
  html: '<p>你好</p>',
  headers: { 'Auto-Submitted': 'auto-generated', References: '<chg_1@example.com>' },
}

async function mailerTo(options: SMTPServerOptions, credentials = '') {
  const server = await new MailServer({ allowInsecureAuth: true, ...options }).listens()
  const from = { name: 'Onduty 职守', address: 'onduty@example.com' }
  const mailer = createSmtpMailer({ url: `smtp://${credentials}127.0.0.1:${server.port}`, from })
  onTestFinished(async () => {
    mailer.close()
    await server.close()
  })
  return { mailer, received: server.mails }
}

const refuseWith = (responseCode: number): Error => Object.assign(new Error('no such user'), { responseCode })

test('a mail arrives whole, with a Message-ID that stays the same over retries', async () => {
  const { mailer, received } = await mailerTo({})
  await mailer.send(mail)
  await mailer.send(mail)
  expect(received.map((each) => each.messageId)).toEqual(['<out_1@example.com>', '<out_1@example.com>'])
  const [first] = received
  expect(first).toMatchObject({ subject: mail.subject, from: { name: 'Onduty 职守', address: 'onduty@example.com' } })
  expect(first?.text?.trim()).toBe('你好')
  expect(first?.html?.trim()).toBe('<p>你好</p>')
  expect(first?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
})

test('an address the server does not know is refused for good', async () => {
  const { mailer } = await mailerTo({ onRcptTo: (_address, _session, done) => done(refuseWith(550)) })
  await expect(mailer.send(mail)).rejects.toThrow(MailRefusedError)
})

test('a full mailbox and a wrong password of ours are trouble that may pass', async () => {
  const full = await mailerTo({ onRcptTo: (_address, _session, done) => done(refuseWith(452)) })
  await expect(full.mailer.send(mail)).rejects.not.toThrow(MailRefusedError)
  const locked = await mailerTo({ onAuth: (_auth, _session, done) => done(refuseWith(535)) }, 'user:wrong@')
  await expect(locked.mailer.send(mail)).rejects.not.toThrow(MailRefusedError)
})

test('what the server says beside its codes is not passed on: it may quote the mail', async () => {
  const { mailer } = await mailerTo({
    onRcptTo: (_, __, done) =>
      done(Object.assign(new Error(`4.7.1 come again with ${mail.text}`), { responseCode: 450 })),
  })
  const failed = await mailer.send(mail).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(Error)
  expect(failed).not.toBeInstanceOf(MailRefusedError)
  expect((failed as Error).message).toBe('the mail server answers 450 4.7.1 (EENVELOPE)')
})
