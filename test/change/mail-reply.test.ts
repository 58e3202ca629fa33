import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../functions/kernel/instant.ts'
import { makeReplyToken, replyAddressOf } from '../../functions/mail/index.ts'
import { tickTask } from '../../functions/obligation/tasks/tick.ts'
import type { InboundMail, MailVerdicts } from '../../functions/platform/inbound-mail.ts'
import type { Item } from '../../functions/platform/store.ts'
import { receiveMail } from '../../functions/registry.ts'
import { ASKED, message, PASSED, QUOTED, textPart } from '../mail/inbound/letters.ts'
import { type MailHouse, mailHouse, people, type Sent } from './mail-house.ts'

let house: MailHouse
let id: string
let asked: Sent

beforeEach(async () => {
  house = await mailHouse()
  await waiting()
})

/** A change that waits for its authorisation. */
async function waiting(wish: Parameters<MailHouse['raised']>[0] = {}): Promise<void> {
  ;({ id } = await house.raised(wish))
  await house.step(await house.owner(id), id, { step: 'assess', verdict: 'sound' })
  const [mail] = (await house.mails()).slice(-1)
  asked = mail as Sent
}

const MANAGER = 'change-manager@example.com'

interface Written {
  readonly from?: string
  readonly more?: string
  readonly rcptTo?: string
  readonly verdicts?: Partial<MailVerdicts>
  readonly mailFrom?: string
}

/** Somebody writes to the address the mail may be answered at. */
function replied(
  words: string,
  { from = MANAGER, more = '', rcptTo, verdicts, mailFrom = from }: Written = {},
): InboundMail {
  return {
    raw: message(textPart(words), { from: `From: Somebody <${from}>`, more }),
    envelope: { mailFrom, rcptTo: rcptTo ?? asked.replyTo ?? '' },
    verdicts: { ...PASSED, ...verdicts },
  }
}

const receive = (mail: InboundMail) => receiveMail(house.platform, mail)
const status = async () => (await house.change(id)).status
const parked = (): Item[] => house.platform.store.dump().filter(({ gsi3pk }) => gsi3pk === 'parked-mail')
const codes = () => parked().map(({ reason }) => (reason as { code: string }).code)

/** It decided nothing, lies there to be looked at, and these people were written why. */
async function expectParked(mail: InboundMail, code: string, answered: readonly string[] = ['changeManager']) {
  expect(await receive(mail)).toBe('parked')
  expect(await status()).toBe('assessed')
  expect(codes()).toEqual([code])
  const mails = await house.mails()
  expect(mails.map(({ letter, to }) => [letter, to.name])).toEqual(answered.map((name) => ['mail.unclear-reply', name]))
  return mails[0] as Sent
}

