import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangeSummary } from '../../functions/change/change.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { closeOffices, Office, people, type Role } from '../support/office.ts'

let office: Office
let id: Id
beforeEach(async () => {
  office = await Office.open()
  ;({ id } = await office.raises('opsOne'))
  await office.bringTo(id, 'assessed')
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
  await office.close()
})
afterAll(closeOffices)

/** Who owes the next step, by the list of all changes and by the page of this one. */
async function namedBy(role: Role = 'head') {
  const { items } = await office.does<{ items: ChangeSummary[] }>(role, 'GET', '/api/changes')
  const listed = items.find((each) => each.id === id)
  const { obligations } = await office.change(id)
  const owed = obligations.find(({ status, kind }) => status === 'open' && kind !== 'obligation.accept')
  expect(listed?.dueAt).toBe(owed?.dueAt)
  return { list: listed?.accountable?.id, page: owed?.accountable.id }
}

const both = (role: Role) => ({ list: people[role], page: people[role] })

describe('given a change that waits for its authorisation, the list and its page name the same person', () => {
  test('when it is asked, and when nobody answers and it climbs', async () => {
    expect(await namedBy()).toEqual(both('changeManager'))
    await office.advance({ days: 4 })
    expect(await namedBy()).toEqual(both('changeDeputy'))
    await office.advance({ days: 3 })
    expect((await namedBy()).list).not.toBe(people.changeDeputy)
  })

  test('when it is handed over and accepted', async () => {
    const { obligations } = await office.change(id)
    const owed = obligations.find(({ status }) => status === 'open')?.id
    await office.does('changeManager', 'POST', `/api/obligations/${owed}/hand-over`, { to: people.opsLeader })
    expect(await namedBy()).toEqual(both('changeManager'))
    await office.does('opsLeader', 'POST', `/api/obligations/${owed}/accept`)
    expect(await namedBy()).toEqual(both('opsLeader'))
  })

  test('when its owner leaves', async () => {
    const path = `/api/people/${people.changeManager}`
    const { version } = await office.does<{ version: number }>('admin', 'GET', path)
    await office.does('admin', 'PATCH', path, { active: false }, { 'If-Match': `"${version}"` })
    const { list, page } = await namedBy()
    expect(list).toBe(page)
    expect(list).not.toBe(people.changeManager)
  })

  test('when its test fails and is to be done again, and at every step to the end', async () => {
    await office.ownerTakes(id, 'authorise')
    await office.ownerTakes(id, 'record-test', { outcome: 'failed', evidence: '证书链不完整。' })
    expect((await office.checkUp()).violations).toEqual([])
    await office.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '证书链正确。' })
    expect((await office.checkUp()).violations).toEqual([])
    await office.advanceTo((await office.change(id)).releaseWindow.from)
    expect((await office.checkUp()).violations).toEqual([])
    await office.ownerTakes(id, 'release')
    expect((await office.checkUp()).violations).toEqual([])
    await office.ownerTakes(id, 'review', { wasEffective: true, comment: '收发正常。' })
  })
})
