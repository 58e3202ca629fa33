import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { people, type Role } from '../support/department.ts'
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
