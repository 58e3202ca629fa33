import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { MINUTE } from '../../functions/kernel/instant.ts'
import { type Mail, MailRefusedError } from '../../functions/platform/mailer.ts'
import { emailOf, groups, people, positions, type Role } from '../support/department.ts'
import { drillIn } from '../support/drills-at-work.ts'
import { incidentAs, reports, roleOf, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'
import { visitPage } from '../support/page-visit.ts'
import { vendorIn } from '../support/vendors-at-work.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await officeOnCall()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

const TASK = '请检查贵司网关的证书链。'
const vendor = (wish: Readonly<Record<string, unknown>> = {}) =>
  office.does<{ id: Id; version: number }>('head', 'POST', '/api/vendors', vendorIn(wish))

/** A severity-1 incident led by opsOne, with the vendor pulled in. */
async function pulledIn(wish: Readonly<Record<string, unknown>> = {}) {
  const { id: company } = await vendor(wish)
  const { id, title } = await reports(office, 'employee', { description: '内部地址 10.1.2.3。' })
  await takes(office, 'opsOne', id, 'acknowledge')
  await takes(office, 'opsOne', id, 'parties', { vendor: company, task: TASK })
  return { id, title, company }
}

interface Party {
  readonly state: string
  readonly accountable: { id: Id } | null
  readonly answerBy: string
  readonly contacts: readonly { email: string }[]
}
const partiesOf = async (id: Id) =>
  (await office.does<{ items: Party[] }>('head', 'GET', `/api/incidents/${id}/parties`)).items
const mailsTo = (address: string) => office.mails.filter(({ to }) => to.address === address)
const linkTo = (address: string) =>
  /http:\/\/localhost:8080(\/v\/[\w-]+)/.exec(mailsTo(address).at(-1)?.text ?? '')?.[1] ?? ''
const open = (address = 'noc@vendor.example') => visitPage(office, undefined, linkTo(address))
const storyOf = async (id: Id) => (await incidentAs(office, 'head', id)).timeline

describe('given a vendor pulled into an incident of severity 1', () => {
  it('then its first contact gets a mail in their language with a link, has 30 minutes, and somebody here answers for it', async () => {
    const { id } = await pulledIn({ owner: positions.opsLeader })
    const [mail] = mailsTo('noc@vendor.example')
    expect(mail?.subject).toContain('请协助')
    expect(mail?.text).toContain(TASK)
    expect(mail?.text).toContain('09:30（UTC+8）')
    expect(mailsTo('jane@vendor.example')).toEqual([])
    const [party] = await partiesOf(id)
    expect(party).toMatchObject({ state: 'asked', accountable: { id: people.opsLeader } })
    expect(Date.parse(party?.answerBy ?? '') - Date.parse(office.now)).toBe(30 * MINUTE)
  })

  it('when it has no owner here, then whoever leads the incident answers for it', async () => {
    const { id } = await pulledIn()
    expect((await partiesOf(id))[0]?.accountable?.id).toBe(people.opsOne)
  })

  it('when the contact opens the link, then they see title, severity, their task and their own words, and nothing else; and nothing changes', async () => {
    const { id, title } = await pulledIn()
    await takes(office, 'opsOne', id, 'note', { comment: '怀疑是内鬼。' })
    const before = (await storyOf(id)).length
    const { status, html } = await open()
    expect(status).toBe(200)
    // Whoever is asked may sit in another zone, and work for many: who asks, and by whose clock, is said.
    for (const words of [title, TASK, '一级', 'noindex', '求助方', '09:30（UTC+8）']) expect(html).toContain(words)
    for (const words of ['10.1.2.3', '内鬼', '<script', 'employee']) expect(html).not.toContain(words)
    expect((await storyOf(id)).length).toBe(before)
  })

  it('when the severity changes, then their time does with it, and whoever changed it is told so', async () => {
    const { id } = await pulledIn()
    const change = (impact: string, urgency: string) =>
      office.does<{ moved: { clock: string; is: string }[] }>(
        'opsOne',
        'POST',
        `/api/incidents/${id}/change-severity`,
        {
          ...{ impact, urgency, comment: '影响变了。' },
        },
      )
    const minutesLeft = async () =>
      (Date.parse((await partiesOf(id))[0]?.answerBy ?? '') - Date.parse(office.now)) / MINUTE
    await office.advance(10 * MINUTE)
    const less = await change('partial', 'medium')
    expect(await minutesLeft()).toBe(120)
    expect(less.moved.filter(({ clock }) => clock === 'party')).toMatchObject([
      { is: (await partiesOf(id))[0]?.answerBy },
    ])
    await office.advance(60 * MINUTE)
    await change('broad', 'high')
    expect(await minutesLeft()).toBe(30)
    await office.advance(31 * MINUTE)
    expect(mailsTo('jane@vendor.example')).toHaveLength(1)
  })

  it('when they say that they are on it, how it goes, and that it is done, then the story says it as the vendor’s, and whoever answers for it here sees for themselves', async () => {
    const { id, company } = await pulledIn()
    expect((await (await open()).press('on-it', { comment: '' })).status).toBe(303)
    expect((await partiesOf(id))[0]).toMatchObject({ state: 'on-it' })
    expect((await (await open()).press('progress', { comment: '中间证书<过期>。' })).status).toBe(303)
    expect((await open()).html).toContain('中间证书&lt;过期&gt;。')
    expect((await (await open()).press('done', { comment: '已更换。' })).status).toBe(303)
    expect((await partiesOf(id))[0]).toMatchObject({ state: 'says-done', accountable: { id: people.opsOne } })
    expect((await open()).html).toContain('等待对方确认')
    const said = (await storyOf(id)).filter(({ did }) => did === 'incident.party-answered')
    expect(said.map(({ by, comment, what }) => [by.kind, by.id, what.contact, comment])).toEqual([
      ['machine', company, '值班热线', null],
      ['machine', company, '值班热线', '中间证书<过期>。'],
      ['machine', company, '值班热线', '已更换。'],
    ])
    const { items } = await office.does<{ items: Awaited<ReturnType<typeof storyOf>> }>(
      'head',
      'GET',
      `/api/incidents/${id}/timeline`,
    )
    for (const { by } of [...said, ...items.filter(({ did }) => did === 'incident.party-answered')])
      expect(by.name).toBe('云信邮件')
    expect(mailsTo(emailOf('opsOne')).at(-1)?.subject).toContain('请跟进协助方')
    await takes(office, 'opsOne', id, 'parties/1/answer', { answer: 'done' })
    expect((await partiesOf(id))[0]).toMatchObject({ state: 'done', accountable: null })
    expect((await (await open()).press('progress', { comment: '还有。' })).status).toBe(403)
  })

  it('when nobody here looks whether it is done, then it stays open and goes to the leader', async () => {
    const { id } = await pulledIn()
    await (await open()).press('done', { comment: '已更换。' })
    await office.advance(25 * MINUTE)
    await takes(office, 'opsOne', id, 'attend')
    await office.advance(10 * MINUTE)
    expect((await partiesOf(id))[0]).toMatchObject({ state: 'says-done', accountable: { id: people.opsLeader } })
  })

  it('when they answer, then that is a sign of life of the incident', async () => {
    const { id } = await pulledIn()
    const lease = async () =>
      (await incidentAs(office, 'head', id)).obligations.find(
        ({ kind, status }) => kind === 'incident.attend' && status === 'open',
      )?.dueAt
    const before = await lease()
    await office.advance(10 * MINUTE)
    await (await open()).press('on-it')
    expect(Date.parse((await lease()) ?? '') - Date.parse(before ?? '')).toBe(10 * MINUTE)
  })

  it('when nobody there answers in time, then the second contact is asked in English, and after that whoever answers for it here, then their leader', async () => {
    const { id } = await pulledIn({ owner: positions.opsEngineer })
    const owner = roleOf((await partiesOf(id))[0]?.accountable?.id)
    await office.advance(31 * MINUTE)
    expect(mailsTo('jane@vendor.example')[0]?.subject).toContain('[Help needed]')
    expect((await partiesOf(id))[0]?.contacts.map(({ email }) => email)).toEqual([
      'noc@vendor.example',
      'jane@vendor.example',
    ])
    expect((await open('jane@vendor.example')).html).toContain('What is asked of you')
    office.mails.length = 0
    await office.advance(31 * MINUTE)
    expect((await partiesOf(id))[0]?.state).toBe('silent')
    expect(mailsTo(emailOf(owner ?? 'head')).some(({ subject }) => subject.includes('请跟进协助方'))).toBe(true)
    await office.advance(31 * MINUTE)
    expect((await partiesOf(id))[0]?.accountable?.id).toBe(people.opsLeader)
  })

  it('when their mail server refuses the mail for good, then the second contact is asked at once; refused, too, whoever answers for it here hears it', async () => {
    const refusing = new Set(['noc@vendor.example'])
    const sent: Mail[] = []
    const send = async (mail: Mail) => {
      if (refusing.has(mail.to.address)) throw new MailRefusedError('550 no such mailbox')
      sent.push(mail)
    }
    office = await officeOnCall({ mailer: { send } })
    const to = (address: string) => sent.filter((mail) => mail.to.address === address)
    const { id } = await pulledIn({ owner: positions.opsLeader })
    await office.settle()
    expect(to('jane@vendor.example')).toHaveLength(1)
    expect((await storyOf(id)).map(({ did }) => did)).toContain('incident.party-asked-on')
    refusing.add('jane@vendor.example')
    const again = await pulledIn({ owner: positions.opsLeader, name: '另一家' })
    await office.settle()
    expect((await partiesOf(again.id))[0]).toMatchObject({ state: 'silent', accountable: { id: people.opsLeader } })
  })

  it('when they cannot, then whoever answers for it here is told at once, and why has to be said', async () => {
    const { id } = await pulledIn({ owner: positions.opsLeader })
    const page = await open()
    expect((await page.press('cannot', { comment: ' ' })).status).toBe(422)
    office.mails.length = 0
    await page.press('cannot', { comment: '不在维保范围。' })
    expect((await partiesOf(id))[0]?.state).toBe('cannot')
    expect(mailsTo(emailOf('opsLeader')).some(({ subject }) => subject.includes('请跟进协助方'))).toBe(true)
  })

  it('when somebody uses the link again and again, then it lets five answers a minute through', async () => {
    await pulledIn()
    const statuses: number[] = []
    for (let nth = 0; nth < 6; nth += 1)
      statuses.push((await (await open()).press('progress', { comment: `${nth}` })).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 409])
    await office.advance(MINUTE)
    expect((await (await open()).press('progress', { comment: '之后。' })).status).toBe(303)
  })

  it('when the incident is over, then the link is, too; opened again, an old link leads nowhere', async () => {
    const { id } = await pulledIn()
    const path = linkTo('noc@vendor.example')
    const page = await open()
    await takes(office, 'opsOne', id, 'resolve', { comment: '好了。' })
    const over = await visitPage(office, undefined, path)
    expect([over.status, over.html.includes(TASK)]).toEqual([410, false])
    expect((await page.press('progress', { comment: '晚了。' })).status).toBe(409)
    await takes(office, 'opsOne', id, 'reopen', { comment: '又来了。' })
    expect((await visitPage(office, undefined, path)).status).toBe(404)
  })

  it('when the nonce is not ours, or the contact was replaced, then nothing is found', async () => {
    const { company } = await pulledIn()
    const path = linkTo('noc@vendor.example')
    const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
    const other = path.replace(/001(?=[\w-]{43}$)/, '002')
    for (const each of [forged, other, '/v/x', `/v/${'A'.repeat(72)}`]) {
      expect((await visitPage(office, undefined, each)).status).toBe(404)
    }
    const contacts = [{ name: '新热线', email: 'new@vendor.example', language: 'zh-CN' }]
    await office.does('head', 'PUT', `/api/vendors/${company}`, vendorIn({ contacts }), 1)
    expect((await visitPage(office, undefined, path)).status).toBe(404)
  })

  it('when their mail does not work either, then whoever answers for it takes the link to send it by another way, and the story says so', async () => {
    const { id } = await pulledIn({ owner: positions.opsLeader })
    const take = (contact: string, who: Role = 'opsLeader') =>
      office.call<{ link: string }>(who, 'POST', `/api/incidents/${id}/parties/1/link`, { contact })
    expect((await take('noc@vendor.example')).body.link).toBe(`http://localhost:8080${linkTo('noc@vendor.example')}`)
    expect((await take('jane@vendor.example')).status).toBe(404)
    expect((await storyOf(id)).at(-1)).toMatchObject({
      did: 'incident.party-link-taken',
      by: { kind: 'person', id: people.opsLeader },
      what: { party: 1, contact: '值班热线' },
    })
    await takes(office, 'opsLeader', id, 'parties/1/answer', { answer: 'done', comment: '好了。' })
    expect((await take('noc@vendor.example', 'opsOne')).status).toBe(409)
  })

  it('when whoever answers for it has them on the phone, then they write down what was said', async () => {
    const { id } = await pulledIn({ owner: positions.opsLeader })
    await takes(office, 'opsLeader', id, 'parties/1/answer', { answer: 'on-it', comment: '电话已接通。' })
    expect((await storyOf(id)).find(({ did }) => did === 'incident.party-answered')).toMatchObject({
      by: { kind: 'person', id: people.opsLeader },
      comment: '电话已接通。',
    })
  })
})

