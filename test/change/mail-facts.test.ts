import { beforeEach, describe, expect, it } from 'vitest'
import type { WantedStep } from '../../functions/change/take-step.ts'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { isReplyTokenOf, REPLY_HINT } from '../../functions/mail/index.ts'
import { replyTokenIn } from '../../functions/mail/reply-token.ts'
import { letters } from '../../functions/registry.ts'
import { type MailHouse, mailHouse, people, type Sent, services } from './mail-house.ts'

let house: MailHouse
beforeEach(async () => {
  house = await mailHouse()
})

const assess: WantedStep = { step: 'assess', verdict: 'sound', comment: '影响可控。' }
const only = (mails: readonly Sent[], letter: string, to?: string): Sent => {
  const found = mails.filter((each) => each.letter === letter && (to === undefined || each.to.name === to))
  expect(found).toHaveLength(1)
  return found[0] as Sent
}

/** A change that waits for its authorisation, and the mail that asks for it. */
async function askedToAuthorise(wish: Parameters<MailHouse['raised']>[0] = {}) {
  const { id } = await house.raised(wish)
  await house.step(await house.owner(id), id, assess)
  return { id, mail: only((await house.mails()).slice(-1), 'obligation.asked', 'changeManager') }
}

describe('the mail that asks for an authorisation', () => {
  it('holds everything the decision needs, as HTML and as plain text', async () => {
    const { mail } = await askedToAuthorise()
    expect(mail.subject).toBe('【请授权】CHG-1001 邮件网关 TLS 证书更换（1月8日 10:30 前）')
    for (const words of [
      'CHG-1001',
      'opsOne 申请',
      '请在 1月8日（周四）10:30 前处理（24 个工作小时）。逾期未处理，将升级给 changeDeputy。',
      'database',
      '依赖它的服务：erp',
      '1月12日（周一）14:00 – 16:00',
      '保留旧证书，十分钟内可切回。',
      '检查证书链',
      '方案可行（',
      '影响可控。',
      'opsTwo',
      '“changeManager”',
    ]) {
      expect(mail.text).toContain(words)
      expect(mail.html).toContain(words)
    }
    expect(Buffer.byteLength(mail.html)).toBeLessThan(12 * 1024)
  })

  it('says how high the risk is, and why in a line of its own, with one colon and not two', async () => {
    const { mail } = await askedToAuthorise()
    expect(mail.text).toContain('\n风险：中\n  更换时约有五分钟收不到邮件\n')
    expect(mail.html).toContain('中<br/>更换时约有五分钟收不到邮件')
    await house.speaks('changeManager', 'en')
    const { mail: english } = await askedToAuthorise({ riskReason: 'no mail for five minutes' })
    expect(english.text).toContain('\nRisk: Medium\n  no mail for five minutes\n')
    const { mail: bare } = await askedToAuthorise({ riskReason: undefined })
    expect(bare.text).toContain('\nRisk: Medium\nRelease window: ')
  })

  it('can be answered by exactly the person it went to, for exactly this round', async () => {
    const { id, mail } = await askedToAuthorise()
    expect(mail.text).toContain(REPLY_HINT['zh-CN'])
    const token = replyTokenIn(mail.replyTo ?? '', 'onduty.example') ?? ''
    const [obligation] = (await house.whole(id)).standing.open
    if (obligation === undefined) throw new Error('nothing is open')
    const subject = {
      obligation: obligation.id,
      addressee: people.changeManager,
      round: 1,
      purpose: 'change.authorise',
    }
    expect(isReplyTokenOf(house.platform.secrets, token, subject)).toBe(true)
    expect(isReplyTokenOf(house.platform.secrets, token, { ...subject, addressee: people.head })).toBe(false)
  })

  it('cannot be answered when the risk is high, only opened', async () => {
    const { mail } = await askedToAuthorise({ risk: 'high' })
    expect(mail.replyTo).toBeUndefined()
    expect(mail.text).not.toContain(REPLY_HINT['zh-CN'])
    expect(mail.text).toContain('/d/')
  })

  it('says when the window opens before the deadline, and when it has ended, where only a rejection is left', async () => {
    const from = plusMillis(house.platform.clock.now(), 2 * DAY)
    const releaseWindow = { from, until: plusMillis(from, HOUR) }
    const { id, mail } = await askedToAuthorise({ releaseWindow })
    expect(mail.text).toContain('发布窗口 1月7日（周三）09:00 开始，早于处理期限；要赶上窗口，请提前处理。')
    expect((await askedToAuthorise()).mail.text).not.toContain('早于处理期限')
    house.platform.at(releaseWindow.until)
    const [obligation] = (await house.whole(id)).standing.open
    const about = { obligation: obligation?.id ?? '', round: 1 }
    const late = await letters['obligation.reminded']?.(house.platform, { to: people.changeManager, about })
    expect(late?.text).toContain('发布窗口已于 1月7日（周三）10:00 结束，这项变更已无法按原计划发布')
    expect(late?.replyTo).toBeUndefined()
    expect(late?.text).not.toContain(REPLY_HINT['zh-CN'])
    expect(late?.text).toContain('/d/')
  })

  it('asks for no reply where mail only goes out', async () => {
    const { id } = await askedToAuthorise()
    const [obligation] = (await house.whole(id)).standing.open
    const about = { obligation: obligation?.id ?? '', round: 1 }
    const asked = { to: people.changeManager, about }
    const mail = await letters['obligation.asked']?.({ ...house.platform, isSendOnly: true }, asked)
    expect(mail?.replyTo).toBeUndefined()
    expect(mail?.text).not.toContain(REPLY_HINT['zh-CN'])
    expect(mail?.text).toContain('/d/')
  })

  it('threads with every other mail about the change, and tells machines not to answer', async () => {
    const { id, mail } = await askedToAuthorise()
    expect(mail.headers).toMatchObject({ References: `<${id}@onduty.example>`, 'Auto-Submitted': 'auto-generated' })
    await house.step('changeManager', id, { step: 'authorise' })
    for (const later of await house.mails()) expect(later.headers.References).toBe(mail.headers.References)
  })

  it('stays short and harmless whatever was typed', async () => {
    const { mail } = await askedToAuthorise({
      title: `${'长'.repeat(100)}<b>"'&`,
      description: '\u202E<script>alert(1)</script>\u0007'.repeat(100),
      backOutPlan: '回'.repeat(4000),
      testPlan: '测'.repeat(4000),
    })
    expect(mail.html).not.toContain('<script')
    expect(mail.subject).not.toMatch(/\r|\n/)
    expect(mail.subject.length).toBeLessThanOrEqual(150)
    expect(Buffer.byteLength(mail.html)).toBeLessThan(20 * 1024)
    expect(mail.text).toContain('回…')
    for (const unseen of ['\u202e', '\u0007']) expect(mail.html).not.toContain(unseen)
  })

  it('reads well in English', async () => {
    await house.speaks('changeManager', 'en')
    const { mail } = await askedToAuthorise()
    expect(mail.subject).toBe('[Please authorise] CHG-1001 邮件网关 TLS 证书更换 (by Thu 8 Jan, 10:30)')
    expect(mail.text).toContain('opsOne has asked for this change. Please authorise it or reject it.')
    expect(mail.text).toContain(
      'by Thu 8 Jan, 10:30 (24 business hours). If it is not done by then, it will be escalated to',
    )
    expect(mail.text).toContain('Back-out plan: ')
    expect(mail.text).toContain(REPLY_HINT.en)
  })
})

