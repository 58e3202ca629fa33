import { describe, expect, it } from 'vitest'
import { auditRoutes } from '../../functions/audit-trail/audit-trail.routes.ts'
import { listLinks } from '../../functions/audit-trail/audit-trail.store.ts'
import { perform } from '../../functions/audit-trail/index.ts'
import { timelineOf } from '../../functions/audit-trail/timeline.ts'
import { verifyAggregate } from '../../functions/audit-trail/verify-aggregate.ts'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import type { Outcome } from '../../functions/platform/act.ts'
import type { Call } from '../../functions/platform/handler.ts'
import { InvalidCursorError } from '../../functions/platform/store.ts'
import { memoryHouse, START, somebody } from './audit-house.ts'

const grant = { authority: 'audit.verify', via: 'holder' } as const

function withRoutes(mayAct = true) {
  const house = memoryHouse()
  const asked: string[] = []
  const routes = auditRoutes({
    authorise: async (_, __, authority) => {
      asked.push(authority)
      if (!mayAct) throw new RefusalError(403, { code: 'authority-missing', text: { 'zh-CN': '', en: '' } })
      return grant
    },
    log: house.log,
    keys: house.signer,
    kinds: { changes: 'chg', people: 'per' },
  })
  const ask = async (operation: string, params: Record<string, string>, query: Record<string, unknown> = {}) => {
    const route = routes.find(({ contract }) => contract.operation === operation)
    const call = { params, query: { limit: 25, ...query }, now: house.state.now } as unknown as Call
    return route?.contract.answer.parse(await route.answer?.(house.platform, call)) as Record<string, unknown> & {
      items: { seq: number }[]
      checked: number
      nextCursor: string | null
    }
  }
  /** Through the contract, as the door does. */
  const erase = async (id: string, body: unknown, aggregate = 'changes') => {
    const route = routes.find(({ contract }) => contract.operation === 'erase-personal-details')
    const parsed = route?.contract.body?.parse(body)
    const call = { params: { aggregate, id }, body: parsed, caller: { actor: somebody }, now: house.state.now }
    const decide = async () => (await route?.decide?.(house.platform, call as unknown as Call)) as Outcome<unknown>
    return route?.contract.answer.parse(await perform(house.platform, decide))
  }
  return { ...house, ask, erase, asked }
}

