import { afterEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { aDuty, asItWas, BookWork } from '../support/book-work.ts'
import { people, positions } from '../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'

let at: EntitlementOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
})

const opened = async () => {
  at = await openEntitlements()
  return at
}

describe('given an engineer who needs to see the logs of the mail gateway', () => {
  it('then it is approved by duty, granted with an account, announced a week before its end, and revoked with proof', async () => {
    const { office, addRight, asks, takes, read, subjectsTo } = await opened()
    const right = await addRight()
    const asked = await asks('opsOne', right.id, { position: positions.opsEngineer })
    expect(asked).toMatchObject({ status: 'requested', accountable: { id: people.changeManager } })
    expect(subjectsTo('changeManager').at(-1)).toContain('请审批权限')

    const approved = await takes('changeManager', asked.id, 'approve', { comment: '同意。' })
    expect(approved.status).toBe('approved')
    expect(subjectsTo('opsOne').at(-1)).toContain('已批准')
    const granter = (await read(asked.id)).obligations.find(({ status }) => status === 'open')
    expect(granter?.kind).toBe('entitlement.provision')
    expect(granter?.accountable.id).not.toBe(people.opsOne)

    const granted = await takes('opsTwo', asked.id, 'grant', { done: '已加入只读组。', account: 'ops.one' })
    expect(granted).toMatchObject({ status: 'active', account: 'ops.one', since: office.now })
    expect(subjectsTo('opsOne').at(-1)).toContain('已开通')

    await office.advance(23 * DAY + HOUR)
    expect(subjectsTo('opsOne').at(-1)).toContain('即将到期')
    await office.advance(7 * DAY)
    const ending = await read(asked.id)
    expect(ending).toMatchObject({ status: 'revoking', because: 'time-over' })
    const owed = ending.obligations.find(({ status }) => status === 'open')
    expect(owed?.kind).toBe('entitlement.revoke')
    await takes('opsTwo', asked.id, 'revoke', { proof: '已移出只读组，登录被拒。' })
    const over = await read(asked.id)
    expect(over.status).toBe('expired')
    expect(over.timeline.map(({ did }) => did).filter((did) => did.startsWith('entitlement.'))).toEqual([
      'entitlement.requested',
      'entitlement.approved',
      'entitlement.granted',
      'entitlement.end-announced',
      'entitlement.ended',
      'entitlement.revoked',
    ])
    expect(over.timeline.at(-1)?.comment).toBe('已移出只读组，登录被拒。')
    expect(over.timeline.at(1)?.grant?.authority).toBe('entitlement.approve')
  })

  it('then nobody approves what they asked for or get, whoever approved does not grant, and silence climbs to the head', async () => {
    const { office, addRight, asks, read } = await opened()
    const right = await addRight()
    const { id } = await asks('changeManager', right.id, { person: people.opsOne, position: positions.opsEngineer })
    const codes = async (role: 'changeManager' | 'opsTwo' | 'opsOne') =>
      (await office.call<{ code: string }>(role, 'POST', `/api/entitlements/${id}/approve`, {})).body.code
    expect(await codes('changeManager')).toBe('approver-is-requester')
    expect(await codes('opsTwo')).toBe('authority-missing')
    expect(await codes('opsOne')).toBe('approver-has-it')
    expect((await read(id)).accountable?.id).toBe(people.changeDeputy)
    await office.advance(14 * DAY)
    expect(await read(id)).toMatchObject({ status: 'requested', accountable: { id: people.head } })
    await office.does('head', 'POST', `/api/entitlements/${id}/approve`, {})
    const refused = await office.call<{ code: string }>('head', 'POST', `/api/entitlements/${id}/grant`, {
      done: '好',
      account: 'x',
    })
    expect(refused.body.code).toBe('granter-is-approver')
  })

  it('then a rejection says why, and the right is not there', async () => {
    const { addRight, asks, takes, read, subjectsTo } = await opened()
    const { id } = await asks('opsTwo', (await addRight()).id)
    await takes('changeManager', id, 'reject', { comment: '先用共享报表。' })
    expect(await read(id)).toMatchObject({ status: 'rejected', since: null })
    expect(subjectsTo('opsTwo').at(-1)).toContain('未获批准')
  })

  it('then it is asked for again in its last month, and the later one takes its place without being taken away', async () => {
    const { office, addRight, asks, takes, gives, read } = await opened()
    const right = await addRight()
    const first = await gives('opsTwo', right.id, { until: plusMillis(office.now, 60 * DAY) })
    const again = await office.call<{ code: string }>('opsTwo', 'POST', '/api/entitlements', {
      right: right.id,
      reason: '还要用。',
      until: plusMillis(office.now, 90 * DAY),
    })
    expect(again.body.code).toBe('already-has-it')
    await office.advance(45 * DAY)
    const second = await asks('opsTwo', right.id)
    await takes('changeManager', second.id, 'approve')
    await takes('opsThree', second.id, 'grant', { done: '期限已改。', account: 'reader' })
    expect((await read(first.id)).because).toBe('replaced')
    await office.advance(20 * DAY)
    expect((await read(second.id)).status).toBe('active')
  })
})

