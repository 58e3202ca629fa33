import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { SourceWithKey } from '../../functions/alert/alert-source.contract.ts'
import { createApi } from '../../functions/api.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import type { MailVerdicts } from '../../functions/platform/inbound-mail.ts'
import { silentLog } from '../../functions/platform/log.ts'
import { people, receiveMail } from '../../functions/registry.ts'
import { addSource, alertsIn, incidentsIn, sends, signedBy, sourceAs } from '../support/alerts-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { awsOnTheWeb, CERTIFICATE_AT, fromSns, SUBSCRIBE_AT, TOPIC } from '../support/sns-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const MINUTES = 60_000
const PASSED: MailVerdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' }

describe('given a system that signs what it sends', () => {
  const BODY = JSON.stringify({ key: 'backup/erp', title: 'ERP 备份失败', severity: 'critical' })
  let source: SourceWithKey
  async function signing(): Promise<void> {
    office = await MemoryOffice.open()
    source = await addSource(office, 'webhook')
  }
  const status = async (headers: Record<string, string>, body = BODY) => {
    const answer = await sends(office, source, body, headers)
    await office.settle()
    return answer.status
  }

  it('then its alert opens an incident', async () => {
    await signing()
    expect(await status(signedBy(source, 'msg_1', BODY))).toBe(202)
    expect(await incidentsIn(office)).toMatchObject([{ title: 'ERP 备份失败' }])
  })

  it('when the same message comes again, then it is answered like the first, and counted once', async () => {
    await signing()
    for (let time = 0; time < 3; time += 1) expect(await status(signedBy(source, 'msg_1', BODY))).toBe(202)
    expect((await sourceAs(office, source.id)).noise.received).toBe(1)
    expect(await status(signedBy(source, 'msg_2', BODY))).toBe(202)
    expect((await sourceAs(office, source.id)).noise.received).toBe(2)
  })

  it('when a word of it was changed, it is old, comes from the future, or is not signed, then 401, and nothing is kept', async () => {
    await signing()
    const fine = signedBy(source, 'msg_1', BODY)
    const before = office.store.dump().length
    expect(await status(fine, BODY.replace('critical', 'info'))).toBe(401)
    expect(await status({ ...fine, 'webhook-id': 'msg_2' })).toBe(401)
    expect(await status(signedBy(source, 'msg_1', BODY, Date.now() - 5.1 * MINUTES))).toBe(401)
    expect(await status(signedBy(source, 'msg_1', BODY, Date.now() + 5.1 * MINUTES))).toBe(401)
    expect(await status({ ...fine, 'webhook-signature': 'v1,AAAA' })).toBe(401)
    expect(await status({ Authorization: `Bearer ${source.key}` })).toBe(401)
    expect(await status({})).toBe(401)
    expect(office.store.dump()).toHaveLength(before)
  })

  it('when its clock is four minutes wrong, or two keys sign while one replaces the other, then that is fine', async () => {
    await signing()
    expect(await status(signedBy(source, 'msg_1', BODY, Date.now() - 4 * MINUTES))).toBe(202)
    const renewed = await office.does<SourceWithKey>('head', 'POST', `/api/alert-sources/${source.id}/renew-key`, {})
    expect(await status(signedBy(source, 'msg_2', BODY))).toBe(202)
    expect(await status(signedBy(renewed, 'msg_3', BODY))).toBe(202)
    const both = signedBy(renewed, 'msg_4', BODY)
    const signatures = `${signedBy({ ...source, key: 'whsec_AAAA' }, 'msg_4', BODY)['webhook-signature']} ${both['webhook-signature']}`
    expect(await status({ ...both, 'webhook-signature': signatures })).toBe(202)
  })

  it('when what it sends is packed or too large, then it is refused before anything is kept', async () => {
    await signing()
    expect(await status({ ...signedBy(source, 'msg_1', BODY), 'Content-Encoding': 'gzip' })).toBe(415)
    const large = JSON.stringify({ key: 'k', title: 'x'.repeat(300_000) })
    expect(await status(signedBy(source, 'msg_1', large), large)).toBe(413)
  })
})

