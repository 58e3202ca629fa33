import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { people, positions, type Role } from '../support/department.ts'
import { openEntitlements } from '../support/entitlement-office.ts'
import { HandOverWork } from '../support/hand-over-office.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
let work: HandOverWork
beforeEach(async () => {
  office = await MemoryOffice.open()
  work = new HandOverWork(office)
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

/** An engineer's post goes to a colleague, who begins some days from now. */
async function startsWith(giver: Role, startsIn = 0): Promise<Id> {
  await work.assigns('opsEngineer', 'appTwo', startsIn)
  const { body } = await work.starts('opsLeader', { position: 'opsEngineer', from: giver, to: 'appTwo' })
  await office.settle()
  return body.id
}

const ownerOf = async (change: Id): Promise<Role> => {
  const { accountable } = await office.change(change)
  return (Object.keys(people) as Role[]).find((role) => people[role] === accountable?.id) ?? 'head'
}

/** What somebody owes is passed on by itself: the code of the refusal, or nothing. */
async function passesOn(from: Role, caseId: Id, to: Role): Promise<string | undefined> {
  const { items } = await office.does<{ items: { id: Id; caseId: Id }[] }>(from, 'GET', '/api/obligations?limit=100')
  const owed = items.find((each) => each.caseId === caseId)?.id
  const path = `/api/obligations/${owed}`
  const { status, body } = await office.call<{ code: string }>(from, 'POST', `${path}/hand-over`, { to: people[to] })
  if (status !== 200) return body.code
  await office.does(to, 'POST', `${path}/accept`)
}

describe('given a hand-over that goes on', () => {
  it('when the receiver loses the post before they sign, then it falls away and the giver reads why', async () => {
    const id = await startsWith('opsTwo', 5)
    await work.ends('opsEngineer', 'appTwo')
    await office.advance(5 * MINUTE)
    const { status, cancelled } = await work.read('opsTwo', id)
    expect([status, cancelled?.by]).toEqual(['cancelled', null])
    expect(await work.owedBy('opsTwo', id)).toEqual([])
    const mail = office.mails.findLast(({ to }) => to.address === 'ops-two@example.com')
    expect(mail?.text).toContain('接任人不再担任这个岗位')
  })

  it('then nobody signs for both: the giver’s part is not passed on to the receiver, nor the receiver’s to anybody', async () => {
    const id = await startsWith('opsTwo')
    expect(await passesOn('opsTwo', id, 'appTwo')).toBe('receiver-may-not-answer')
    await work.decidesAll('opsTwo', id)
    await work.prepares('opsTwo', id)
    expect(await passesOn('appTwo', id, 'opsThree')).toBe('only-in-person')
  })

  it('when somebody confirms or signs twice, or writes a book, then nothing comes of it', async () => {
    const id = await startsWith('opsTwo')
    const items = Array.from({ length: 20 }, (_, nth) => ({ title: `第 ${nth} 章`, text: '记'.repeat(3900) }))
    expect(await work.tries('opsTwo', id, 'record-knowledge', { items })).toBe('items-too-long')
    await work.decidesAll('opsTwo', id)
    await work.prepares('opsTwo', id)
    await work.confirms('appTwo', id)
    const { version } = await work.signs('appTwo', id, 'receiver')
    expect((await work.step('appTwo', id, 'confirm', { section: 'duties' })).version).toBe(version)
    expect((await work.signs('appTwo', id, 'receiver')).version).toBe(version)
    const stale = await office.call(
      'opsTwo',
      'POST',
      `/api/position-hand-overs/${id}/prepare`,
      { section: 'duties' },
      1,
    )
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-version'])
  })

  it('when a part is sent back after one has signed, then they sign anew, although it comes back as it was', async () => {
    const id = await startsWith('opsTwo')
    await work.decidesAll('opsTwo', id)
    await work.prepares('opsTwo', id)
    await work.confirms('appTwo', id)
    await work.signs('opsTwo', id, 'giver')
    await work.step('appTwo', id, 'return', { section: 'knowledge', reason: '联系人还对吗？' })
    await work.step('opsTwo', id, 'prepare', { section: 'knowledge' })
    await work.step('appTwo', id, 'confirm', { section: 'knowledge' })
    await work.signs('appTwo', id, 'receiver')
    const { stage, signatures } = await work.read('appTwo', id)
    expect([stage, signatures.giver]).toEqual(['sign', null])
    expect(await work.owedBy('opsTwo', id)).toEqual(['sign-as-giver'])
  })

  it('then rights that the giver has through another post are no part of it', async () => {
    const rights = await openEntitlements()
    office = rights.office
    work = new HandOverWork(office)
    const name = { 'zh-CN': '值班表', en: 'Rota' }
    await rights.gives('opsOne', (await rights.addRight({ name })).id, { position: positions.opsLeader })
    const { id: right } = await rights.gives('opsOne', (await rights.addRight()).id, {
      position: positions.opsEngineer,
    })
    const id = await startsWith('opsOne')
    expect((await work.read('opsOne', id)).entitlements.map(({ entitlement }) => entitlement)).toEqual([right])
  })

  it('when the receiver asked for a change themselves, then they do not take its assessment over, and it is kept', async () => {
    const { id: change } = await office.raises('appTwo')
    const giver = await ownerOf(change)
    const id = await startsWith(giver)
    const [owed] = (await work.read(giver, id)).open
    const choice = (what: string) => ({ choices: [{ obligation: owed?.obligation, choice: what, note: '由我收尾。' }] })
    expect(await work.tries(giver, id, 'decide-obligations', choice('hand-over'))).toBe('receiver-may-not-answer')
    await work.step(giver, id, 'decide-obligations', choice('keep'))
    await work.goesThrough(id, giver, 'appTwo')
    expect(await ownerOf(change)).toBe(giver)
  })
})

describe('given somebody from outside the department who is to take a post over', () => {
  const PATH = '/api/position-hand-overs'

  it('then they find their own hand-over before they begin, and nobody else’s', async () => {
    await work.assigns('appEngineer', 'opsTwo', 0, 30)
    await work.assigns('appEngineer', 'employee', 28)
    const own = await office.does<{ items: { receiver: { id: Id } }[] }>('employee', 'GET', PATH)
    expect(own.items.map(({ receiver }) => receiver.id)).toEqual([people.employee])
    for (const query of [`position=${positions.appEngineer}`, `person=${people.opsTwo}`, 'status=open']) {
      expect((await office.call('employee', 'GET', `${PATH}?${query}`)).status).toBe(404)
    }
    const both = await office.call('head', 'GET', `${PATH}?person=me&status=open`)
    expect([both.status, both.body.code]).toEqual([422, 'one-filter-only'])
  })

  it('when it was called off, then it does not begin again by itself, whatever else happens to the post', async () => {
    await work.assigns('appEngineer', 'opsTwo', 0, 30)
    await work.assigns('appEngineer', 'employee', 28)
    const [begun] = await work.of('appEngineer')
    await work.step('appLeader', begun?.id ?? '', 'cancel', { reason: '两人已当面交接。' })
    await work.assigns('appEngineer', 'opsOne')
    expect((await work.of('appEngineer')).map(({ id, status }) => [id, status])).toEqual([[begun?.id, 'cancelled']])
  })
})

describe('given a hand-over that both have signed, some hours before the receiver begins', () => {
  it('when things are closed or passed on by then, then those stay as they are, and what others answer for by now is counted', async () => {
    const [closed, passed, early, left] = [
      await office.raises('opsTwo'),
      await office.raises('opsTwo'),
      await office.raises('opsTwo'),
      await office.raises('opsTwo'),
    ].map(({ id }) => id) as [Id, Id, Id, Id]
    const giver = await ownerOf(closed)
    const id = await startsWith(giver, 1 / 8)
    await work.goesThrough(id, giver, 'appTwo')
    await office.ownerTakes(closed, 'assess')
    expect(await passesOn(giver, passed, 'opsLeader')).toBeUndefined()
    expect(await passesOn(giver, early, 'appTwo')).toBeUndefined()
    await office.advance(4 * HOUR)
    const { status, open } = await work.read(giver, id)
    expect(status).toBe('done')
    expect(open.map(({ state, outcome }) => [state, outcome?.isDone]).toSorted()).toEqual([
      ['closed', true],
      ['elsewhere', false],
      ['taken-over', true],
      ['taken-over', true],
    ])
    expect(open.find(({ state }) => state === 'elsewhere')?.outcome?.why).toBe('somebody else answers for it by now')
    expect([await ownerOf(passed), await ownerOf(early), await ownerOf(left)]).toEqual([
      'opsLeader',
      'appTwo',
      'appTwo',
    ])
    const subjects = office.mails.filter(({ to }) => to.address === 'app-two@example.com').map(({ subject }) => subject)
    expect(subjects.some((subject) => subject.includes('1 项未能落实'))).toBe(true)
  })
})
