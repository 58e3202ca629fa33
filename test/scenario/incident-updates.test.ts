import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { MINUTE } from '../../functions/kernel/instant.ts'
import { emailOf, people, type Role, services } from '../support/department.ts'
import { drillIn } from '../support/drills-at-work.ts'
import { incidentAs, reports, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await officeOnCall()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

const SUBJECTS = /【故障】|\[Incident\]|【进展】|\[Update\]|【已恢复】|\[Resolved\]/
/** Update mails so far, as `role: subject`. */
const told = () => office.mails.filter(({ subject }) => SUBJECTS.test(subject))
const toldTo = (role: Role) => told().filter(({ to }) => to.address === emailOf(role))
const whoWasTold = () => [...new Set(told().map(({ to }) => to.address))].sort()
const addresses = (...roles: Role[]) => roles.map(emailOf).sort()

/** Reported by an employee, led by whoever is on call, and the first notices are out. */
async function led(wish: Readonly<Record<string, unknown>> = {}): Promise<Id> {
  const { id } = await reports(office, 'employee', wish)
  await takes(office, 'opsOne', id, 'acknowledge')
  await office.advance(2 * MINUTE)
  office.mails.length = 0
  return id
}
const says = (id: Id, text: string, more: Readonly<Record<string, unknown>> = {}) =>
  takes(office, 'opsOne', id, 'update', { 'zh-CN': text, ...more })

describe('given an incident of severity 1', () => {
  it('when it opens, then whoever reported it, the head and the leaders are told in plain words, each once; who is paged is not told twice', async () => {
    await reports(office, 'employee')
    await office.advance(2 * MINUTE)
    expect(toldTo('employee').map(({ subject }) => subject)).toEqual([expect.stringContaining('故障】INC-')])
    expect(toldTo('employee')[0]?.text).toContain('IT 部门已收到，正在安排处理')
    expect(whoWasTold()).toEqual(expect.arrayContaining(addresses('head', 'opsLeader', 'appLeader')))
    expect(whoWasTold()).not.toContain(emailOf('opsOne'))
    expect(told().length).toBe(whoWasTold().length)
  })

  it('when somebody writes an update for those affected, then only they get it, with what is next', async () => {
    const id = await led()
    await says(id, '已切换到备用网关。', { audiences: ['affected'] })
    expect(whoWasTold()).toEqual(addresses('employee'))
    expect(toldTo('employee')[0]?.text).toContain('已切换到备用网关。')
    expect(toldTo('employee')[0]?.text).toContain('下次通报')
    expect(toldTo('employee')[0]?.text).toContain('/status')
  })

  it('when only Chinese was written, then an English reader gets it under an English frame that says so; with English, that', async () => {
    const english = await office.does<{ version: number }>('head', 'GET', `/api/people/${people.appThree}`)
    await office.does('head', 'PATCH', `/api/people/${people.appThree}`, { language: 'en' }, english.version)
    const id = await led()
    await office.does('appThree', 'POST', `/api/incidents/${id}/affected`, {})
    await says(id, '队列正在下降。', { audiences: ['affected'] })
    await office.advance(2 * MINUTE)
    await says(id, '队列已清空。', { audiences: ['affected'], en: 'The queue is empty.' })
    const [first, second] = toldTo('appThree')
    expect(first?.text).toContain('written in Chinese only')
    expect(first?.text).toContain('队列正在下降。')
    expect(first?.subject).toMatch(/^\[Update\] INC-/)
    expect(second?.text).toContain('The queue is empty.')
    expect(second?.text).not.toContain('队列已清空。')
  })

  it('when several incidents open within a minute, then the head reads in one mail how grave each is, the gravest first', async () => {
    const wishes = [
      { impact: 'partial', urgency: 'medium', title: '打印慢' },
      { impact: 'partial', urgency: 'medium', title: '会议室预订失败' },
      { impact: 'broad', urgency: 'high', title: '全公司断网' },
      { impact: 'partial', urgency: 'medium', title: '考勤机离线' },
    ]
    for (const wish of wishes) await reports(office, 'employee', wish)
    await office.advance(2 * MINUTE)
    const summary = office.mails.find(({ to, subject }) => to.address === emailOf('head') && subject.includes('汇总'))
    const lines = summary?.text.match(/(?:断网|失败|离线|慢)\n +[一二三]级/g) ?? []
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/断网\n +一级/)
  })

  it('when three updates come within a minute, then everybody gets one mail at once and one at the end of the minute', async () => {
    const id = await led()
    for (const text of ['第一条。', '第二条。', '第三条。']) await says(id, text, { audiences: ['affected'] })
    expect(toldTo('employee')).toHaveLength(1)
    await office.advance(2 * MINUTE)
    const [, together, ...more] = office.mails.filter(({ to }) => to.address === emailOf('employee'))
    expect(together?.text).toContain('第二条。')
    expect(together?.text).toContain('第三条。')
    expect(more).toEqual([])
  })

  it('when it is resolved, then everybody who was told that it began is told that it is over', async () => {
    const id = await led()
    await takes(office, 'opsOne', id, 'resolve', { comment: '证书已更换。' })
    await office.advance(2 * MINUTE)
    expect(toldTo('employee')[0]?.subject).toContain('已恢复')
    expect(whoWasTold()).toEqual(expect.arrayContaining(addresses('head', 'opsLeader')))
  })

  it('when the event is heard twice, then nobody is written to twice', async () => {
    const id = await led()
    await says(id, '只说一次。', { audiences: ['affected'] })
    const entry = (await incidentAs(office, 'head', id)).timeline.find(({ did }) => did === 'incident.updated')
    const { onEvent } = await import('../../functions/registry/events.ts')
    await onEvent(office.machine.platform, 'incident.updated', {
      incident: id,
      audiences: ['affected'],
      seq: entry?.seq ?? 0,
    })
    await office.advance(2 * MINUTE)
    expect(toldTo('employee')).toHaveLength(1)
  })
})

