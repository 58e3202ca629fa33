import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { headKey } from '../../functions/audit-trail/index.ts'
import { aggregateKeyOf } from '../../functions/kernel/ids.ts'
import { DAY, HOUR } from '../../functions/kernel/instant.ts'
import type { Item } from '../../functions/platform/store.ts'
import type { KnownPerson, TokenWish } from '../../functions/sign-in/index.ts'
import { browser } from './browser.ts'

/** Somebody who may read and write every row of the table, but does not know the kept secret. */
async function withTheTable() {
  const given = browser()
  const [attacker, boss] = [await given.person(), await given.person('wang.fang@example.com')]
  const put = (row: Item) => given.memory.write({ put: row })
  const whoIsIn = async (headers: Record<string, string>) => {
    const answer = await given.app.request('/api/notes', { headers })
    return answer.status === 200 ? ((await answer.json()) as { actor: { id: string } }).actor.id : answer.status
  }
  return { ...given, attacker, boss, put, whoIsIn }
}

const keyOf = ({ id }: KnownPerson) => aggregateKeyOf(id)
const sha256 = (secret: string) => hash('sha256', secret, 'base64url')

describe('a session row written by somebody who only has the table', () => {
  async function withASession() {
    const given = await withTheTable()
    await given.visit('/auth/sign-in')
    await given.visit('/auth/callback?code=c0de&state=state0')
    const cookie = given.jar.get('onduty') ?? ''
    const row = () => given.memory.dump().find(({ sk }) => sk.startsWith('session#')) as Item
    const enter = (value: string) => given.whoIsIn({ Cookie: `onduty=${value}` })
    expect(await enter(cookie)).toBe(given.attacker.id)
    return { ...given, cookie, secret: cookie.split('.')[1] ?? '', row, enter }
  }

  it('opens nothing when it is made up', async () => {
    const { put, row, boss, secret, enter } = await withASession()
    for (const seal of [undefined, '', sha256(secret)]) {
      await put({ ...row(), pk: `agg#${keyOf(boss)}`, person: boss.id, seal })
      expect(await enter(`${keyOf(boss)}.${secret}`)).toBe(401)
    }
  })

  it('opens nothing for another person when it is copied to them', async () => {
    const { put, row, boss, secret, enter } = await withASession()
    const pk = `agg#${keyOf(boss)}`
    for (const copy of [
      { ...row(), pk },
      { ...row(), pk, person: boss.id },
    ]) {
      await put(copy)
      expect(await enter(`${keyOf(boss)}.${secret}`)).toBe(401)
    }
  })

  it('is not revived by another epoch after its person was put out and let in again', async () => {
    const { put, row, attacker, changePerson, cookie, enter } = await withASession()
    await changePerson(attacker.id, { signInEpoch: 1 })
    await put({ ...row(), epoch: 1 })
    expect(await enter(cookie)).toBe(401)
  })

  it('lasts no longer than seven days, whatever end it names', async () => {
    const { put, row, passWallTime, time, cookie, attacker, enter } = await withASession()
    await put({ ...row(), expiresAt: 4_000_000_000 })
    passWallTime(7 * DAY - HOUR)
    expect(await enter(cookie)).toBe(attacker.id)
    passWallTime(HOUR)
    expect(await enter(cookie)).toBe(401)
    await put({ ...row(), signedInAt: time.wall })
    expect(await enter(cookie)).toBe(401)
  })

  it('is not revived after its person signed out', async () => {
    const { put, row, visit, cookie, enter } = await withASession()
    const { expiresAt } = row()
    expect((await visit('/auth/sign-out', { method: 'POST', headers: { 'X-Onduty': '1' } })).status).toBe(303)
    await put({ ...row(), expiresAt })
    expect(await enter(cookie)).toBe(401)
  })
})

describe('a token row changed by somebody who only has the table', () => {
  async function withAToken(wish: Partial<TokenWish> = { actsAs: 'machine', scopes: ['read'] }) {
    const given = await withTheTable()
    const { Authorization } = await given.bearer(given.attacker, wish)
    const row = () => given.memory.dump().find(({ id }) => String(id).startsWith('tok_')) as Item
    const enter = (bearer = Authorization) => given.whoIsIn({ Authorization: bearer })
    expect(await enter()).toBe(row().id)
    return { ...given, Authorization, row, enter }
  }

  it.each([
    { change: 'another person', to: (boss: KnownPerson) => ({ person: boss.id }) },
    { change: 'a person as whom it acts', to: () => ({ actsAs: 'person' }) },
    { change: 'wider scopes', to: () => ({ scopes: ['all'] }) },
    { change: 'no scopes, which means everything', to: () => ({ scopes: undefined }) },
    { change: 'a later end', to: () => ({ validUntil: '2099-01-01T00:00:00.000Z' }) },
    { change: 'a plain hash', to: (_: KnownPerson, secret: string) => ({ seal: sha256(secret) }) },
    { change: 'no seal', to: () => ({ seal: undefined }) },
  ])('opens nothing with $change', async ({ to }) => {
    const { put, row, boss, attacker, Authorization, enter } = await withAToken()
    await put({ ...row(), ...to(boss, Authorization.slice(-43)) })
    expect(await enter()).toBe(401)
    expect(await enter(Authorization.replace(keyOf(attacker), keyOf(boss)))).toBe(401)
  })

  it('opens nothing as a copy under another id', async () => {
    const { put, row, Authorization, enter } = await withAToken()
    const [original, copy] = [row(), 'tok_01J9Z3K5V00123456789ABCDEF']
    await put({ ...original, ...headKey(copy), id: copy })
    expect(await enter(Authorization.replace(String(original.id).slice(4), copy.slice(4)))).toBe(401)
  })

  it('is not revived by another epoch after its person was put out and let in again', async () => {
    const { put, row, attacker, changePerson, enter } = await withAToken()
    await changePerson(attacker.id, { signInEpoch: 1 })
    await put({ ...row(), epoch: 1 })
    expect(await enter()).toBe(401)
  })

  it('is not revived after it was revoked', async () => {
    const { put, row, app, signedIn, attacker, enter } = await withAToken()
    const headers = await signedIn(attacker)
    expect((await app.request(`/api/tokens/${row().id}`, { method: 'DELETE', headers })).status).toBe(204)
    await put({ ...row(), revokedAt: undefined })
    expect(await enter()).toBe(401)
  })
})
