import { beforeEach, describe, expect, it } from 'vitest'
import { perform } from '../../functions/audit-trail/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { type OpenObligation, putObligation, tell } from '../../functions/obligation/index.ts'
import { handOverEverythingTask } from '../../functions/obligation/tasks/hand-over-everything.ts'
import { tickTask } from '../../functions/obligation/tasks/tick.ts'
import { type Letter, SUMMARY } from '../../functions/outbox/index.ts'
import { letters } from '../../functions/registry.ts'
import { type MailHouse, mailHouse, people, type Role, type Sent } from '../change/mail-house.ts'
import { callerOf } from '../support/department.ts'

let house: MailHouse
let id: Id
beforeEach(async () => {
  house = await mailHouse()
  ;({ id } = await house.raised())
  await house.step(await house.owner(id), id, { step: 'assess', verdict: 'sound' })
  await house.mails()
})

const open = async (): Promise<OpenObligation> => {
  const [obligation] = (await house.whole(id)).standing.open
  if (obligation === undefined) throw new Error('nothing is open')
  return obligation
}

/** The clock runs on to the next tick, and ticks. */
async function tick(late = 0): Promise<Sent[]> {
  house.platform.at(plusMillis((await open()).nextTickAt, late))
  await tickTask(house.kinds).run(house.platform, { caseId: id })
  return house.mails()
}

const compose = (letter: string, to: Role, about: object) =>
  (letters[letter] as Letter)(house.platform, { to: people[to], about: about as never })

/** What a letter to somebody would say now. */
async function said(occasion: Parameters<typeof tell>[2], to: Role) {
  const effect = tell(await open(), people[to], occasion)
  return compose(effect.kind === 'mail' ? effect.letter : '', to, effect.kind === 'mail' ? effect.about : {})
}

async function changeObligation(change: (obligation: OpenObligation) => OpenObligation): Promise<void> {
  const changed = change(await open())
  await perform(house.platform, async () => {
    const head = await house.change(id)
    const act = { before: head, head, at: house.platform.clock.now(), did: 'test', by: callerOf('head').actor }
    return { acts: [{ ...act, rows: [putObligation(changed)] }], answer: undefined }
  })
}

describe('while nobody answers', () => {
  it('reminds, then goes up, and tells the one it went past', async () => {
    const [first] = await tick()
    expect(first).toMatchObject({ letter: 'obligation.reminded', to: { name: 'changeManager' } })
    expect(first?.subject).toBe('【提醒：请授权】CHG-1001 邮件网关 TLS 证书更换（1月8日 10:30 前）')
    expect(first?.text).toContain('这件事还在等您处理。')
    expect(first?.text).toContain('/d/')
    await tick()
    await tick()
    const [climbed, takenUp] = await tick()
    expect(climbed).toMatchObject({ letter: 'obligation.climbed', to: { name: 'changeDeputy' } })
    expect(climbed?.subject).toBe('【升级：请授权】CHG-1001 邮件网关 TLS 证书更换（1月8日 10:30 到期）')
    expect(climbed?.text).toContain('changeManager 到升级时间仍未处理')
    expect(climbed?.text).toContain('将升级给')
    expect(climbed?.replyTo).toMatch(/^reply\+/)
    expect(takenUp).toMatchObject({ letter: 'obligation.taken-up', to: { name: 'changeManager' } })
    expect(takenUp?.subject).toContain('已升级给 changeDeputy')
    expect(takenUp?.replyTo).toBeUndefined()
    expect(takenUp?.text).toContain('您收到本邮件，是因为这件事此前由您负责。')
    // Told, and asked for nothing.
    expect(takenUp?.text).not.toContain('请您')
  })

  it('ends with the head, who reads that it stays', async () => {
    let last: Sent | undefined
    for (let ticks = 0; ticks < 12 && last?.to.name !== 'head'; ticks += 1) last = (await tick())[0]
    expect(last).toMatchObject({ letter: 'obligation.climbed', to: { name: 'head' } })
    expect(last?.text).toContain('此后每个工作日早上都会提醒您，直到处理完毕。')
    const [again] = await tick()
    expect(again?.subject).toBe('【已逾期：请授权】CHG-1001 邮件网关 TLS 证书更换（1月8日 10:30 到期）')
  })

  it('says that it is overdue from the due instant on, and not that it may be done by then', async () => {
    for (const role of ['changeDeputy', 'opsLeader'] as const) await house.speaks(role, 'en')
    for (let reminders = 0; reminders < 3; reminders += 1) await tick()
    const { dueAt } = await open()
    const [climbed] = await tick()
    expect(house.platform.clock.now()).toBe(dueAt)
    expect(climbed?.subject).toContain('(was due Thu 8 Jan, 10:30)')
    expect(climbed?.text).toContain('It was due by Thu 8 Jan, 10:30 and is overdue.')
    expect(climbed?.text).not.toContain('deal with it by')
    expect((await said('reminded', 'changeDeputy'))?.subject).toContain('[Overdue: please authorise]')
    house.platform.at(plusMillis(dueAt, -1))
    expect((await said('climbed', 'changeDeputy'))?.text).toContain('Please deal with it by Thu 8 Jan, 10:30')
  })

  it('keeps the deadline in sight in the subject, however long the title', async () => {
    const { id: long } = await house.raised({ title: '长'.repeat(120) })
    await house.step(await house.owner(long), long, { step: 'assess', verdict: 'sound' })
    const asked = (await house.mails()).find(
      ({ to, letter }) => letter === 'obligation.asked' && to.name === 'changeManager',
    )
    expect(asked?.subject).toMatch(/^【请授权】CHG-1002 长+…（1月8日 10:30 前）$/)
    expect(asked?.subject.length).toBeLessThan(90)
    expect(asked?.text).toContain('长'.repeat(120))
  })

  it('says the same in English', async () => {
    for (const role of ['changeManager', 'changeDeputy'] as const) await house.speaks(role, 'en')
    const [reminder] = await tick()
    expect(reminder?.subject).toBe('[Reminder: please authorise] CHG-1001 邮件网关 TLS 证书更换 (by Thu 8 Jan, 10:30)')
    await tick()
    await tick()
    const [climbed, takenUp] = await tick()
    expect(climbed?.text).toContain('changeManager did not deal with this in time')
    expect(takenUp?.subject).toBe('[Escalated to changeDeputy] CHG-1001 邮件网关 TLS 证书更换')
  })
})