describe('given whatever a system with a good key may send', () => {
  it('then it is kept and looked at, and nothing breaks: what cannot be read is an alert', async () => {
    const faults: string[] = []
    const log = { ...silentLog, error: (message: string) => void faults.push(message) }
    office = await MemoryOffice.open({ log })
    const source = await addSource(office, 'alertmanager', { callsPerFiveMinutes: 3000 })
    const anything = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.json({ maxDepth: 30 }).map((text) => new TextEncoder().encode(text)),
      fc
        .record({
          alerts: fc.array(
            fc.dictionary(fc.constantFrom('status', 'labels', 'startsAt', 'annotations'), fc.jsonValue()),
          ),
        })
        .map((message) => new TextEncoder().encode(JSON.stringify(message))),
    )
    let sent = 0
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const init = { method: 'POST', headers: { Authorization: `Bearer ${source.key}` }, body: new Uint8Array(bytes) }
        expect((await office.api.request(`/api/alerts/${source.id}`, init)).status).toBe(202)
        sent += 1
      }),
      { numRuns: 60 },
    )
    await office.settle()
    expect(faults).toEqual([])
    const { noise } = await sourceAs(office, source.id)
    expect(noise.unreadable).toBeGreaterThan(0)
    expect(noise.unreadable).toBeLessThanOrEqual(sent)
    expect(office.store.dump().filter(({ pk }) => pk.startsWith('alert-inbox#'))).toEqual([])
  })
})

describe('given somebody who guesses keys from one address', () => {
  it('when they have guessed too often, then they are kept waiting; a storm of who shows a good key is not', async () => {
    office = await MemoryOffice.open()
    const source = await addSource(office)
    const { platform, routes } = office.machine
    const few = { perSecond: 0.001, burst: 3 }
    const wallClock = { now: () => new Date().toISOString() }
    const api = createApi({ platform, routes, people, wallClock, ratePerAddress: few, addressOf: () => '203.0.113.7' })
    const knock = async (key: string | null) => {
      const headers = { Authorization: `Bearer ${key}` }
      return (await api.request(`/api/alerts/${source.id}`, { method: 'POST', headers, body: '{"alerts":[]}' })).status
    }
    for (let time = 0; time < 10; time += 1) expect(await knock(source.key)).toBe(202)
    const guessed = [await knock('a'), await knock('b'), await knock('c'), await knock('d')]
    expect(guessed).toEqual([401, 401, 401, 429])
    await office.settle()
  })
})

describe('given CloudWatch tells us through SNS', () => {
  const alarm = readFileSync(new URL('../alert/payloads/cloudwatch-alarm.json', import.meta.url), 'utf8')
  let asked: string[]
  let source: SourceWithKey
  async function subscribed(): Promise<void> {
    const aws = awsOnTheWeb()
    asked = aws.asked
    office = await MemoryOffice.open({ web: aws.web })
    source = await addSource(office, 'cloudwatch', { topic: TOPIC })
  }
  const status = async (message: JsonObject) => {
    const answer = await sends(office, source, message, { 'Content-Type': 'text/plain; charset=UTF-8' })
    await office.settle()
    return answer.status
  }

  it('when AWS asks whether we want it, then we say so, to AWS and to nobody else', async () => {
    await subscribed()
    const asks = {
      Type: 'SubscriptionConfirmation',
      Message: 'You have chosen …',
      Token: '2336412f37',
      SubscribeURL: SUBSCRIBE_AT,
    }
    expect(await status(fromSns(asks))).toBe(202)
    expect(asked).toEqual([CERTIFICATE_AT, SUBSCRIBE_AT])
    expect((await sourceAs(office, source.id)).confirmedAt).toBe(office.now)
  })

  it.each(['1', '2'] as const)(
    'when an alarm comes, signed in version %s, then an incident opens, and the certificate is read once',
    async (version) => {
      await subscribed()
      expect(await status(fromSns({ Message: alarm, MessageId: 'm1' }, version))).toBe(202)
      expect(await status(fromSns({ Message: alarm, MessageId: 'm2' }, version))).toBe(202)
      expect(await status(fromSns({ Message: alarm, MessageId: 'm2' }, version))).toBe(202)
      expect(await incidentsIn(office)).toMatchObject([{ title: 'mail-gateway-5xx' }])
      expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 2, opened: 1 })
      expect(asked).toEqual([CERTIFICATE_AT])
    },
  )

  it('when it is forged, of another topic, or old, or names a certificate elsewhere, then 401, and nobody else is asked', async () => {
    await subscribed()
    const fine = fromSns({ Message: alarm })
    const before = office.store.dump().length
    for (const forged of [
      { ...fine, Message: alarm.replace('ALARM', 'OK') },
      { ...fine, Signature: 'AAAA' },
      fromSns({ Message: alarm, TopicArn: 'arn:aws:sns:ap-southeast-1:999999999999:onduty' }),
      fromSns({ Message: alarm }, '2', new Date(Date.now() - 3 * 24 * 60 * MINUTES)),
      ...[
        'http://sns.ap-southeast-1.amazonaws.com/x.pem',
        'https://sns.ap-southeast-1.amazonaws.com.evil.test/x.pem',
        'https://evil.test/sns.ap-southeast-1.amazonaws.com/x.pem',
        'https://sns.ap-southeast-1.amazonaws.com@evil.test/x.pem',
        'https://sns.ap-southeast-1.amazonaws.com:444/x.pem',
        'https://169.254.169.254/x.pem',
      ].map((SigningCertURL) => fromSns({ Message: alarm, SigningCertURL })),
    ]) {
      expect(await status(forged)).toBe(401)
    }
    expect(asked.filter((url) => url !== CERTIFICATE_AT)).toEqual([])
    expect(office.store.dump()).toHaveLength(before)
  })

  it('when AWS cannot be asked for its certificate, then it is to come again, and is heard then', async () => {
    await subscribed()
    const other = 'https://sns.ap-southeast-1.amazonaws.com/SimpleNotificationService-new.pem'
    expect(await status(fromSns({ Message: alarm, SigningCertURL: other }))).toBe(503)
    expect(await status(fromSns({ Message: alarm }))).toBe(202)
    expect(await incidentsIn(office)).toHaveLength(1)
  })

  it('when somebody ends the subscription, then that is an alert: from now on its silence means nothing', async () => {
    await subscribed()
    const ends = { Type: 'UnsubscribeConfirmation', Message: 'You have …', Token: '2336', SubscribeURL: SUBSCRIBE_AT }
    expect(await status(fromSns(ends))).toBe(202)
    expect(await incidentsIn(office)).toHaveLength(1)
    expect(asked).not.toContain(SUBSCRIBE_AT)
  })
})