describe('given an incident that is not what it was', () => {
  const becomes = (id: Id, impact: string) =>
    takes(office, 'opsOne', id, 'change-severity', { impact, urgency: 'high', comment: '影响范围变了。' })

  it('when it gets worse than severity 3, then those it concerns hear of it as if it had just begun, once', async () => {
    const { id } = await reports(office, 'employee', { impact: 'single', urgency: 'low' })
    await takes(office, 'opsOne', id, 'acknowledge')
    await office.advance(2 * MINUTE)
    expect(whoWasTold()).toEqual([])
    await becomes(id, 'broad')
    await office.advance(2 * MINUTE)
    expect(whoWasTold()).toEqual(expect.arrayContaining(addresses('employee', 'head', 'opsLeader')))
    const before = told().length
    await becomes(id, 'partial')
    await becomes(id, 'broad')
    await office.advance(2 * MINUTE)
    expect(told().length).toBe(before)
  })

  it('when it gets better and ends as severity 3, then all who were told that it began are told that it is over', async () => {
    const id = await led()
    await takes(office, 'opsOne', id, 'change-severity', { impact: 'single', urgency: 'low', comment: '只剩一人。' })
    await takes(office, 'opsOne', id, 'resolve', { comment: '好了。' })
    await office.advance(2 * MINUTE)
    expect(whoWasTold()).toEqual(expect.arrayContaining(addresses('employee', 'head', 'appLeader')))
  })

  it('when it comes back after everybody was told that it is over, then they are told so', async () => {
    const id = await led()
    await takes(office, 'opsOne', id, 'resolve', { comment: '好了。' })
    await office.advance(2 * MINUTE)
    office.mails.length = 0
    await takes(office, 'opsOne', id, 'reopen', { comment: '又坏了。' })
    await office.advance(2 * MINUTE)
    expect(toldTo('employee')).toHaveLength(1)
    expect(whoWasTold()).toEqual(expect.arrayContaining(addresses('employee', 'head', 'appLeader')))
  })
})