describe('given the development group pulled in', () => {
  it('then whoever has its shift is paged and accountable; without a schedule, its leader', async () => {
    const { id } = await reports(office, 'employee')
    await takes(office, 'opsOne', id, 'acknowledge')
    office.mails.length = 0
    await takes(office, 'opsOne', id, 'parties', { group: groups.applications, task: '请看应用日志。' })
    expect((await partiesOf(id))[0]).toMatchObject({ state: 'asked', accountable: { id: people.appLeader } })
    expect(mailsTo(emailOf('appLeader')).some(({ subject }) => subject.includes('请协助'))).toBe(true)
    // What they owe is to help, and not to see to somebody else; for what, stands in it.
    const owed = mailsTo(emailOf('appLeader')).find(({ subject }) => subject.includes('【请协助处理故障】'))
    expect(owed?.text).toContain('请看应用日志。')
    expect(mailsTo(emailOf('appLeader')).some(({ text }) => text.includes('由您负责跟进'))).toBe(false)
    await takes(office, 'appLeader', id, 'parties/1/answer', { answer: 'done', comment: '回滚了。' })
    expect((await partiesOf(id))[0]).toMatchObject({ state: 'done' })
  })
})

describe('given what cannot be', () => {
  const refusal = async (id: Id, body: unknown) => {
    const { status, body: problem } = await office.call<{ code: string; errors?: { code: string }[] }>(
      'opsOne',
      'POST',
      `/api/incidents/${id}/parties`,
      body,
    )
    return `${status} ${problem.errors?.[0]?.code ?? problem.code}`
  }

  it('then neither both nor none, nobody unknown or switched off, and nobody outside a drill is pulled in', async () => {
    const { id: off } = await vendor({ isOn: false })
    const { id } = await reports(office, 'employee')
    await takes(office, 'opsOne', id, 'acknowledge')
    expect(await refusal(id, { task: TASK })).toBe('422 vendor-or-group')
    expect(await refusal(id, { vendor: off, group: groups.applications, task: TASK })).toBe('422 vendor-or-group')
    expect(await refusal(id, { vendor: off, task: TASK })).toBe('422 unknown-vendor')
    expect(await partiesOf(id)).toEqual([])
    const drill = await drillIn(office, ['opsOne', 'opsTwo'])
    await takes(office, 'opsOne', drill, 'acknowledge')
    expect(await refusal(drill, { group: groups.applications, task: TASK })).toBe('409 vendor-in-drill')
  })
})
