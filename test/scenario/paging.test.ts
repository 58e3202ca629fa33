import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../functions/kernel/instant.ts'
import { aMailServer } from '../support/a-mail-server.ts'
import { people } from '../support/department.ts'
import { reports } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

describe('given the mail server is down at the moment somebody is paged', () => {
  it('then a minute later the next on the ladder is paged, because nobody was told', async () => {
    const { state, mailer } = aMailServer()
    office = await officeOnCall({ mailer })
    state.isDown = true
    const { id } = await reports(office, 'appOne')
    await office.advance(MINUTE)
    const { owner } = await office.does<{ owner: { id: string } }>('head', 'GET', `/api/incidents/${id}`)
    expect(owner.id).toBe(people.opsTwo)
  })

  it('when the person has another channel that works, then they were told by it and the ladder waits', async () => {
    const { state, mailer } = aMailServer()
    office = await officeOnCall({ mailer })
    await office.does('opsOne', 'PUT', '/api/contact-cards/me', { phone: '+8613800138000', webhook: null })
    state.isDown = true
    const { id } = await reports(office, 'appOne')
    expect(office.messages.texts).toMatchObject([{ phone: '+8613800138000' }])
    await office.advance(2 * MINUTE)
    const { owner } = await office.does<{ owner: { id: string } }>('head', 'GET', `/api/incidents/${id}`)
    expect(owner.id).toBe(people.opsOne)
  })
})

describe('given somebody entered how they can be reached', () => {
  it('when severity 1 begins, then every channel they chose for it is used at once; for severity 3 only what may wait', async () => {
    office = await officeOnCall()
    const card = { phone: '+8613800138000', webhook: 'https://hooks.example.com/me' }
    await office.does('opsOne', 'PUT', '/api/contact-cards/me', card)
    await reports(office, 'appOne')
    expect(office.messages.texts).toHaveLength(1)
    expect(office.messages.calls).toHaveLength(1)
    expect(office.messages.posts).toMatchObject([{ url: card.webhook }])
    expect(office.messages.posts[0]?.headers['webhook-signature']).toMatch(/^v1,/)
    await office.advance(2 * MINUTE)
    await reports(office, 'appOne', { impact: 'single', urgency: 'low' })
    expect(office.messages.texts).toHaveLength(1)
  })

  it('when they test a channel and give the code that came, then it counts as proven; a wrong code or none does not', async () => {
    office = await officeOnCall()
    await office.does('opsOne', 'PUT', '/api/contact-cards/me', { phone: '+8613800138000', webhook: null })
    type Card = { channels: { channel: string; provenAt: string | null; isTested: boolean }[]; version: number }
    const proven = async () =>
      (await office.does<Card>('opsOne', 'GET', '/api/contact-cards/me')).channels.find(
        ({ channel }) => channel === 'sms',
      )
    await office.does('opsOne', 'POST', '/api/contact-cards/me/test', { channel: 'sms' })
    expect(office.messages.texts).toHaveLength(1)
    expect(await proven()).toMatchObject({ provenAt: null, isTested: true })
    const code = /\d{3} \d{3}/.exec(office.messages.texts[0]?.words ?? '')?.[0].replace(' ', '') ?? ''
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await office.call('opsOne', 'POST', '/api/contact-cards/me/confirm', { code: wrong })).toMatchObject({
      status: 409,
      body: { code: 'wrong-code' },
    })
    expect(await proven()).toMatchObject({ provenAt: null, isTested: true })
    await office.does('opsOne', 'POST', '/api/contact-cards/me/confirm', { code })
    expect(await proven()).toMatchObject({ provenAt: office.now })
    await office.does('opsOne', 'POST', '/api/contact-cards/me/test', { channel: 'mail' })
    await office.advance(16 * MINUTE)
    expect(await office.call('opsOne', 'POST', '/api/contact-cards/me/confirm', { code })).toMatchObject({
      status: 409,
      body: { code: 'test-too-old' },
    })
  })

  it('when a number is none, then it is refused and nothing changes', async () => {
    office = await officeOnCall()
    const answer = await office.call('opsOne', 'PUT', '/api/contact-cards/me', { phone: '138', webhook: null })
    expect(answer.status).toBe(422)
  })
})

