import { afterEach, describe, expect, it } from 'vitest'
import type { EntitlementSummary } from '../../functions/entitlement/entitlement.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { receiveMail } from '../../functions/registry.ts'
import { message, PASSED, textPart } from '../mail/inbound/letters.ts'
import { people, positions, type Role } from '../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'
import { visitPage } from '../support/page-visit.ts'

let at: EntitlementOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
})

const opened = async () => {
  at = await openEntitlements()
  return at
}

const addressOf = (role: Role) => `${role.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}@example.com`

/** The newest mail somebody got with these words in its subject. */
function mailTo(role: Role, words: string) {
  const mail = at.office.mails.findLast(({ to, subject }) => to.address === addressOf(role) && subject.includes(words))
  if (mail === undefined) throw new Error(`no mail to ${role} about ${words}`)
  return mail
}
const linkIn = ({ text }: { readonly text: string }): string =>
  /http:\/\/localhost:8080(\/d\/[\w-]+)/.exec(text)?.[1] ?? ''
const visit = (role: Role | undefined, path: string) => visitPage(at.office, role, path)

/** Somebody follows the link of the mail that asked them. */
const opens = (role: Role, words: string) => visit(role, linkIn(mailTo(role, words)))

const rule = (one: Id, other: Id, effect: string) =>
  at.office.does('head', 'POST', '/api/entitlement-conflicts', {
    between: [one, other],
    effect,
    why: { 'zh-CN': '能改配置的人不能清日志。', en: 'Whoever configures must not clear the logs.' },
  })

/** A reply to a mail, as the mail service hands it over. */
async function replies(role: Role, to: string | undefined, words: string, from: Role = role) {
  const outcome = await receiveMail(at.office.machine.platform, {
    raw: message(textPart(words), { from: `From: Somebody <${addressOf(from)}>` }),
    envelope: { mailFrom: addressOf(from), rcptTo: to ?? '' },
    verdicts: PASSED,
  })
  await at.office.settle()
  return outcome
}

const both = (words: string) => ({ 'zh-CN': words, en: words })