describe('given two rights that one person must not have both', () => {
  const rule = (between: readonly string[], effect: string) => ({
    between,
    effect,
    why: { 'zh-CN': '能改配置的人不能清日志。', en: 'Whoever configures must not clear the logs.' },
  })

  it('then the second is refused with the reason, although both were asked for before either was approved', async () => {
    const { office, addRight, asks, takes } = await opened()
    const [one, other] = [await addRight(), await addRight({ risk: 'high' })]
    await office.does('head', 'POST', '/api/entitlement-conflicts', rule([one.id, other.id], 'prevent'))
    const first = await asks('opsTwo', one.id)
    const second = await asks('opsTwo', other.id)
    await takes('changeManager', first.id, 'approve')
    const refused = await office.call<{ code: string; detail: string }>(
      'changeManager',
      'POST',
      `/api/entitlements/${second.id}/approve`,
      {},
    )
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict-prevents' } })
    expect(refused.body.detail).toContain('Whoever configures must not clear the logs.')
  })

  it('then two approvals at the same time bring only one of them', async () => {
    const { office, addRight, asks, read } = await opened()
    const [one, other] = [await addRight(), await addRight()]
    await office.does('head', 'POST', '/api/entitlement-conflicts', rule([one.id, other.id], 'prevent'))
    const asked = [await asks('opsTwo', one.id), await asks('opsTwo', other.id)]
    const answers = await Promise.all(
      asked.map(({ id }) => office.call('changeManager', 'POST', `/api/entitlements/${id}/approve`, {})),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await office.settle()
    const statuses = await Promise.all(asked.map(async ({ id }) => (await read(id)).status))
    expect(statuses.toSorted()).toEqual(['approved', 'requested'])
  })

  it('when one was to be had for longer and that is withdrawn, then its person still has it, and the other is refused as before', async () => {
    const { office, addRight, asks, takes, gives, read } = await opened()
    const [one, other] = [await addRight(), await addRight()]
    await office.does('head', 'POST', '/api/entitlement-conflicts', rule([one.id, other.id], 'prevent'))
    const has = await gives('opsTwo', one.id, { until: plusMillis(office.now, 20 * DAY) })
    const longer = await asks('opsTwo', one.id)
    await takes('changeManager', longer.id, 'approve')
    await takes('opsTwo', longer.id, 'cancel')
    expect((await read(has.id)).status).toBe('active')
    const wish = { right: other.id, reason: '清理日志。', until: plusMillis(office.now, DAY) }
    const ask = () => office.call<{ code: string }>('opsTwo', 'POST', '/api/entitlements', wish)
    expect((await ask()).body.code).toBe('conflict-prevents')
    await takes('opsTwo', has.id, 'give-back')
    await takes('opsThree', has.id, 'revoke', { proof: '已移出只读组。' })
    expect((await ask()).status).toBe(201)
  })

  it('then one that may be mitigated is approved only with words on how, and one that is recorded is noted', async () => {
    const { office, addRight, asks, takes, gives, read } = await opened()
    const [one, other, third] = [await addRight(), await addRight(), await addRight()]
    await office.does('head', 'POST', '/api/entitlement-conflicts', rule([one.id, other.id], 'mitigate'))
    await office.does('head', 'POST', '/api/entitlement-conflicts', rule([one.id, third.id], 'record'))
    await gives('opsTwo', one.id)
    const { id } = await asks('opsTwo', other.id)
    const refused = await office.call<{ code: string }>('changeManager', 'POST', `/api/entitlements/${id}/approve`, {})
    expect(refused.body.code).toBe('mitigation-needed')
    await takes('changeManager', id, 'approve', { mitigation: '日志每日异地归档，由审计员抽查。' })
    expect(await read(id)).toMatchObject({ status: 'approved', mitigation: '日志每日异地归档，由审计员抽查。' })
    const noted = await asks('opsTwo', third.id)
    await takes('changeManager', noted.id, 'approve')
    expect((await read(noted.id)).conflicts.map(({ effect }) => effect)).toEqual(['record'])
  })
})

describe('given somebody whose ground for a right goes', () => {
  it('when they leave the position, then it is revoked with proof', async () => {
    const { office, addRight, gives, takes, read } = await opened()
    const { id } = await gives('opsTwo', (await addRight()).id)
    const path = `/api/positions/${positions.opsEngineer}`
    const { holders, version } = await office.does<{
      version: number
      holders: { id: string; person: { id: string } }[]
    }>('admin', 'GET', path)
    const place = holders.find(({ person }) => person.id === people.opsTwo)?.id
    await office.does('admin', 'DELETE', `${path}/assignments/${place}`, undefined, version)
    expect(await read(id)).toMatchObject({ status: 'revoking', because: 'position-left' })
    await takes('opsThree', id, 'revoke', { proof: '账号已移出。' })
    expect((await read(id)).status).toBe('revoked')
  })

  it('when they leave, then within five minutes nothing is theirs: what they had is being revoked, what they asked for falls away', async () => {
    const { office, addRight, asks, gives, read } = await opened()
    const given = await gives('opsTwo', (await addRight()).id)
    const asked = await asks('opsTwo', (await addRight()).id)
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsTwo}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsTwo}`, { active: false }, version)
    await office.advance(5 * 60_000)
    expect(await read(given.id)).toMatchObject({ status: 'revoking', because: 'person-left' })
    expect(await read(asked.id)).toMatchObject({ status: 'cancelled', because: 'person-left' })
  })

  it('when they need it no more, then they give it back', async () => {
    const { addRight, gives, takes, read } = await opened()
    const { id } = await gives('opsTwo', (await addRight()).id)
    expect((await takes('opsTwo', id, 'give-back', { comment: '不用了。' })).status).toBe('revoking')
    expect((await read(id)).because).toBe('given-back')
  })

  it('when the duty it was given for moves to another post, then it is revoked with proof at that instant', async () => {
    const { office, addRight, gives, takes, read } = await opened()
    const book = new BookWork(office)
    await book.founds()
    const [drafter, judge] = ['head', 'headDeputy'] as const
    const first = await book.begins('head')
    const duty = await book.adds(
      'head',
      first.id,
      aDuty('opsEngineer', { title: { 'zh-CN': '网关巡检', en: 'Inspect' } }),
    )
    await book.publishes(first.id, { drafter, judge })
    const right = await addRight()
    const { id, duty: given } = await gives('opsTwo', right.id, { duty: duty.id })
    expect(given).toBe(duty.id)

    const second = await book.begins('head')
    await book.puts('head', second.id, duty.id, asItWas(duty, { position: positions.appEngineer }))
    await book.publishes(second.id, { drafter, judge })
    const ended = await read(id)
    expect(ended).toMatchObject({ status: 'revoking', because: 'duty-gone' })
    const owed = ended.obligations.find(({ status }) => status === 'open')
    expect(owed).toMatchObject({ kind: 'entitlement.revoke' })
    await takes('opsThree', id, 'revoke', { proof: '已移出只读组，附系统截图编号 0231。' })
    const over = await read(id)
    expect(over.status).toBe('revoked')
    expect(over.timeline.at(-1)).toMatchObject({
      did: 'entitlement.revoked',
      comment: '已移出只读组，附系统截图编号 0231。',
    })
  })

  it('when a deputyship that carried it ends by its date, then it ends with it', async () => {
    const { office, addRight, asks, takes, read } = await opened()
    const until = plusMillis(office.now, 10 * DAY)
    const deputies = `/api/positions/${positions.opsEngineer}/deputies`
    await office.does('admin', 'POST', deputies, { person: people.appTwo, until })
    const { id } = await asks('appTwo', (await addRight()).id, { position: positions.opsEngineer })
    await takes('changeManager', id, 'approve')
    await takes('opsThree', id, 'grant', { done: '已开通', account: 'app.two' })
    await office.advance(10 * DAY - HOUR)
    expect((await read(id)).status).toBe('active')
    await office.advance(HOUR)
    expect(await read(id)).toMatchObject({ status: 'revoking', because: 'position-left' })
  })
})
