import { once } from 'node:events'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, describe, expect, it } from 'vitest'
import type { InboundMail, MailVerdicts } from '../../../../functions/platform/inbound-mail.ts'
import { NO_VERDICTS } from '../../../../functions/platform/inbound-mail.ts'
import { silentLog } from '../../../../functions/platform/log.ts'
import { checkMail, checkOrigin, type Names, verdictOf } from '../../../../infra/local/smtp-door/mail-verdicts.ts'
import { openSmtpDoor, type SmtpDoor, type SmtpDoorOptions } from '../../../../infra/local/smtp-door/smtp-door.ts'

const doors: SmtpDoor[] = []
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()))
})

async function open(options: Partial<SmtpDoorOptions> = {}) {
  const taken: InboundMail[] = []
  const door = await openSmtpDoor({
    port: 0,
    host: '127.0.0.1',
    name: 'onduty.example',
    accepts: (address) => address.endsWith('@onduty.example'),
    deliver: async (mail) => {
      taken.push(mail)
    },
    log: silentLog,
    ...options,
  })
  doors.push(door)
  return { door, taken }
}

interface Sent {
  readonly from?: string
  readonly to: string | string[]
  readonly raw?: string
}

/** Sends a mail as a mail server would; the code of its refusal, or 250. */
async function send({ port }: SmtpDoor, { from = 'han@example.com', to, raw = 'Subject: x\r\n\r\napprove\r\n' }: Sent) {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true })
  try {
    await transport.sendMail({ envelope: { from, to }, raw })
    return 250
  } catch (error) {
    return (error as { responseCode?: number }).responseCode
  } finally {
    transport.close()
  }
}

describe('the SMTP door', () => {
  it('hands over a mail as it came, with the envelope it came in', async () => {
    const { door, taken } = await open()
    const raw = 'From: "Han" <someone@else.example>\r\nTo: nobody\r\nSubject: =?utf-8?B?5Zue?=\r\n\r\n同意\r\n..dot\r\n'
    expect(await send(door, { to: ['reply+x@onduty.example', 'support@onduty.example'], raw })).toBe(250)
    expect(taken.map(({ envelope }) => envelope)).toEqual([
      { mailFrom: 'han@example.com', rcptTo: 'reply+x@onduty.example' },
      { mailFrom: 'han@example.com', rcptTo: 'support@onduty.example' },
    ])
    expect(Buffer.from(taken[0]?.raw ?? []).toString()).toBe(raw)
    expect(taken[0]?.verdicts).toEqual(NO_VERDICTS)
  })

  it('takes mails that must not be answered', async () => {
    const { door, taken } = await open()
    expect(await send(door, { from: '', to: 'reply+x@onduty.example' })).toBe(250)
    expect(taken[0]?.envelope.mailFrom).toBe('')
  })

  it('is no relay', async () => {
    const { door, taken } = await open()
    expect(await send(door, { to: 'li@example.com' })).toBe(550)
    expect(await send(door, { to: 'reply+x@onduty.example.evil.example' })).toBe(550)
    expect(taken).toEqual([])
  })

  it('refuses what is too large, and goes on', async () => {
    const { door, taken } = await open()
    const raw = `Subject: x\r\n\r\n${'x'.repeat(70)}\r\n`.padEnd(5 * 1024 * 1024, `${'y'.repeat(70)}\r\n`)
    expect(await send(door, { to: 'reply+x@onduty.example', raw })).toBe(552)
    expect(await send(door, { to: 'reply+x@onduty.example' })).toBe(250)
    expect(taken).toHaveLength(1)
  })

  it('asks to come again when the mail could not be kept', async () => {
    let tries = 0
    const { door } = await open({
      deliver: async () => {
        tries += 1
        if (tries === 1) throw new Error('the table is busy')
      },
    })
    expect(await send(door, { to: 'reply+x@onduty.example' })).toBe(451)
    expect(await send(door, { to: 'reply+x@onduty.example' })).toBe(250)
  })

  it('passes on what the checks found', async () => {
    const verdicts: MailVerdicts = { ...NO_VERDICTS, spf: 'PASS', dmarc: 'FAIL' }
    const asked: unknown[] = []
    const check: SmtpDoorOptions['check'] = async (_, peer) => {
      asked.push(peer)
      return verdicts
    }
    const { door, taken } = await open({ check })
    await send(door, { to: 'reply+x@onduty.example' })
    expect(taken[0]?.verdicts).toEqual(verdicts)
    expect(asked).toMatchObject([{ address: '127.0.0.1', mailFrom: 'han@example.com' }])
  })

  it('survives clients that talk rubbish or hang up, and closes while some are there', async () => {
    const { door, taken } = await open()
    for (const words of ['', 'GET / HTTP/1.1\r\n\r\n', '\0\xff\r\n', 'EHLO x\r\nMAIL FROM:<a@b>\r\nDATA\r\n']) {
      const socket = connect(door.port, '127.0.0.1')
      await once(socket, 'connect')
      socket.end(words)
      socket.resume()
      await once(socket, 'close')
    }
    const waiting = connect(door.port, '127.0.0.1').on('error', () => {})
    await once(waiting, 'data')
    expect(await send(door, { to: 'reply+x@onduty.example' })).toBe(250)
    expect(taken).toHaveLength(1)
  })
})

describe('the verdicts on a mail', () => {
  const namesThat = (resolve: Names['resolve']): Names => ({ resolve, cancel: () => {} })
  const raw = Buffer.from('From: han@example.com\r\nSubject: x\r\n\r\napprove\r\n')
  const peer = { helo: 'mail.example.com', mailFrom: 'han@example.com' }

  it('are none for mails from this machine', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.9.10']) {
      expect(await checkMail(raw, { ...peer, address })).toEqual(NO_VERDICTS)
    }
  })

  it('are what the published names say', async () => {
    const zone = new Map([
      ['example.com TXT', [['v=spf1 ip4:192.0.2.7 -all']]],
      ['_dmarc.example.com TXT', [['v=DMARC1; p=reject']]],
    ])
    const names = namesThat(async (name, type) => {
      const found = zone.get(`${name} ${type}`)
      if (found === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
      return found
    })
    const verdicts = (address: string) => checkOrigin(raw, { ...peer, address }, names, 5_000)
    expect(await verdicts('192.0.2.7')).toEqual({ ...NO_VERDICTS, spf: 'PASS', dmarc: 'PASS' })
    expect(await verdicts('192.0.2.8')).toEqual({ ...NO_VERDICTS, spf: 'FAIL', dmarc: 'FAIL' })
  })

  it('never pass when no name can be looked up, and come in time', async () => {
    const never = namesThat(() => new Promise(() => {}))
    const failing = namesThat(() => Promise.reject(Object.assign(new Error('no network'), { code: 'ECONNREFUSED' })))
    for (const names of [never, failing]) {
      const verdicts = await checkOrigin(raw, { ...peer, address: '192.0.2.7' }, names, 100)
      expect(Object.values(verdicts)).not.toContain('PASS')
      expect(verdicts).toMatchObject({ spam: 'NONE', virus: 'NONE' })
    }
  })

  it.each([
    ['pass', 'PASS'],
    ['fail', 'FAIL'],
    ['permerror', 'FAIL'],
    ['policy', 'FAIL'],
    ['softfail', 'GRAY'],
    ['neutral', 'GRAY'],
    ['none', 'NONE'],
    ['temperror', 'PROCESSING_FAILED'],
    ['anything else', 'FAIL'],
  ])('say %s as %s', (result, verdict) => {
    expect(verdictOf(result)).toBe(verdict)
  })
})