describe('given an approver with nothing but a phone and a mail', () => {
  it('then the mail says who asks for what, for whom, why, how risky, until when and what they have; and the page approves it with one thumb', async () => {
    const { addRight, asks, gives, read } = await opened()
    await gives('opsOne', (await addRight({ name: both('队列查看') })).id, { position: positions.opsEngineer })
    const right = await addRight({ risk: 'high' })
    const wish = { person: people.opsOne, position: positions.opsEngineer }
    const { id } = await asks('opsTwo', right.id, wish)
    const mail = mailTo('changeManager', '请审批权限')
    for (const words of [
      'opsTwo',
      'opsOne',
      '邮件网关 · 日志只读',
      '查看收发日志',
      '高',
      '日常巡检',
      '30 天',
      '队列查看',
    ]) {
      expect(mail.text).toContain(words)
    }
    const page = await opens('changeManager', '请审批权限')
    expect(page.status).toBe(200)
    for (const words of [
      'opsTwo',
      'opsOne',
      '查看收发日志',
      '日常巡检',
      '30 天',
      '队列查看',
      '您以“changeManager”的身份',
    ]) {
      expect(page.html).toContain(words)
    }
    expect(page.html).not.toMatch(/<script|\bon\w+=|javascript:|<link|<img|https?:\/\//i)
    expect(Buffer.byteLength(page.html)).toBeLessThanOrEqual(10 * 1024)
    expect((await page.press('approve', { comment: '同意。' })).status).toBe(303)
    const approved = await read(id)
    expect(approved).toMatchObject({ status: 'approved', approvedBy: { id: people.changeManager } })
    expect(approved.timeline.at(-1)).toMatchObject({
      did: 'entitlement.approved',
      door: 'mail-link',
      comment: '同意。',
    })
    expect(approved.timeline.at(-1)?.grant?.authority).toBe('entitlement.approve')
    expect((await opens('changeManager', '请审批权限')).html).toContain('批准了这项权限')
  })

  it('then a refusal wants its reason, and whoever asked reads it', async () => {
    const { addRight, asks, read } = await opened()
    const { id } = await asks('opsTwo', (await addRight()).id)
    const page = await opens('changeManager', '请审批权限')
    const silent = await page.press('reject', { comment: ' ' })
    expect([silent.status, (await read(id)).status]).toEqual([422, 'requested'])
    expect(silent.html).toContain('请写明原因。')
    expect((await page.press('reject', { comment: '先用共享报表。' })).status).toBe(303)
    expect((await read(id)).status).toBe('rejected')
    expect(mailTo('opsTwo', '未获批准').text).toContain('先用共享报表。')
    // The same button on a second device has no further effect; the other one does not turn it round.
    expect((await page.press('reject', { comment: '先用共享报表。' })).status).toBe(303)
    expect((await page.press('approve')).status).toBe(409)
    expect((await read(id)).status).toBe('rejected')
  })

  it('then a conflict is named with its reason, and approving it wants to know what is done about it', async () => {
    const { addRight, asks, gives, read } = await opened()
    const [one, other] = [await addRight({ name: both('配置修改') }), await addRight()]
    await rule(one.id, other.id, 'mitigate')
    await gives('opsTwo', one.id)
    const { id } = await asks('opsTwo', other.id)
    const mail = mailTo('changeManager', '请审批权限')
    expect(mail.text).toContain('与“配置修改”冲突，批准时须写明控制措施：能改配置的人不能清日志。')
    // No word can say what is done about it, so none is offered.
    expect(mail.text).not.toContain('直接回复')
    const page = await opens('changeManager', '请审批权限')
    expect(page.html).toContain('批准，并采取控制措施')
    const silent = await page.press('approve', { comment: '好。' })
    expect(silent.status).toBe(422)
    expect(silent.html).toContain('请写明控制措施后再批准')
    expect(silent.html).toContain('好。')
    expect((await page.press('approve', { mitigation: '日志另存只写库。' })).status).toBe(303)
    expect(await read(id)).toMatchObject({ status: 'approved', mitigation: '日志另存只写库。' })
  })

  it('then what nobody may have both cannot be approved, and the page says why', async () => {
    const { addRight, asks, gives, read } = await opened()
    const [one, other] = [await addRight({ name: both('配置修改') }), await addRight()]
    const { id } = await asks('opsTwo', other.id)
    const path = linkIn(mailTo('changeManager', '请审批权限'))
    await rule(one.id, other.id, 'prevent')
    await gives('opsTwo', one.id)
    const page = await visit('changeManager', path)
    expect(page.html).toContain('与“配置修改”不得由一人兼有，不能批准：能改配置的人不能清日志。')
    expect(page.html).not.toContain('value="approve"')
    expect((await page.press('approve')).status).toBe(409)
    expect((await read(id)).status).toBe('requested')
  })

  it('then a renewal says what there is and when it ends', async () => {
    const { office, addRight, asks, gives, read } = await opened()
    const right = await addRight()
    await gives('opsTwo', right.id, { until: plusMillis(office.now, 60 * DAY) })
    await office.advance(45 * DAY)
    const { id } = await asks('opsTwo', right.id)
    expect(mailTo('changeManager', '请审批续期').text).toContain('（账号 reader）')
    const page = await opens('changeManager', '请审批续期')
    expect(page.html).toContain('现有的这项权限')
    expect((await page.press('approve')).status).toBe(303)
    // Whoever grants it finds the account in its place.
    const granter = (await read(id)).obligations.find(({ status }) => status === 'open')?.accountable.id
    const role: Role = granter === people.opsOne ? 'opsOne' : 'opsThree'
    const granting = await opens(role, '请开通权限')
    expect(granting.html).toContain('value="reader"')
    expect((await granting.press('granted', { account: 'reader', done: '期限已改。' })).status).toBe(303)
    expect(await read(id)).toMatchObject({ status: 'active', account: 'reader' })
  })

  it('then the mail and the page are in English for whoever reads English', async () => {
    const { office, addRight, asks } = await opened()
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.changeManager}`)
    await office.does('admin', 'PATCH', `/api/people/${people.changeManager}`, { language: 'en' }, version)
    await asks('opsTwo', (await addRight({ name: { 'zh-CN': '日志只读', en: 'Read logs' } })).id, {
      reason: 'Daily rounds.',
    })
    const mail = mailTo('changeManager', 'Please approve a right')
    expect(mail.text).toContain('Has already: nothing else')
    const { html } = await visit('changeManager', linkIn(mail))
    expect(html).toContain('<html lang="en">')
    for (const words of ['Please approve a right', 'Approve</button>', 'Reject</button>', 'Read logs', '(30 days)']) {
      expect(html).toContain(words)
    }
  })
})

describe('given that something moved after the page was opened', () => {
  it('then it is not approved with a conflict nobody saw, and the page says which one has come', async () => {
    const { addRight, asks, gives, read } = await opened()
    const [one, other] = [await addRight({ name: both('配置修改') }), await addRight()]
    const { id } = await asks('opsTwo', other.id)
    await rule(one.id, other.id, 'record')
    const path = linkIn(mailTo('changeManager', '请审批权限'))
    const page = await visit('changeManager', path)
    await gives('opsTwo', one.id)
    const { status, html } = await page.press('approve', { comment: '这句话要留下' })
    expect(status).toBe(409)
    expect(html).toContain('新增了与“配置修改”的冲突（能改配置的人不能清日志。）')
    expect(html).toContain('这句话要留下')
    expect((await read(id)).status).toBe('requested')
    // Seen now, it is approved; what was seen is on record.
    expect((await (await visit('changeManager', path)).press('approve')).status).toBe(303)
    expect((await read(id)).conflicts).toMatchObject([{ effect: 'record' }])
  })

  it('then a request that was withdrawn says so, and one that somebody else decided says who and how', async () => {
    const { addRight, asks, takes } = await opened()
    const [one, other] = [await asks('opsTwo', (await addRight()).id), await asks('opsThree', (await addRight()).id)]
    const [first, second] = at.office.mails
      .filter(({ to, subject }) => to.address === addressOf('changeManager') && subject.includes('请审批权限'))
      .slice(-2)
    await takes('opsTwo', one.id, 'cancel', { comment: '不用了。' })
    const gone = await visit('changeManager', linkIn(first ?? { text: '' }))
    expect(gone.status).toBe(410)
    expect(gone.html).toContain('申请已撤回')
    await takes('head', other.id, 'reject', { comment: '先停。' })
    const decided = await visit('changeManager', linkIn(second ?? { text: '' }))
    expect(decided.status).toBe(200)
    expect(decided.html).toMatch(/head ?于/)
    expect(decided.html).toContain('先停。')
    expect(decided.html).not.toContain('<form')
  })

  it('then a form that carries another content decides nothing', async () => {
    const { addRight, asks, read } = await opened()
    const { id } = await asks('opsTwo', (await addRight()).id)
    const page = await opens('changeManager', '请审批权限')
    expect((await page.press('approve', { contentHash: '0'.repeat(64) })).status).toBe(409)
    expect((await page.press('approve', { contentHash: '' })).status).toBe(409)
    expect((await read(id)).status).toBe('requested')
  })
})

describe('given a link that scanners open and colleagues forward', () => {
  it('then looking decides nothing and shows nothing before sign-in', async () => {
    const { addRight, asks, read } = await opened()
    const { id } = await asks('opsTwo', (await addRight()).id)
    const path = linkIn(mailTo('changeManager', '请审批权限'))
    const before = (await read(id)).version
    for (let times = 0; times < 3; times += 1) {
      const scanner = await visit(undefined, path)
      expect(scanner.status).toBe(401)
      expect(scanner.html).not.toMatch(/ENT-|日志只读|opsTwo/)
      expect((await visit('changeManager', path)).status).toBe(200)
    }
    expect((await read(id)).version).toBe(before)
    expect((await (await visit(undefined, path)).press('approve')).status).toBe(401)
    expect((await read(id)).status).toBe('requested')
  })

  it('then whoever it was forwarded to reads only that it is not theirs, which stands in the story', async () => {
    const { addRight, asks, read } = await opened()
    const { id } = await asks('opsTwo', (await addRight()).id)
    const path = linkIn(mailTo('changeManager', '请审批权限'))
    const { html } = await visit('changeManager', path)
    for (const role of ['head', 'head', 'opsTwo'] as const) {
      const theirs = await visit(role, path)
      expect(theirs.status).toBe(403)
      expect(theirs.html).not.toMatch(/ENT-|日志只读|changeManager/)
    }
    const token = /name="form-token" value="([^"]+)"/.exec(html)?.[1] ?? ''
    expect((await (await visit('head', path)).press('approve', { 'form-token': token })).status).toBe(403)
    const { status, timeline } = await read(id)
    expect(status).toBe('requested')
    expect(timeline.filter(({ did }) => did === 'entitlement.link-opened-by-other')).toHaveLength(2)
  })
})

describe('given an approver who simply answers the mail', () => {
  it('then a word approves or rejects a right of low risk, as the person who was asked, and only once', async () => {
    const { addRight, asks, read } = await opened()
    const [one, other] = [await asks('opsTwo', (await addRight()).id), await asks('opsThree', (await addRight()).id)]
    const [first, second] = at.office.mails
      .filter(({ to, subject }) => to.address === addressOf('changeManager') && subject.includes('请审批权限'))
      .slice(-2)
    expect(first?.text).toContain('也可以直接回复本邮件')
    expect(await replies('changeManager', first?.replyTo, '同意\n确有需要。')).toBe('decided')
    expect((await read(one.id)).timeline.at(-1)).toMatchObject({ door: 'mail-reply', comment: '确有需要。' })
    expect(mailTo('changeManager', '决定已记录').text).toContain('批准了这项权限')
    expect(await replies('changeManager', first?.replyTo, '拒绝')).toBe('repeated')
    expect((await read(one.id)).status).toBe('approved')
    // A machine that answers every answer is left alone after twenty; a decision still counts.
    for (let nth = 2; nth <= 20; nth += 1) await replies('changeManager', first?.replyTo, '拒绝')
    expect(await replies('changeManager', first?.replyTo, '拒绝')).toBe('dropped')
    expect(await replies('changeManager', second?.replyTo, '拒绝')).toBe('decided')
    expect(mailTo('opsThree', '未获批准').text).toContain('未附说明')
    expect((await read(other.id)).status).toBe('rejected')
  })

  it('then somebody else’s answer, a high risk, and a conflict that has come since decide nothing, and the page is offered', async () => {
    const { addRight, asks, gives, read } = await opened()
    const asked = await asks('opsTwo', (await addRight()).id)
    const mail = mailTo('changeManager', '请审批权限')
    expect(await replies('changeManager', mail.replyTo, '同意', 'head')).toBe('parked')
    const high = await asks('opsThree', (await addRight({ risk: 'high' })).id)
    expect(mailTo('changeManager', '请审批权限').replyTo).toBeUndefined()
    const [one, other] = [await addRight({ name: both('配置修改') }), await addRight()]
    await rule(one.id, other.id, 'record')
    const moved = await asks('opsTwo', other.id)
    const before = mailTo('changeManager', '请审批权限')
    await gives('opsTwo', one.id)
    expect(await replies('changeManager', before.replyTo, '同意')).toBe('parked')
    expect(mailTo('changeManager', '您的回复没有生效').text).toMatch(/localhost:8080\/d\//)
    for (const { id } of [asked, high, moved]) expect((await read(id)).status).toBe('requested')
  })
})

describe('given rights that are granted, revoked and looked back on', () => {
  it('then each is recorded on the page with what it needs, under the same separation of duties', async () => {
    const { office, addRight, read } = await opened()
    const right = await addRight({ risk: 'high', breakGlass: true })
    const taken = await office.does<EntitlementSummary>('opsTwo', 'POST', '/api/entitlements/break-glass', {
      ...{ right: right.id, position: positions.opsEngineer, hours: 1 },
      reason: '邮件网关宕机。',
    })
    await office.advance(2 * HOUR)
    const revoking = await opens('opsOne', '请收回权限')
    expect(revoking.html).toContain('期限已到')
    expect((await revoking.press('revoked')).html).toContain('请写明凭据。')
    expect((await revoking.press('revoked', { proof: '临时口令已更换。' })).status).toBe(303)
    const review = await opens('changeManager', '请复核紧急取用')
    for (const words of ['邮件网关宕机。', '取用时间', '不成立，转为问题项']) expect(review.html).toContain(words)
    expect((await review.press('justified')).status).toBe(422)
    expect((await review.press('not-justified', { comment: '没有故障单。' })).status).toBe(303)
    expect((await opens('changeManager', '请复核紧急取用')).html).toContain('已转为问题项')
    const { status, timeline } = await read(taken.id)
    expect(status).toBe('expired')
    expect(timeline.filter(({ door }) => door === 'mail-link').map(({ did }) => did)).toEqual([
      'entitlement.revoked',
      'entitlement.reviewed',
    ])
  })

  it('then somebody who may not decide any more reads why, and has no button', async () => {
    const { office, addRight, asks, read } = await opened()
    const { id } = await asks('opsTwo', (await addRight()).id)
    const path = linkIn(mailTo('changeManager', '请审批权限'))
    const position = `/api/positions/${positions.changeManager}`
    const { version } = await office.does<{ version: number }>('admin', 'GET', position)
    await office.does('admin', 'PATCH', position, { authorities: [{ act: 'change.authorise' }] }, version)
    const { status, html, press } = await visit('changeManager', path)
    expect(status).toBe(200)
    expect(html).toContain('您不能作出这个决定')
    expect(html).not.toContain('name="decision"')
    expect((await press('approve')).status).toBe(403)
    expect((await read(id)).status).toBe('requested')
  })
})