describe('given a group has a robot in its chat', () => {
  it.each([
    ['dingtalk', '{"errcode":0}'],
    ['feishu', '{"code":0}'],
    ['wecom', '{"errcode":0}'],
    ['slack', 'ok'],
    ['teams', '1'],
  ])('when an incident of the group begins, then the robot of %s says so, once', async (kind, text) => {
    office = await officeOnCall()
    office.messages.answer = { status: 200, text }
    const robot = { name: '运维群', kind, url: 'https://robot.example.com/send?token=x', secret: 'SECabc', upTo: 2 }
    await office.does('head', 'POST', '/api/channels', { ...robot, language: 'zh-CN' })
    const { number } = await reports(office, 'appOne')
    await reports(office, 'appOne', { impact: 'single', urgency: 'low' })
    await office.advance(2 * MINUTE)
    expect(office.messages.posts).toHaveLength(1)
    expect(office.messages.posts[0]?.body).toContain(number)
  })

  it('when the robot answers 200 and did not take it, then it is tried again', async () => {
    office = await officeOnCall()
    office.messages.answer = { status: 200, text: '{"errcode":310000,"errmsg":"sign not match"}' }
    const robot = {
      name: '运维群',
      kind: 'dingtalk',
      url: 'https://robot.example.com/send',
      upTo: 3,
      language: 'zh-CN',
    }
    await office.does('head', 'POST', '/api/channels', robot)
    await reports(office, 'appOne')
    await office.advance(30 * SECOND)
    expect(office.messages.posts.length).toBeGreaterThan(1)
  })

  it('when it was tried out, then the list says whether it took the message', async () => {
    office = await officeOnCall()
    type Robots = { items: { id: string; test: { at: string; state: string } | null }[] }
    const list = () => office.does<Robots>('head', 'GET', '/api/channels')
    const robot = { name: '运维群', kind: 'dingtalk', url: 'https://robot.example.com/send', upTo: 3 }
    const { id } = await office.does<{ id: string }>('head', 'POST', '/api/channels', { ...robot, language: 'zh-CN' })
    expect((await list()).items).toMatchObject([{ test: null }])
    office.messages.answer = { status: 200, text: '{"errcode":310000,"errmsg":"sign not match"}' }
    await office.does('head', 'POST', `/api/channels/${id}/test`, {})
    expect((await list()).items).toMatchObject([{ test: { at: office.now, state: 'failed' } }])
    office.messages.answer = { status: 200, text: '{"errcode":0}' }
    await office.advance(5 * MINUTE)
    expect((await list()).items).toMatchObject([{ test: { state: 'delivered' } }])
  })

  it('when it is removed, then nothing goes there, its address is kept nowhere, and its story is', async () => {
    office = await officeOnCall()
    const robot = { name: '运维群', kind: 'dingtalk', url: 'https://robot.example.com/send?token=x', upTo: 3 }
    const { id } = await office.does<{ id: string }>('head', 'POST', '/api/channels', { ...robot, language: 'zh-CN' })
    await office.does('head', 'POST', `/api/channels/${id}/remove`, {})
    await reports(office, 'appOne')
    expect(office.messages.posts).toEqual([])
    expect((await office.does<{ items: unknown[] }>('head', 'GET', '/api/channels')).items).toEqual([])
    expect((await office.call('head', 'POST', `/api/channels/${id}/test`, {})).status).toBe(404)
    const story = JSON.stringify(await office.does('head', 'GET', `/api/audit/channels/${id}`))
    expect(story).toContain('page-channel.removed')
    expect(story).not.toContain('robot.example.com')
  })
})
