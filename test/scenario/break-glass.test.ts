import { afterEach, describe, expect, it } from 'vitest'
import type { EntitlementSummary } from '../../functions/entitlement/entitlement.contract.ts'
import type { FindingSummary } from '../../functions/finding/finding.contract.ts'
import { DAY, HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { people, positions } from '../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'

let at: EntitlementOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
})

/** The mail gateway is down at two in the morning, and whoever is on duty may not restart it. */
async function takenAtNight(hours = 2) {
  at = await openEntitlements({ at: '2026-01-06T18:00:00.000Z' })
  const right = await at.addRight({ risk: 'high', breakGlass: true })
  const taken = await at.office.does<EntitlementSummary>('opsTwo', 'POST', '/api/entitlements/break-glass', {
    ...{ right: right.id, position: positions.opsEngineer, hours },
    reason: '邮件网关宕机，值班权限不能重启服务。',
  })
  return { ...at, right, taken }
}

describe('given a gateway that is down at two in the morning', () => {
  it('when the engineer breaks the glass, then the right is there at once, and approver, leader and head are told at once', async () => {
    const { office, taken, subjectsTo } = await takenAtNight()
    expect(taken).toMatchObject({ status: 'active', origin: 'break-glass', since: office.now })
    for (const role of ['changeManager', 'opsLeader', 'head'] as const) {
      expect(subjectsTo(role).at(-1)).toContain('紧急取用')
    }
  })

  it('then it ends by the clock, is revoked with proof, and is reviewed by the approver within one working day', async () => {
    const { office, taken, read, takes } = await takenAtNight()
    await office.advance(2 * HOUR - MINUTE)
    expect((await read(taken.id)).status).toBe('active')
    await office.advance(2 * MINUTE)
    const ended = await read(taken.id)
    expect(ended).toMatchObject({ status: 'revoking', because: 'time-over' })
    const open = ended.obligations
      .filter(({ status }) => status === 'open')
      .toSorted((one, other) => (one.kind < other.kind ? -1 : 1))
    expect(open.map(({ kind, accountable }) => [kind, accountable.id])).toEqual([
      ['entitlement.review', people.changeManager],
      ['entitlement.revoke', people.opsOne],
    ])
    // Wednesday, four in the morning: its review is due when that working day ends.
    expect(open.map(({ dueAt }) => dueAt)).toEqual(['2026-01-07T10:00:00.000Z', '2026-01-07T00:00:00.000Z'])
    await takes('opsOne', taken.id, 'revoke', { proof: '临时口令已更换。' })
    expect((await read(taken.id)).status).toBe('expired')
    const own = await office.call<{ code: string }>('opsTwo', 'POST', `/api/entitlements/${taken.id}/review`, {
      verdict: 'justified',
      comment: '我自己看没问题。',
    })
    expect(own.body.code).toBe('reviewer-took-it')
    await takes('changeManager', taken.id, 'review', { verdict: 'justified', comment: '当晚确有故障。' })
    expect((await read(taken.id)).obligations.every(({ status }) => status !== 'open')).toBe(true)
  })

  it('when nobody looks back on it, then the review climbs to the head, and is never taken for granted', async () => {
    const { office, taken, read, takes } = await takenAtNight()
    await office.advance(3 * HOUR)
    await takes('opsOne', taken.id, 'revoke', { proof: '临时口令已更换。' })
    await office.advance(7 * DAY)
    const review = (await read(taken.id)).obligations.find(({ kind }) => kind === 'entitlement.review')
    expect(review).toMatchObject({ status: 'open', accountable: { id: people.head } })
  })

  it('when the same right is asked for and granted meanwhile, then that takes its place, and how it was taken is reviewed all the same', async () => {
    const { right, taken, asks, read, takes } = await takenAtNight()
    const later = await asks('opsTwo', right.id, { position: positions.opsEngineer })
    await takes('changeManager', later.id, 'approve')
    await takes('opsThree', later.id, 'grant', { done: '改为正式授权。', account: 'ops.two' })
    const replaced = await read(taken.id)
    expect(replaced).toMatchObject({ status: 'expired', because: 'replaced' })
    expect(replaced.obligations).toMatchObject([
      { kind: 'entitlement.review', status: 'open', accountable: { id: people.changeManager } },
    ])
    await takes('changeManager', taken.id, 'review', { verdict: 'justified', comment: '当晚确有故障。' })
    expect((await read(taken.id)).obligations).toMatchObject([{ status: 'discharged' }])
    expect((await read(later.id)).status).toBe('active')
  })

  it('when it was no emergency, then it becomes a finding that is put right, verified by somebody else, and closed', async () => {
    const { office, taken, takes, subjectsTo } = await takenAtNight(1)
    await office.advance(2 * HOUR)
    await takes('opsOne', taken.id, 'revoke', { proof: '临时口令已更换。' })
    await takes('changeManager', taken.id, 'review', { verdict: 'not-justified', comment: '没有故障单。' })
    const { items } = await office.does<{ items: FindingSummary[] }>(
      'head',
      'GET',
      '/api/findings?source=entitlement.break-glass',
    )
    expect(items).toMatchObject([{ severity: 'major', status: 'open', accountable: { id: people.opsLeader } }])
    expect(subjectsTo('opsLeader').at(-1)).toContain('请整改')
    const path = `/api/findings/${items[0]?.id}`
    await office.does('opsLeader', 'POST', `${path}/remediate`, { done: '已谈话，值班手册写明何时可以取用。' })
    const own = await office.call<{ code: string }>('opsLeader', 'POST', `${path}/verify`, {
      outcome: 'fixed',
      comment: '好了。',
    })
    expect(own.body.code).toBe('verifier-is-remediator')
    await office.does('head', 'POST', `${path}/verify`, { outcome: 'not-fixed', comment: '手册还没有发布。' })
    await office.does('opsLeader', 'POST', `${path}/remediate`, { done: '手册已发布。' })
    const closed = await office.does<FindingSummary>('head', 'POST', `${path}/verify`, {
      outcome: 'fixed',
      comment: '已看到手册。',
    })
    expect(closed).toMatchObject({ status: 'closed', accountable: null })
  })

  it('then a right that does not allow it, and a fifth hour, are refused, and nothing changes', async () => {
    at = await openEntitlements()
    const { office, addRight } = at
    const right = await addRight()
    const take = (hours: number, id: string) =>
      office.call<{ code: string }>('opsTwo', 'POST', '/api/entitlements/break-glass', {
        ...{ right: id, position: positions.opsEngineer, hours, reason: '急' },
      })
    expect((await take(2, right.id)).body.code).toBe('no-break-glass')
    expect((await take(5, (await addRight({ breakGlass: true })).id)).status).toBe(422)
    const mine = await office.does<{ items: unknown[] }>('opsTwo', 'GET', '/api/entitlements?person=me')
    expect(mine.items).toEqual([])
  })
})

describe('given a finding', () => {
  it('then its owner is reminded, it climbs, and ends with the head, as its severity says', async () => {
    at = await openEntitlements()
    const { office } = at
    const wish = { title: '磁盘将满', description: '使用率 93%。', severity: 'critical', owner: people.opsTwo }
    const { id, dueAt } = await office.does<FindingSummary>('appOne', 'POST', '/api/findings', wish)
    expect(dueAt).toBe('2026-01-06T01:00:00.000Z')
    await office.advance(2 * DAY)
    const read = await office.does<FindingSummary>('head', 'GET', `/api/findings/${id}`)
    expect(read).toMatchObject({ status: 'open', accountable: { id: people.head } })
  })
})
