import { afterEach, describe, expect, it } from 'vitest'
import { HOUR } from '../../functions/kernel/instant.ts'
import { type WebhookCall, WebhookFailedError } from '../../functions/platform/webhook.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'

let at: EntitlementOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
})

const CONNECTOR = { kind: 'webhook', url: 'https://bastion.example.com/onduty' }

/** A system that grants and revokes by itself; or does not listen for its first calls. */
async function connected(deafFor = 0) {
  const calls: WebhookCall[] = []
  const webhooks = {
    send: async (call: WebhookCall) => {
      calls.push(call)
      if (calls.length <= deafFor) throw new WebhookFailedError('it answered 500')
      return 204
    },
  }
  at = await openEntitlements({ webhooks }, CONNECTOR)
  return { ...at, calls }
}

describe('given a system that grants and revokes by itself', () => {
  it('then what is approved is granted, and what is given back is revoked, with the number of the call for proof', async () => {
    const { calls, addRight, asks, takes, read } = await connected()
    const { id } = await asks('opsTwo', (await addRight()).id)
    await takes('changeManager', id, 'approve')
    expect((await read(id)).status).toBe('active')
    await takes('opsTwo', id, 'give-back')
    const over = await read(id)
    expect(over.status).toBe('revoked')
    expect(calls.map(({ body }) => body.type)).toEqual(['entitlement.grant', 'entitlement.revoke'])
    expect(over.timeline.at(-1)?.comment).toContain(calls[1]?.id)
    expect(over.obligations.every(({ status }) => status === 'discharged')).toBe(true)
  })

  it('when it does not answer, then it is asked again under the same id, and whoever owes it owes it meanwhile', async () => {
    const { office, calls, addRight, asks, takes, read } = await connected(2)
    const { id } = await asks('opsTwo', (await addRight()).id)
    await takes('changeManager', id, 'approve')
    expect(await read(id)).toMatchObject({ status: 'approved' })
    expect((await read(id)).obligations.some(({ status }) => status === 'open')).toBe(true)
    await office.advance(HOUR)
    expect((await read(id)).status).toBe('active')
    expect(new Set(calls.map((call) => call.id)).size).toBe(1)
  })

  it('when somebody does it by hand first, then it is not asked any more', async () => {
    const { office, calls, addRight, asks, takes, read } = await connected(1)
    const { id } = await asks('opsTwo', (await addRight()).id)
    await takes('changeManager', id, 'approve')
    await takes('opsThree', id, 'grant', { done: '已手工开通。', account: 'ops.two' })
    await office.advance(HOUR)
    expect(calls.length).toBe(1)
    expect((await read(id)).account).toBe('ops.two')
  })
})