describe('the doors of the audit trail', () => {
  it('give a chain page by page, only under the kind it is of', async () => {
    const { newCase, act, ask } = withRoutes()
    const id = newCase()
    for (let nth = 0; nth < 5; nth += 1) await act(id, { nth })
    const first = await ask('read-audit-chain', { aggregate: 'changes', id }, { limit: 3 })
    const rest = await ask('read-audit-chain', { aggregate: 'changes', id }, { limit: 3, cursor: first.nextCursor })
    expect([first, rest].flatMap(({ items }) => items.map(({ seq }) => seq))).toEqual([1, 2, 3, 4, 5])
    for (const [aggregate, asked] of [
      ['people', id],
      ['constructor', id],
      ['changes', `chg_0000000000${'A'.repeat(16)}`],
      ['changes', '../etc/passwd'],
    ] as const) {
      const refused = ask('read-audit-chain', { aggregate, id: asked })
      await expect(refused).rejects.toMatchObject({ status: 404 })
    }
  })

  it('verify one chain, and everything page by page', async () => {
    const { newCase, act, ask, pass, fold } = withRoutes()
    const ids = [newCase(), newCase(), newCase()]
    for (const id of ids) await act(id)
    pass(5)
    await fold()
    const one = await ask('verify-audit', {}, { aggregate: 'changes', id: ids[0] })
    expect(one).toMatchObject({ checked: 1, entries: 1, broken: null, nextCursor: null })
    // One answer goes on through places where nothing happened.
    expect(await ask('verify-audit', {})).toMatchObject({ checked: 3, broken: null, nextCursor: null })
    let [checked, pages, cursor] = [0, 0, undefined as string | null | undefined]
    do {
      const page = await ask('verify-audit', {}, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      checked += page.checked
      pages += 1
      cursor = page.nextCursor
      expect(page.broken).toBeNull()
    } while (cursor !== null && pages < 50)
    expect([checked, cursor]).toEqual([3, null])
    await expect(ask('verify-audit', {}, { aggregate: 'people', id: ids[0] })).rejects.toMatchObject({ status: 404 })
    await expect(ask('verify-audit', {}, { id: ids[0] })).rejects.toMatchObject({ status: 404 })
  })

  it('refuse cursors that are none', async () => {
    const { ask } = withRoutes()
    for (const place of ['', '{}', 'null', '{"in":"grown","shard":-1}', '{"in":"checkpoint","leaf":1.5}', '[1]']) {
      const cursor = Buffer.from(place).toString('base64url')
      await expect(ask('verify-audit', {}, { cursor })).rejects.toThrow(InvalidCursorError)
    }
  })

  it('are closed to who lacks the authority', async () => {
    const { ask, newCase, erase, asked } = withRoutes(false)
    await expect(ask('verify-audit', {})).rejects.toMatchObject({ status: 403 })
    await expect(ask('read-audit-chain', { aggregate: 'changes', id: newCase() })).rejects.toMatchObject({
      status: 403,
    })
    await expect(erase(newCase(), { entries: [1], reason: '本人申请' })).rejects.toMatchObject({ status: 403 })
    expect(asked).toEqual(['audit.verify', 'audit.verify', 'audit.erase'])
  })
})

describe('personal details', () => {
  const told = async () => {
    const given = withRoutes()
    const id = given.newCase()
    await given.act(id, {}, { comment: '我家里有事', subject: 's-1' })
    await given.act(id, {}, { comment: '请给王敏打电话' })
    given.pass(5)
    await given.fold()
    return { ...given, id }
  }

  it('are erased from entries while their chain and checkpoint hold; that it was done is an entry of its own', async () => {
    const { id, erase, platform, proof, store } = await told()
    const entries = [1, 2]
    expect(await erase(id, { entries, reason: '本人申请' })).toEqual({
      erased: [
        { seq: 1, fields: ['comment', 'subject', 'address'] },
        { seq: 2, fields: ['comment', 'address'] },
      ],
    })
    expect(await erase(id, { entries, reason: '再来一次' })).toEqual({ erased: [] })
    expect(JSON.stringify(store.dump())).not.toMatch(/我家里有事|王敏打电话|s-1|再来一次/)
    expect((await verifyAggregate(proof(), id)).broken).toBeNull()
    const links = await listLinks(platform.store, id)
    expect(links).toHaveLength(3)
    expect(links[2]?.entry).toMatchObject({
      did: 'audit.personal-details-erased',
      by: { kind: somebody.kind, id: somebody.id },
      what: { erased: [{ seq: 1, fields: ['comment', 'subject', 'address'] }, { seq: 2 }] },
      personal: { reason: { value: '本人申请' } },
    })
  })

  it('are erased only as far as asked', async () => {
    const { id, erase, ask, proof } = await told()
    expect(await erase(id, { entries: [1, 2], fields: ['address', 'subject'], reason: '只删地址' })).toEqual({
      erased: [
        { seq: 1, fields: ['subject', 'address'] },
        { seq: 2, fields: ['address'] },
      ],
    })
    const { items } = await ask('read-audit-chain', { aggregate: 'changes', id })
    expect(items[0]).toMatchObject({ personal: { comment: { value: '我家里有事' } } })
    expect((await verifyAggregate(proof(), id)).broken).toBeNull()
  })

  it('are left as they are when somebody asks for what is not there', async () => {
    const { id, erase, store, newCase } = await told()
    const before = JSON.stringify(store.dump())
    const reason = '本人申请'
    await expect(erase(id, { entries: [1, 9], reason })).rejects.toMatchObject({ status: 404 })
    await expect(erase(newCase(), { entries: [1], reason })).rejects.toMatchObject({ status: 404 })
    await expect(erase(id, { entries: [1], reason }, 'people')).rejects.toMatchObject({ status: 404 })
    for (const body of [
      {},
      { entries: [1] },
      { entries: [], reason },
      { entries: [1], reason: '  ' },
      { entries: [0], reason },
      { entries: [1.5], reason },
      { entries: ['1'], reason },
      { entries: [1, 1], reason },
      { entries: Array.from({ length: 26 }, (_, nth) => nth + 1), reason },
      { entries: [1], fields: [], reason },
      { entries: [1], fields: ['what is this'], reason },
      { entries: [1], reason: 'x'.repeat(501) },
      { entries: [1], reason, by: 'me' },
    ]) {
      await expect(erase(id, body)).rejects.toThrow()
    }
    expect(JSON.stringify(store.dump())).toBe(before)
  })

  it('are shown in a timeline, but no network addresses and no erased words', async () => {
    const { newCase, act, store, erase } = withRoutes()
    const id = newCase()
    await act(id, { from: 'draft' }, { comment: '请尽快' })
    await act(id, {}, { comment: '算了' })
    await erase(id, { entries: [2], reason: '本人申请' })
    const entries = (await listLinks(store, id)).map(({ entry }) => entry)
    const line = {
      at: START,
      did: 'change.tried',
      by: { kind: 'person', id: somebody.id, name: '王敏' },
      grant: null,
      door: 'portal',
    }
    expect(timelineOf(entries, () => '王敏').slice(0, 2)).toEqual([
      { seq: 1, ...line, what: { from: 'draft' }, words: { comment: '请尽快' } },
      { seq: 2, ...line, what: {}, words: {} },
    ])
  })
})