describe('a reply', () => {
  it('decides in Chinese, with its comment, as the person who was asked', async () => {
    expect(await receive(replied(`同意\n注意窗口。\n\n${QUOTED}`))).toBe('decided')
    expect(await status()).toBe('authorised')
    const entry = (await house.whole(id)).story.at(-1)
    expect(entry).toMatchObject({ did: 'change.authorised', by: { id: people.changeManager }, door: 'mail-reply' })
    expect(entry?.personal?.comment?.value).toBe('注意窗口。')
    const told = (await house.mails()).find(({ letter }) => letter === 'mail.decided')
    expect(told?.to.name).toBe('changeManager')
    expect(told?.subject).toBe('【决定已记录】CHG-1001 邮件网关 TLS 证书更换')
    expect(told?.text).toContain('您于 1月5日（周一）09:00 授权了这项变更。')
  })

  it('decides in English', async () => {
    await house.speaks('changeManager', 'en')
    expect(await receive(replied('reject\nNot at month end.'))).toBe('decided')
    expect(await status()).toBe('rejected')
    const mails = await house.mails()
    expect(mails.find(({ letter }) => letter === 'change.outcome')?.text).toContain('Not at month end.')
    expect(mails.find(({ letter }) => letter === 'mail.decided')?.subject).toContain('[Recorded]')
  })

  it('may say no without a reason, and the requester reads that none was given', async () => {
    expect(await receive(replied('拒绝'))).toBe('decided')
    expect((await house.mails()).find(({ letter }) => letter === 'change.outcome')?.text).toContain('未附说明')
  })

  it('decides once, and a replay is told what is recorded', async () => {
    const mail = replied('同意')
    expect(await receive(mail)).toBe('decided')
    await house.mails()
    const before = (await house.whole(id)).story.length
    expect(await receive(mail)).toBe('repeated')
    expect(await receive(replied('拒绝\n改主意了'))).toBe('repeated')
    expect((await house.whole(id)).story).toHaveLength(before)
    expect(await status()).toBe('authorised')
    const told = await house.mails()
    expect(told.map(({ letter }) => letter)).toEqual(['mail.decided', 'mail.decided'])
    expect(told[0]?.text).toContain('再次回复不会改变它')
    expect(parked()).toEqual([])
  })

  it('decides once when two copies come at the same moment', async () => {
    const outcomes = await Promise.all([
      receive(replied('同意')),
      receive(replied('同意')),
      receive(replied('approve')),
    ])
    expect(outcomes.toSorted()).toContain('decided')
    expect((await house.whole(id)).story.filter(({ did }) => did === 'change.authorised')).toHaveLength(1)
  })

  it('still counts after it went up, until somebody has decided', async () => {
    for (let ticks = 0; ticks < 4; ticks += 1) {
      const [obligation] = (await house.whole(id)).standing.open
      house.platform.at(obligation?.nextTickAt ?? 0)
      await tickTask(house.kinds).run(house.platform, { caseId: id })
    }
    expect(await house.owner(id)).toBe('changeDeputy')
    const climbed = (await house.mails()).find(({ letter }) => letter === 'obligation.climbed')
    expect(climbed?.replyTo).not.toBe(asked.replyTo)
    expect(await receive(replied('同意'))).toBe('decided')
    const late = replied('拒绝', { from: 'change-deputy@example.com', rcptTo: climbed?.replyTo ?? '' })
    expect(await receive(late)).toBe('repeated')
    expect(await status()).toBe('authorised')
  })

  it('is told who decided meanwhile', async () => {
    await house.step('head', id, { step: 'reject', comment: '先停。' })
    expect(await receive(replied('同意'))).toBe('repeated')
    expect((await house.mails()).find(({ letter }) => letter === 'mail.decided')?.text).toContain('head 于')
  })

  it('to a mail from before an edit decides nothing', async () => {
    await house.edited(id, { backOutPlan: '没有了。' })
    await house.step(await house.owner(id), id, { step: 'assess', verdict: 'sound' })
    expect(await receive(replied('同意'))).toBe('repeated')
    expect(await status()).toBe('assessed')
    expect((await house.mails()).find(({ letter }) => letter === 'mail.decided')?.text).toContain('内容有修改')
  })
})

describe('an unclear reply is parked and answered', () => {
  it.each(['spf', 'dkim', 'dmarc', 'spam', 'virus'] as const)('when %s is anything but PASS', async (check) => {
    for (const verdict of ['FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED', 'NONE'] as const) {
      house = await mailHouse()
      await waiting()
      const answer = await expectParked(replied('同意', { verdicts: { [check]: verdict } }), 'verdict-not-pass')
      expect(answer.text).toContain('没有通过收件检查')
      expect(answer.text).toContain('/d/')
      expect(answer.replyTo).toBeUndefined()
    }
  })

  it('when it has two From headers', async () => {
    const more = `From: Chief <chief@example.com>`
    await expectParked(replied('同意', { more }), 'not-one-sender')
  })

  it('when only the quotation says so', async () => {
    const answer = await expectParked(replied(QUOTED), 'nothing-written')
    expect(answer.headers).toMatchObject({
      'Auto-Submitted': 'auto-replied',
      References: '<abc.123@mail.example.com>',
    })
    expect(answer.replyTo).toBe(asked.replyTo)
  })

  it('when the first line is not exactly one of the words', async () => {
    const answer = await expectParked(replied(`同意！\n${QUOTED}`), 'first-line-unclear')
    expect(answer.subject).toBe('【您的回复没有生效】CHG-1001 邮件网关 TLS 证书更换')
    expect(await receive(replied('同意'))).toBe('decided')
  })

  it('when the risk is high: there only the page decides', async () => {
    await waiting({ risk: 'high' })
    const [obligation] = (await house.whole(id)).standing.open
    const subject = {
      obligation: obligation?.id ?? '',
      addressee: people.changeManager,
      round: 1,
      purpose: 'change.authorise',
    }
    const rcptTo = replyAddressOf(makeReplyToken(house.platform.secrets, subject), 'onduty.example')
    const answer = await expectParked(replied('同意', { rcptTo }), 'decide-by-link')
    expect(answer.text).toContain('/d/')
  })

  it('when whoever was asked may not decide it', async () => {
    await house.changeHead(id, () => ({ involved: [people.changeManager] }))
    const answer = await expectParked(replied('同意'), 'authoriser-is-requester')
    expect(answer.text).toContain('您是这项变更的申请人或修改过它')
  })

  it('when it comes after 60 days', async () => {
    house.platform.at(61 * DAY)
    await expectParked(replied('同意'), 'reply-too-late')
  })

  it('once, however often the same mail is delivered', async () => {
    const mail = replied('好的')
    await expectParked(mail, 'first-line-unclear')
    expect(await receive(mail)).toBe('parked')
    expect(parked()).toHaveLength(1)
    expect(await house.mails()).toEqual([])
  })
})