describe('a letter is not sent', () => {
  it('when the obligation is closed, the case edited, or it is somebody else’s now', async () => {
    const asked = tell(await open(), people.changeManager, 'asked')
    if (asked.kind !== 'mail') throw new Error('not a mail')
    expect(await compose(asked.letter, 'changeManager', asked.about)).toBeDefined()
    expect(await compose(asked.letter, 'changeDeputy', asked.about)).toBeUndefined()
    expect(await compose(asked.letter, 'changeManager', { ...asked.about, round: 2 })).toBeUndefined()
    await house.edited(id, { backOutPlan: '别的方案。' })
    expect(await compose(asked.letter, 'changeManager', asked.about)).toBeUndefined()
  })

  it('when its receiver has left', async () => {
    await house.leaves('changeManager')
    expect(await said('asked', 'changeManager')).toBeUndefined()
  })
})

describe('hand-overs', () => {
  it('ask the other, and tell the giver how it went', async () => {
    expect(await said('offered', 'head')).toBeUndefined()
    const offer = { to: people.head, by: people.changeManager, at: house.platform.clock.now(), note: '我在机房。' }
    await changeObligation((obligation) => ({ ...obligation, offer }))
    const offered = await said('offered', 'head')
    expect(offered?.subject).toBe('【请确认是否接手】CHG-1001 邮件网关 TLS 证书更换（期限 1月8日 10:30）')
    expect(offered?.text).toContain('您收到本邮件，是因为 changeManager 希望由您接手这件事。')
    expect(offered?.text).toContain('changeManager 希望由您接手')
    expect(offered?.text).toContain('我在机房。')
    expect(offered?.text).toContain('事项：请授权，期限 1月8日（周四）10:30。')
    expect(offered?.text).not.toContain('请您决定')
    // They say first whether they take it; an answer by mail would decide for somebody else.
    expect(offered?.text).toContain('http://localhost:8080/my/obligations#obl_')
    expect(offered?.text).not.toContain('/d/')
    expect(offered?.replyTo).toBeUndefined()
    expect(await said('offer-declined', 'changeManager')).toBeUndefined()
    await changeObligation(({ offer: _, ...obligation }) => obligation)
    expect((await said('offer-declined', 'changeManager'))?.subject).toContain('仍由您负责')
    await changeObligation((obligation) => ({
      ...obligation,
      accountable: people.head,
      asked: [...obligation.asked, people.head],
    }))
    expect((await said('offer-accepted', 'changeManager'))?.subject).toContain('head 已接手')
  })

  it('fall to somebody when the owner is gone, with the same deadline', async () => {
    await house.leaves('changeManager')
    await handOverEverythingTask(house.kinds).run(house.platform, { person: people.changeManager })
    const [mail] = await house.mails()
    expect(mail).toMatchObject({ letter: 'obligation.fell-to-you', to: { name: 'changeDeputy' } })
    expect(mail?.subject).toBe('【现由您负责：请授权】CHG-1001 邮件网关 TLS 证书更换（1月8日 10:30 前）')
    expect(mail?.text).toContain('1月8日（周四）10:30')
    const acceptance = (await house.whole(id)).standing.open.find(({ kind }) => kind === 'obligation.accept')
    const about = { obligation: acceptance?.id, round: 1 }
    const reminder = await compose('obligation.reminded', 'changeDeputy', about)
    expect(reminder?.subject).toContain('请确认接手')
    expect(reminder?.text).not.toContain('/d/')
    expect(reminder?.replyTo).toBeUndefined()
  })
})

