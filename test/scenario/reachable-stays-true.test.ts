import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../functions/kernel/instant.ts'
import type { ContactCardOut } from '../../functions/paging/contact-card.contract.ts'
import { cardIdOf } from '../../functions/paging/contact-card.store.ts'
import { reachabilityOf } from '../../functions/paging/index.ts'
import type { Secrets } from '../../functions/platform/secrets.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { codeOfTest } from '../support/contact-test.ts'
import { people } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const ME = '/api/contact-cards/me'
const keys = {
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
}
const PHONE = { label: '我的手机', endpoint: 'https://push.example.com/send/phone', ...keys }
const LAPTOP = { label: '办公电脑', endpoint: 'https://push.example.com/send/laptop', ...keys }

const card = () => office.does<ContactCardOut>('opsOne', 'GET', ME)
const stateOf = async (wanted: string) => (await card()).channels.find(({ channel }) => channel === wanted)
const isReachable = async () => {
  const { items } = await office.does<{ items: { person: { id: string }; isProven: boolean }[] }>(
    'head',
    'GET',
    '/api/contact-cards?limit=100',
  )
  return items.find(({ person }) => person.id === people.opsOne)?.isProven
}
const test = (channel: string) => office.does('opsOne', 'POST', `${ME}/test`, { channel })
const given = async () => ({ code: await codeOfTest(office, 'opsOne') })
const confirm = async () => office.does('opsOne', 'POST', `${ME}/confirm`, await given())
const adds = (browser: object) => office.does('opsOne', 'POST', `${ME}/browsers`, browser)
const changes = (wish: object) =>
  office.does('opsOne', 'PUT', ME, { phone: '+8613800138000', webhook: 'https://hooks.example.com/me', ...wish })

describe('given a browser that took its permission back', () => {
  beforeEach(async () => {
    await adds(PHONE)
    await adds(LAPTOP)
    await test('web-push')
    await confirm()
    // Messages to one person by one channel are a minute apart.
    await office.advance(MINUTE)
  })

  it('when its push service says that it is gone, then it is taken from the card, and the card says so', async () => {
    office.messages.gone.add(LAPTOP.endpoint)
    await test('web-push')
    const { browsers, lost } = await card()
    expect(browsers.map(({ label }) => label)).toEqual(['我的手机'])
    expect(lost).toEqual([{ label: '办公电脑', at: office.now }])
    const story = await office.does<{ items: { did: string; what: object }[] }>(
      'head',
      'GET',
      `/api/audit/contact-cards/${cardIdOf(people.opsOne)}`,
    )
    expect(JSON.stringify(story)).toContain('contact-card.browser-gone')
    expect(JSON.stringify(story)).not.toContain(LAPTOP.endpoint)
  })

  it('then it counts as reachable no more: nobody knows which of the browsers the test came to', async () => {
    expect(await isReachable()).toBe(true)
    office.messages.gone.add(LAPTOP.endpoint)
    await test('web-push')
    expect(await stateOf('web-push')).toMatchObject({ isThere: true, provenAt: null })
    expect(await isReachable()).toBe(false)
  })

  it('when all are gone, then there is nothing to push to, and the test that went out waits for nobody', async () => {
    for (const { endpoint } of [PHONE, LAPTOP]) office.messages.gone.add(endpoint)
    await test('web-push')
    expect(await stateOf('web-push')).toMatchObject({ isThere: false, provenAt: null, isTested: false })
    expect((await office.call('opsOne', 'POST', `${ME}/confirm`, await given())).body).toMatchObject({
      code: 'no-test',
    })
    await office.advance(DAY)
    expect((await office.does<{ items: unknown[] }>('admin', 'GET', '/api/parked')).items).toEqual([])
  })

  it('when the push service is only out of order, then nothing is taken away, however long it lasts', async () => {
    office.messages.isDown = true
    await test('web-push')
    await office.advance(2 * DAY)
    expect((await card()).browsers).toHaveLength(2)
    expect(await isReachable()).toBe(true)
  })

  it('when somebody adds the same browser again, then the card forgets that it was lost', async () => {
    office.messages.gone.add(LAPTOP.endpoint)
    await test('web-push')
    office.messages.gone.clear()
    await adds(LAPTOP)
    expect(await card()).toMatchObject({ lost: [], browsers: [{ label: '我的手机' }, { label: '办公电脑' }] })
  })
})