describe('somebody else', () => {
  it('who is a colleague is told that only the person asked can answer, and learns nothing more', async () => {
    const answer = await expectParked(replied('同意', { from: 'head@example.com' }), 'not-the-person-asked', ['head'])
    expect(answer.text).toContain('问的是另一位同事')
    expect(`${answer.subject}${answer.text}`).not.toMatch(/CHG-|TLS|\/d\//)
  })

  it('who is a stranger gets no answer, and neither does whoever only claims to be a colleague', async () => {
    await expectParked(replied('同意', { from: 'x@evil.example' }), 'not-the-person-asked', [])
    house = await mailHouse()
    await waiting()
    const claimed = replied('同意', { from: 'head@example.com', verdicts: { dkim: 'FAIL' } })
    await expectParked(claimed, 'verdict-not-pass', [])
  })

  it('cannot make up an address', async () => {
    const letter = asked.replyTo?.at(40) === 'a' ? 'b' : 'a'
    const rcptTo = `${asked.replyTo?.slice(0, 40)}${letter}${asked.replyTo?.slice(41)}`
    await expectParked(replied('同意', { rcptTo }), 'not-a-reply-address')
    house = await mailHouse()
    await waiting()
    await expectParked(
      replied('同意', { rcptTo: 'it@onduty.example', from: 'x@evil.example' }),
      'not-a-reply-address',
      [],
    )
  })

  it('who has left decides nothing', async () => {
    await house.leaves('changeManager')
    expect(await receive(replied('同意'))).toBe('parked')
    expect(await status()).toBe('assessed')
    expect(codes()).toEqual(['not-found'])
    expect(await house.mails()).toEqual([])
  })
})

describe('machines', () => {
  it.each([
    ['an auto-responder', { more: 'Auto-Submitted: auto-replied' }],
    ['a mailing list', { more: 'List-Id: <all.example.com>' }],
    ['bulk mail', { more: 'Precedence: bulk' }],
    ['a bounce', { mailFrom: '' }],
    ['our own reply address', { mailFrom: 'reply+x@onduty.example' }],
  ])('%s is dropped without a trace', async (_, written) => {
    const before = house.platform.store.dump().length
    expect(await receive(replied('同意', written))).toBe('dropped')
    expect(house.platform.store.dump()).toHaveLength(before)
    expect(await status()).toBe('assessed')
  })

  it('are not answered more than 20 times an hour, and a real decision still counts', async () => {
    const outcomes: string[] = []
    for (let nth = 0; nth < 25; nth += 1) outcomes.push(await receive(replied(`第 ${nth} 次`)))
    expect(outcomes.filter((each) => each === 'parked')).toHaveLength(20)
    expect(outcomes.slice(20)).toEqual(['dropped', 'dropped', 'dropped', 'dropped', 'dropped'])
    expect(await house.mails()).toHaveLength(20)
    expect(await receive(replied('同意'))).toBe('decided')
    house.platform.at(HOUR)
    expect(await receive(replied('又来了'))).toBe('parked')
  })

  it('that use up a claimed address use up nobody’s own', async () => {
    for (let nth = 0; nth < 22; nth += 1) await receive(replied(`第 ${nth} 次`, { verdicts: { spf: 'FAIL' } }))
    expect(parked()).toHaveLength(20)
    expect(await receive(replied('请问？'))).toBe('parked')
  })
})

describe('what is kept of a parked mail', () => {
  it('is 500 characters, and neither links nor reply addresses that decide anything', async () => {
    const link = /http\S+\/d\/\S+/.exec(asked.text)?.[0] ?? ''
    await receive(replied(`看看 ${link} 和 ${asked.replyTo}\n${'长'.repeat(2000)}\n${ASKED}`))
    const [excerpt] = parked().map((row) => row.excerpt as { text: string })
    expect(excerpt?.text).toHaveLength(500)
    const everything = JSON.stringify(house.platform.store.dump())
    expect(everything).not.toContain(link.split('/d/')[1])
    expect(everything).not.toContain(asked.replyTo?.split('@')[0])
  })

  it('is nothing of a mail that is too large or no mail at all', async () => {
    const big = { ...replied('同意'), raw: Buffer.concat([replied('同意').raw, Buffer.alloc(2_000_000, 'x')]) }
    await expectParked(big, 'mail-too-large')
    expect(parked()[0]?.excerpt).toEqual({ subject: '', text: '' })
    const rubbish = { ...replied(''), raw: Buffer.from([0, 1, 2, 255, 13, 10, 13, 10]) }
    expect(await receive(rubbish)).toBe('parked')
  })
})