describe('a release', () => {
  it('is announced when its window opens, with what happens if it closes', async () => {
    await house.step('changeManager', id, { step: 'authorise' })
    await house.step(await house.owner(id), id, { step: 'record-test', outcome: 'passed', comment: '好' })
    const asked = (await house.mails()).find(({ letter }) => letter === 'obligation.asked')
    const [opened] = await tick()
    expect(asked?.text).toContain('窗口结束时仍未发布，这项变更即告失效。')
    expect(opened).toMatchObject({ letter: 'obligation.window-open', to: { name: 'opsTwo' } })
    expect(opened?.subject).toBe('【请发布】CHG-1001 邮件网关 TLS 证书更换（窗口已开，1月12日 16:00 前）')
    expect(opened?.text).toContain(`http://localhost:8080/changes/${id}`)
    expect(opened?.text).toContain('您收到本邮件，是因为您是这项变更的实施人。')
    await house.speaks('opsTwo', 'en')
    expect((await said('reminded', 'opsTwo'))?.text).toContain('You get this mail because you carry this change out.')
  })
})

describe('the summary after an outage', () => {
  it('says what is still true, most severe first, each thing once', async () => {
    const { id: first } = await house.raised({ title: '早的' })
    await house.step(await house.owner(first), first, { step: 'assess', verdict: 'sound' })
    house.platform.at(HOUR)
    const { id: second } = await house.raised({ title: '晚的' })
    await house.step(await house.owner(second), second, { step: 'assess', verdict: 'sound' })
    const parts = []
    for (const each of [second, first, id]) {
      const [obligation] = (await house.whole(each)).standing.open
      parts.push({ letter: 'obligation.reminded', about: { obligation: obligation?.id, round: 1 }, at: 'x' })
    }
    parts.push({ ...parts[0], letter: 'obligation.climbed' }, { ...parts[1], letter: 'obligation.taken-up' })
    parts.push({ letter: 'change.outcome', about: { change: second, round: 1, outcome: 'authorised' }, at: 'x' })
    const mail = await compose(SUMMARY, 'changeManager', { parts })
    expect(mail?.subject).toBe('【汇总】您有 3 件事待处理')
    const titles = [...(mail?.text ?? '').matchAll(/^\* (.*)$/gm)].map(([, title]) => title)
    expect(titles).toEqual([
      '【升级：请授权】CHG-1003 晚的',
      '【提醒：请授权】CHG-1002 早的',
      '【提醒：请授权】CHG-1001 邮件网关 TLS 证书更换',
    ])
    expect(mail?.text.match(/\/d\//g)).toHaveLength(3)
  })

  it('tells what is overdue first, and outcomes last', async () => {
    const [due] = (await house.whole(id)).standing.open
    await house.step('changeManager', id, { step: 'authorise' })
    const { id: other } = await house.raised()
    await house.step(await house.owner(other), other, { step: 'assess', verdict: 'sound' })
    const [waiting] = (await house.whole(other)).standing.open
    house.platform.at(plusMillis(waiting?.dueAt ?? '', HOUR))
    const parts = [
      { letter: 'change.outcome', about: { change: id, round: 1, outcome: 'authorised' }, at: 'x' },
      { letter: 'obligation.reminded', about: { obligation: due?.id, round: 1 }, at: 'x' },
      { letter: 'obligation.reminded', about: { obligation: waiting?.id, round: 1 }, at: 'x' },
    ]
    await house.speaks('changeManager', 'en')
    const mail = await compose(SUMMARY, 'changeManager', { parts })
    expect(mail?.subject).toBe('[Summary] 1 overdue, waiting for you')
    const titles = [...(mail?.text ?? '').matchAll(/^\* (.*)$/gm)].map(([, title]) => title)
    expect(titles[0]).toContain('[Overdue: please authorise] CHG-1002')
    expect(titles[1]).toContain('[Authorised] CHG-1001')
  })

  it('goes as the letter it is when one thing is left, and not at all when nothing is', async () => {
    const { id: obligation } = await open()
    const part = { letter: 'obligation.reminded', about: { obligation, round: 1 }, at: 'x' }
    const parts = [part, { ...part, letter: 'obligation.climbed' }]
    expect((await compose(SUMMARY, 'changeManager', { parts }))?.subject).toContain('【升级：请授权】')
    await house.step('changeManager', id, { step: 'authorise' })
    expect(await compose(SUMMARY, 'changeManager', { parts })).toBeUndefined()
  })
})
