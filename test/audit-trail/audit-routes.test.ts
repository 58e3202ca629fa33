import { describe, expect, it } from 'vitest'
import { listLinks } from '../../functions/audit-trail/audit-trail.store.ts'
import { auditRoutes, erasePersonal, timelineOf, verifyAggregate } from '../../functions/audit-trail/index.ts'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import type { Call } from '../../functions/platform/handler.ts'
import { InvalidCursorError } from '../../functions/platform/store.ts'
import { memoryHouse, START, somebody } from './audit-house.ts'

const grant = { authority: 'audit.verify', via: 'holder' } as const

function withRoutes(mayAct = true) {
  const house = memoryHouse()
  const routes = auditRoutes({
    authorise: async () => {
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
  return { ...house, ask }
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
    const { ask, newCase } = withRoutes(false)
    await expect(ask('verify-audit', {})).rejects.toMatchObject({ status: 403 })
    await expect(ask('read-audit-chain', { aggregate: 'changes', id: newCase() })).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('personal details', () => {
  it('are erased from an entry while its chain and checkpoint hold', async () => {
    const { newCase, act, platform, pass, fold, proof, store } = withRoutes()
    const id = newCase()
    await act(id, {}, { comment: '我家里有事' })
    pass(5)
    await fold()
    const erasing = { by: somebody, grant: { authority: 'audit.verify', via: 'holder' } } as const
    await erasePersonal(platform, id, 1, erasing)
    await erasePersonal(platform, id, 1, erasing)
    expect(JSON.stringify(store.dump())).not.toContain('我家里有事')
    expect((await verifyAggregate(proof(), id)).broken).toBeNull()
    const [, erased] = await listLinks(store, id)
    expect(erased?.entry).toMatchObject({
      did: 'audit.personal-details-erased',
      what: { seq: 1, fields: ['comment', 'address'] },
    })
    await expect(erasePersonal(platform, id, 9, erasing)).rejects.toMatchObject({ status: 404 })
  })

  it('are shown in a timeline, but no network addresses and no erased words', async () => {
    const { newCase, act, store, platform } = withRoutes()
    const id = newCase()
    await act(id, { from: 'draft' }, { comment: '请尽快' })
    await act(id, {}, { comment: '算了' })
    await erasePersonal(platform, id, 2, { by: somebody, grant: { authority: 'audit.verify', via: 'holder' } })
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