describe('given a system that can only mail', () => {
  let source: SourceWithKey
  async function mailing(): Promise<void> {
    office = await MemoryOffice.open()
    source = await addSource(office, 'mail')
  }
  const mail = async (subject: string, to = source.address, verdicts = PASSED) => {
    const raw = Buffer.from(
      [
        'From: Nagios <nagios@example.com>',
        `To: ${to}`,
        `Subject: ${subject}`,
        'Auto-Submitted: auto-generated',
        `Message-ID: <${subject.length}-${office.now}@example.com>`,
        '',
        'Disk usage of db-1 is at 97 %.',
      ].join('\r\n'),
    )
    const became = await receiveMail(office.machine.platform, {
      raw,
      envelope: { mailFrom: 'nagios@example.com', rcptTo: to },
      verdicts,
    })
    await office.settle()
    return became
  }

  it('when it mails to the address of its source, then that is an alert; and its end, by the same subject, ends it', async () => {
    await mailing()
    expect(await mail('[PROBLEM] disk of db-1')).toBe('alert')
    expect(await incidentsIn(office)).toMatchObject([{ title: '[PROBLEM] disk of db-1' }])
    await office.advance(MINUTES)
    expect(await mail('[RECOVERY] disk of db-1')).toBe('alert')
    expect(await alertsIn(office)).toMatchObject([{ status: 'resolved' }])
  })

  it('when a server delivers it twice, then it is counted once', async () => {
    await mailing()
    await mail('[PROBLEM] disk of db-1')
    await mail('[PROBLEM] disk of db-1')
    expect((await sourceAs(office, source.id)).noise.received).toBe(1)
  })

  it('when the address is guessed or was renewed, or the mail is junk or infected, then it opens nothing', async () => {
    await mailing()
    const guessed = source.address.replace(/\.[0-9a-z]{4}/, '.0000')
    await mail('[PROBLEM] disk of db-1', guessed)
    await mail('[PROBLEM] disk of db-1', source.address, { ...PASSED, spam: 'FAIL' })
    await mail('[PROBLEM] disk of db-1', source.address, { ...PASSED, virus: 'FAIL' })
    await office.does('head', 'POST', `/api/alert-sources/${source.id}/renew-key`, { previousForHours: 0 })
    await mail('[PROBLEM] disk of db-1')
    expect(await incidentsIn(office)).toEqual([])
    expect((await sourceAs(office, source.id)).noise.received).toBe(0)
  })

  it('then nobody but who made it sees the address', async () => {
    await mailing()
    expect((await sourceAs(office, source.id)).address).not.toContain(source.id.toLowerCase())
    expect(source.address).toMatch(/^alert\+als_[0-9a-z]{26}\.[0-9a-z]{26}@onduty\.example$/)
  })
})