describe('how it went', () => {
  const outcomes = async () => (await house.mails()).filter(({ letter }) => letter === 'change.outcome')

  it('is told to the requester, with who, when and what comes next', async () => {
    const { id } = await askedToAuthorise()
    await house.step('changeManager', id, { step: 'authorise', comment: '注意窗口。' })
    const tester = await house.owner(id)
    const mail = only(await outcomes(), 'change.outcome', 'opsOne')
    expect(mail.subject).toBe('【已授权】CHG-1001 邮件网关 TLS 证书更换')
    expect(mail.text).toContain('changeManager 于 1月5日（周一）09:00 授权了这项变更。')
    expect(mail.text).toContain('注意窗口。')
    expect(mail.text).toContain(`下一步由 ${tester} 负责`)
    expect(mail.text).toContain(`http://localhost:8080/changes/${id}`)
  })

  it('tells a refusal apart from an assessment that found it unsound', async () => {
    const { id } = await askedToAuthorise()
    await house.step('changeManager', id, { step: 'reject', comment: '月底不动。' })
    expect(only(await outcomes(), 'change.outcome').subject).toContain('【未获授权】')
    const other = await house.raised()
    await house.step(await house.owner(other.id), other.id, {
      step: 'assess',
      verdict: 'unsound',
      comment: '没有回退。',
    })
    const mail = only(await outcomes(), 'change.outcome')
    expect(mail.subject).toContain('【评估未通过】')
    expect(mail.text).toContain('没有回退。')
  })

  it('is not told any more once the change was edited, nor to somebody who has left', async () => {
    const { id } = await askedToAuthorise()
    await house.step('changeManager', id, { step: 'authorise' })
    await house.edited(id, { backOutPlan: '别的方案。' })
    expect(await outcomes()).toEqual([])
    const { id: other } = await askedToAuthorise()
    await house.step('changeManager', other, { step: 'authorise' })
    await house.leaves('opsOne')
    expect(await outcomes()).toEqual([])
  })

  it('is told in every case, in both languages', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      await house.speaks('opsOne', language)
      const { id } = await askedToAuthorise({ services: [services.mail] })
      await house.step('changeManager', id, { step: 'authorise' })
      await house.step(await house.owner(id), id, { step: 'record-test', outcome: 'failed', comment: '缺证书' })
      await house.step(await house.owner(id), id, { step: 'record-test', outcome: 'passed', comment: '好' })
      house.platform.at((await house.change(id)).releaseWindow.from)
      await house.step('opsTwo', id, { step: 'release', outcome: 'failed', comment: '起不来' })
      await house.step('opsTwo', id, { step: 'back-out', comment: '已回退' })
      await house.step(await house.owner(id), id, { step: 'review', wasEffective: false, comment: '教训' })
      const { id: withdrawn } = await house.raised()
      await house.step('opsOne', withdrawn, { step: 'cancel', comment: '不做了' })
      const subjects = (await outcomes()).map(({ subject }) => subject.replace(/ CHG.*|CHG.*/, ''))
      expect(subjects.toSorted()).toEqual(
        (language === 'en'
          ? ['[Authorised]', '【测试未通过】', '[Release failed]', '[Rolled back]', '[Closed]', '【已撤回】']
          : ['【已授权】', '【测试未通过】', '【发布失败】', '【已回退】', '【已关闭】', '【已撤回】']
        ).toSorted(),
      )
    }
  })
})
