import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublic } from '../../functions/adapters/https-post.ts'
import { createHttpsWebhooks, signed } from '../../functions/adapters/https-webhooks.ts'

const KEY = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`
const CALL = {
  id: 'out_01K9ZQ6V80ABCDEFGHJKMNPQRS',
  url: 'https://bastion.example.com/onduty',
  key: KEY,
  body: { a: 1 },
}
const wallClock = { now: () => '2026-01-05T01:00:00.000Z' }
const four = (address: string) => ({ address, family: 4 })
const six = (address: string) => ({ address, family: 6 })

describe('a call of another system', () => {
  it('is signed over id, time and body, as standardwebhooks.com says', () => {
    const { body, headers } = signed(CALL, wallClock.now())
    const text = `${CALL.id}.${headers['webhook-timestamp']}.${body}`
    const mac = createHmac('sha256', 'a key of thirty-two bytes, or so').update(text).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${mac}`)
    expect(headers['webhook-id']).toBe(CALL.id)
  })

  it.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
    ].map(four),
    ...['::1', '::', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1'].map(
      six,
    ),
  ])('does not go to $address', async (found) => {
    expect(isPublic(found)).toBe(false)
    const sender = createHttpsWebhooks({ wallClock, lookup: async () => [four('93.184.215.14'), found] })
    await expect(sender.send(CALL)).rejects.toMatchObject({ name: 'WebhookFailedError' })
  })

  it('may go to addresses of the public internet', () => {
    expect([four('93.184.215.14'), four('8.8.8.8'), six('2606:4700::1111')].map(isPublic)).toEqual([true, true, true])
  })

  it('never goes to an address of a private network, whichever', () => {
    const part = fc.integer({ min: 0, max: 255 })
    fc.assert(fc.property(part, part, part, (a, b, c) => !isPublic(four(`10.${a}.${b}.${c}`))))
    fc.assert(fc.property(part, part, (a, b) => !isPublic(four(`192.168.${a}.${b}`))))
  })

  it('goes nowhere without https', async () => {
    const sender = createHttpsWebhooks({ wallClock, lookup: async () => [four('93.184.215.14')] })
    await expect(sender.send({ ...CALL, url: 'http://bastion.example.com/' })).rejects.toMatchObject({
      name: 'WebhookFailedError',
    })
  })
})