it('given an incident of severity 3, when it opens and ends, then no notice goes out by itself, and management is left alone', async () => {
  const id = await led({ impact: 'single', urgency: 'low' })
  await takes(office, 'opsOne', id, 'update', { 'zh-CN': '换了线。', audiences: ['affected', 'management'] })
  await takes(office, 'opsOne', id, 'resolve', { comment: '好了。' })
  await office.advance(2 * MINUTE)
  expect(told().map(({ to }) => to.address)).toEqual(addresses('employee'))
})

describe('given an employee whom an incident hits too', () => {
  it('when they say so, twice, then they count once and hear how it goes on', async () => {
    const id = await led()
    const once = await office.does('appThree', 'POST', `/api/incidents/${id}/affected`, {})
    expect(once).toMatchObject({ incident: id, people: 1 })
    expect(await office.does('appThree', 'POST', `/api/incidents/${id}/affected`, {})).toMatchObject({ people: 1 })
    await says(id, '还在处理。', { audiences: ['affected'] })
    expect(whoWasTold()).toEqual(addresses('employee', 'appThree'))
  })

  it('when it is one person’s trouble, then others outside IT cannot tell that it is there, and followers of the service are not told of it', async () => {
    await office.does('employee', 'PUT', '/api/service-subscription', { services: [services.mail] })
    const { id } = await reports(office, 'appThree', { impact: 'single', urgency: 'low', title: '王总的邮箱被盗' })
    await takes(office, 'opsOne', id, 'acknowledge')
    const strange = await office.call('employee', 'POST', `/api/incidents/${id}/affected`, {})
    expect([strange.status, strange.body.code]).toEqual([404, 'not-found'])
    await says(id, '密码已重置。', { audiences: ['affected'] })
    expect(whoWasTold()).toEqual(addresses('appThree'))
  })

  it('when it is over, then they are told that it is', async () => {
    const id = await led()
    await takes(office, 'opsOne', id, 'resolve', { comment: '好了。' })
    const late = await office.call('appThree', 'POST', `/api/incidents/${id}/affected`, {})
    expect([late.status, late.body.code]).toEqual([409, 'wrong-status'])
  })
})

it('given somebody who follows a service, when something is wrong with it, then they hear; once they follow no longer, they do not', async () => {
  const follow = (list: readonly Id[]) =>
    office.does('appThree', 'PUT', '/api/service-subscription', { services: list })
  expect(await follow([services.mail])).toMatchObject({ services: [services.mail], version: 1 })
  expect(await follow([services.mail])).toMatchObject({ version: 1 })
  const id = await led()
  await says(id, '还在处理。', { audiences: ['affected'] })
  expect(toldTo('appThree')).toHaveLength(1)
  await follow([])
  await office.advance(2 * MINUTE)
  await says(id, '快好了。', { audiences: ['affected'] })
  await office.advance(2 * MINUTE)
  expect(toldTo('appThree')).toHaveLength(1)
})

it('given a drill, when those it would hit are told, then only those who take part hear, and it is marked', async () => {
  const id = await drillIn(office, ['opsOne', 'opsThree', 'opsLeader'])
  await takes(office, 'opsOne', id, 'acknowledge')
  await takes(office, 'opsOne', id, 'update', { 'zh-CN': '演练中。', audiences: ['it', 'affected', 'management'] })
  await office.advance(2 * MINUTE)
  expect(whoWasTold()).toEqual(addresses('opsOne', 'opsThree', 'opsLeader'))
  expect(told().every(({ subject }) => subject.includes('演练'))).toBe(true)
  await takes(office, 'opsOne', id, 'resolve', { comment: '演练结束。' })
  await office.advance(2 * MINUTE)
  // Nobody reads of a drill that a service fails, or that it works again.
  expect(told().filter(({ text }) => /出现故障|已恢复正常/.test(text))).toEqual([])
  expect(toldTo('opsLeader')[0]?.text).toContain('这是应急演练')
  expect(toldTo('opsThree').at(-1)?.text).toContain('演练故障已解除')
})
