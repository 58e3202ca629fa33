import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR } from '../../functions/kernel/instant.ts'
import type { ObligationOut } from '../../functions/obligation/obligation.contract.ts'
import { people, positions, type Role } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
  await office.machine.stop()
})

const STALE = (version: number) => ({ status: 412, body: { code: 'stale-version', version } })

const roleOf = (id: string | undefined): Role =>
  (Object.keys(people) as Role[]).find((role) => people[role] === id) ?? 'head'

describe('given an obligation somebody has seen', () => {
  let path: string
  let owner: Role
  const read = () => office.does<ObligationOut>('head', 'GET', path)
  beforeEach(async () => {
    const { id } = await office.raises('opsOne')
    const { accountable, obligations } = await office.change(id)
    path = `/api/obligations/${obligations[0]?.id}`
    owner = roleOf(accountable?.id)
  })

  it('then its list and its page name the same version, and a reminder makes no other', async () => {
    expect(await read()).toMatchObject({ version: 1, caseVersion: 1 })
    await office.advance(7 * HOUR)
    const { timeline } = await office.change((await read()).caseId)
    expect(timeline.map(({ did }) => did)).toContain('obligation.reminded')
    const { items } = await office.does<{ items: ObligationOut[] }>(owner, 'GET', '/api/obligations')
    expect(items[0]).toMatchObject({ version: 1 })
    expect(await read()).toMatchObject({ version: 1 })
  })

  it('when its owner offers it after acknowledging it elsewhere, then they are told that it has changed', async () => {
    const to = people.opsLeader
    expect(await office.does<ObligationOut>(owner, 'POST', `${path}/acknowledge`, undefined, 1)).toMatchObject({
      version: 2,
    })
    const stale = await office.call(owner, 'POST', `${path}/hand-over`, { to }, 1)
    expect(stale).toMatchObject({ ...STALE(2), body: { state: 'open' } })
    expect((await read()).offer).toBeNull()
    expect(await office.does<ObligationOut>(owner, 'POST', `${path}/hand-over`, { to }, 2)).toMatchObject({
      version: 3,
    })
  })

  it('when it climbs to somebody else, then that is another version', async () => {
    await office.advance(60 * HOUR)
    const after = await read()
    expect(after.accountable.id).not.toBe(people[owner])
    expect(after.version).toBeGreaterThan(1)
  })

  it('when it is done, then its last version says so', async () => {
    const [id] = path.split('/').slice(-1)
    await office.ownerTakes((await read()).caseId, 'assess')
    expect(await read()).toMatchObject({ id, status: 'discharged', version: 2 })
  })
})

describe('given a change that was edited meanwhile', () => {
  it('when somebody assesses what they saw, then they are told its version and how it stands', async () => {
    const { id, accountable } = await office.raises('opsOne')
    await office.does('opsOne', 'PATCH', `/api/changes/${id}`, { backOutPlan: '换回旧证书。' }, 1)
    const stale = await office.call(roleOf(accountable?.id), 'POST', `/api/changes/${id}/assess`, {}, 1)
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale-version', version: 2, state: 'submitted' } })
  })
})

describe('given a position somebody has seen', () => {
  const path = `/api/positions/${positions.opsEngineer}`

  it('when it was changed meanwhile, then places are neither given nor ended, and nothing changes', async () => {
    type Seen = { version: number; holders: { id: string }[]; deputies: unknown[] }
    const before = await office.does<Seen>('admin', 'GET', path)
    await office.does('admin', 'PATCH', path, { name: { 'zh-CN': '系统工程师', en: 'Engineer' } }, before.version)
    const now = await office.does<Seen>('admin', 'GET', path)
    for (const [method, place, body] of [
      ['POST', 'deputies', { person: people.appTwo }],
      ['POST', 'assignments', { person: people.appTwo }],
      ['DELETE', `assignments/${before.holders[0]?.id}`, undefined],
    ] as const) {
      const answer = await office.call('admin', method, `${path}/${place}`, body, before.version)
      expect(answer).toMatchObject(STALE(now.version))
    }
    expect(await office.does('admin', 'GET', path)).toEqual(now)
  })
})

it('given an absence that was moved, when it is ended as it was, then it stays', async () => {
  const [from, until, later] = [24, 48, 72].map((hours) =>
    new Date(Date.parse(office.now) + hours * HOUR).toISOString(),
  )
  const { id } = await office.does<{ id: string }>('opsOne', 'POST', '/api/absences', { from, until })
  await office.does('opsOne', 'PATCH', `/api/absences/${id}`, { until: later }, 1)
  expect(await office.call('opsOne', 'DELETE', `/api/absences/${id}`, undefined, 1)).toMatchObject(STALE(2))
  expect(await office.does('opsOne', 'DELETE', `/api/absences/${id}`, undefined, 2)).toMatchObject({ version: 3 })
})

it('given a token, when it is revoked by a version it never had, then it stays valid', async () => {
  const { id } = await office.does<{ id: string }>('head', 'POST', '/api/tokens', { name: 'backup', scopes: ['read'] })
  expect(await office.call('head', 'DELETE', `/api/tokens/${id}`, undefined, 7)).toMatchObject(STALE(1))
  const { items } = await office.does<{ items: { id: string }[] }>('head', 'GET', '/api/tokens')
  expect(items.map((each) => each.id)).toContain(id)
})