describe('given a way of reaching somebody was proven', () => {
  it.each([
    ['sms', { phone: '+8613900139000' }],
    ['voice', { phone: '+8613900139000' }],
    ['webhook', { webhook: 'https://hooks.example.com/another' }],
  ])('when where %s leads is another, then it has proven nothing yet', async (channel, other) => {
    await changes({})
    await test(channel)
    await confirm()
    expect(await stateOf(channel)).toMatchObject({ provenAt: office.now })
    await changes(other)
    expect(await stateOf(channel)).toMatchObject({ isThere: true, provenAt: null })
  })

  it('when the number is another before the test is confirmed, then the confirmation counts for nothing', async () => {
    await changes({})
    await test('sms')
    await changes({ phone: '+8613900139000' })
    expect((await office.call('opsOne', 'POST', `${ME}/confirm`, await given())).body).toMatchObject({
      code: 'no-test',
    })
  })

  it('when the address of their mail is another, then mail has proven nothing yet', async () => {
    await test('mail')
    await confirm()
    expect(await isReachable()).toBe(true)
    const person = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsOne}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsOne}`, { email: 'other@example.com' }, person.version)
    expect(await stateOf('mail')).toMatchObject({ isThere: true, provenAt: null })
    expect(await isReachable()).toBe(false)
  })

  it('when the address is another before the test is confirmed, then the code of the old one proves nothing for the new', async () => {
    await test('mail')
    const person = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsOne}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsOne}`, { email: 'other@example.com' }, person.version)
    expect((await office.call('opsOne', 'POST', `${ME}/confirm`, await given())).body).toMatchObject({
      code: 'no-test',
    })
    expect(await stateOf('mail')).toMatchObject({ provenAt: null, isTested: false })
    expect(await card()).toMatchObject({ test: null })
    await test('mail')
    await confirm()
    expect(await isReachable()).toBe(true)
  })

  it('then the mail of a test looks like a page, and says that they asked for it themselves', async () => {
    await test('mail')
    const { text = '' } = office.mails.at(-1) ?? {}
    expect(text).toMatch(/^\[呼叫\] 联系方式测试/)
    expect(text).toContain('因为您给自己发送了联系方式测试')
    expect(text).not.toMatch(/逾期升级|因为您当班/)
  })

  it('when a test did not go out, then the card says so while it waits to be confirmed', async () => {
    await changes({})
    office.messages.isDown = true
    await test('sms')
    expect(await card()).toMatchObject({ test: { channel: 'sms', at: office.now, state: 'failed' } })
    office.messages.isDown = false
    await office.advance(5 * MINUTE)
    expect(await card()).toMatchObject({ test: { channel: 'sms', state: 'delivered' } })
    await confirm()
    expect(await card()).toMatchObject({ test: null })
  })

  it('when the kept secret was changed, then push has proven nothing: browsers know our old key only', async () => {
    await adds(PHONE)
    await test('web-push')
    await confirm()
    const { platform } = office.machine
    const directory = await loadDirectory(platform.store)
    const under = async (secrets: Secrets) =>
      (await reachabilityOf({ ...platform, secrets }, directory, [people.opsOne], office.now))[0]?.provenSince
    expect(await under(platform.secrets)).toBe(office.now)
    expect(await under({ sign: () => Buffer.alloc(32, 7) })).toBeUndefined()
  })

  it('when 90 days have gone by, then it has to be proven again', async () => {
    await test('mail')
    await confirm()
    await office.advance(91 * DAY)
    expect(await isReachable()).toBe(false)
  })
})
