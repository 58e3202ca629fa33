import { describe, expect, it } from 'vitest'
import { listEntriesByAggregate } from '../../functions/audit-trail/index.ts'
import { DAY } from '../../functions/kernel/instant.ts'
import { doorHouse, json } from '../door/door-house.ts'
import { noteRoutes } from '../door/notes.ts'

interface Shown {
  readonly id: string
  readonly token: string
  readonly name: string
}

async function issued(wish: object = { name: 'backup reporter', scopes: ['notes:read'] }) {
  const given = doorHouse({ routes: noteRoutes() })
  const person = await given.person()
  const session = await given.signedIn(person)
  const answer = await given.app.request('/api/tokens', json(wish, session))
  const token = (await answer.json()) as Shown
  const machine = { Authorization: `Bearer ${token.token}` }
  const list = async (headers: Record<string, string> = session) =>
    (await (await given.app.request('/api/tokens', { headers })).json()) as { items: Shown[] }
  const use = async () => (await given.app.request('/api/notes', { headers: machine })).status
  const revoke = async (headers: Record<string, string> = session, id = token.id) =>
    (await given.app.request(`/api/tokens/${id}`, { method: 'DELETE', headers })).status
  return { ...given, owner: person, session, answer, token, machine, list, use, revoke }
}

describe('a token for a machine', () => {
  it('is shown once and opens what its scopes say', async () => {
    const { answer, token, list, use, app, machine } = await issued()
    expect(answer.status).toBe(201)
    expect(token.token).toMatch(/^ont_/)
    expect(await use()).toBe(200)
    expect((await app.request('/api/notes', json({ title: 'a' }, machine))).status).toBe(403)
    const { items } = await list()
    expect(items).toMatchObject([{ id: token.id, name: 'backup reporter', actsAs: 'machine', scopes: ['notes:read'] }])
    expect(JSON.stringify(items)).not.toContain('ont_')
    expect(JSON.stringify(items)).not.toMatch(/ecret|seal/)
  })

  it('has a chain of its own in the audit trail', async () => {
    const { platform, token, owner, revoke } = await issued()
    await revoke()
    const { items } = await listEntriesByAggregate(platform.store, token.id)
    expect(items.map(({ did, by }) => [did, by.id])).toEqual([
      ['token.issued', owner.id],
      ['token.revoked', owner.id],
    ])
    expect(items[0]?.what).toMatchObject({ person: owner.id, scopes: ['notes:read'] })
  })

  it('is worth nothing once it is revoked; revoking twice is fine', async () => {
    const { use, revoke, list } = await issued()
    expect([await revoke(), await revoke(), await use()]).toEqual([204, 204, 401])
    expect((await list()).items).toEqual([])
  })

  it('ends when it was said to, by the wall clock', async () => {
    const given = await issued({ name: 'short', scopes: ['read'], validDays: 2 })
    given.time.business = '2030-01-01T00:00:00.000Z'
    given.passWallTime(2 * DAY - 1000)
    expect(await given.use()).toBe(200)
    given.passWallTime(1000)
    expect(await given.use()).toBe(401)
    expect((await given.list(await given.signedIn(given.owner))).items).toEqual([])
  })

  it('belongs to its issuer: for others it does not exist', async () => {
    const { revoke, use, person, signedIn, list } = await issued()
    const other = await signedIn(await person('wang.fang@example.com'))
    expect([await revoke(other), await use()]).toEqual([404, 200])
    expect((await list(other)).items).toEqual([])
    expect(await revoke(other, 'tok_01J9Z3K5V00123456789ABCDEF')).toBe(404)
  })

  it('cannot issue, list or revoke tokens itself', async () => {
    const { app, machine, revoke, list } = await issued({ name: 'all', scopes: ['all'] })
    const answer = await app.request('/api/tokens', json({ name: 'child', scopes: ['all'] }, machine))
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'needs-a-person'])
    expect(await revoke(machine)).toBe(403)
    expect(await list(machine)).toMatchObject({ code: 'needs-a-person' })
  })

  it.each([
    [{}],
    [{ name: 'a', scopes: [] }],
    [{ name: 'a', scopes: ['everything'] }],
    [{ name: 'a', scopes: ['notes:delete'] }],
    [{ name: 'a', scopes: ['read'], validDays: 0 }],
    [{ name: 'a', scopes: ['read'], validDays: 367 }],
    [{ name: 'a', scopes: ['read'], actsAs: 'person' }],
    [{ name: 'a', scopes: ['read'], seal: 'x' }],
  ])('is not issued for %j', async (wish) => {
    const { answer, list } = await issued(wish)
    expect(answer.status).toBe(422)
    expect((await list()).items).toEqual([])
  })

  it('is one of fifty at most', async () => {
    const { app, session } = await issued()
    for (let nth = 1; nth < 50; nth += 1) {
      expect((await app.request('/api/tokens', json({ name: `n${nth}`, scopes: ['read'] }, session))).status).toBe(201)
    }
    const answer = await app.request('/api/tokens', json({ name: 'one more', scopes: ['read'] }, session))
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'too-many-tokens'])
  })

  it('needs the authority to issue it', async () => {
    const { app, people, session } = await issued()
    const text = { 'zh-CN': '没有权限', en: 'no position of yours may' }
    people.mayIssueTokens = async () => ({ no: { code: 'authority-missing', text } })
    const answer = await app.request('/api/tokens', json({ name: 'a', scopes: ['read'] }, session))
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'authority-missing', authority: 'token.issue' })
  })
})
