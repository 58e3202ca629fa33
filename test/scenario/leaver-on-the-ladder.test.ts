import { expect, it } from 'vitest'
import { MINUTE } from '../../functions/kernel/instant.ts'
import { people } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

it('given that the leader of operations owes an assessment and is the deputy and the leader of its ladder, when the leader leaves and nobody else may assess it, then it is with the deputy of the head of IT within five minutes, who had no part in it', async () => {
  const office = await MemoryOffice.open()
  const deactivate = async (role: 'opsOne' | 'opsTwo' | 'opsLeader') => {
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people[role]}`)
    await office.does('admin', 'PATCH', `/api/people/${people[role]}`, { active: false }, version)
  }
  await deactivate('opsOne')
  await deactivate('opsTwo')
  const { id } = await office.raises('opsThree', { implementer: people.head })
  expect((await office.change(id)).accountable?.id).toBe(people.opsLeader)
  await deactivate('opsLeader')
  await office.advance(5 * MINUTE)
  const { accountable, obligations } = await office.change(id)
  expect(accountable?.id).toBe(people.headDeputy)
  expect(
    obligations
      .filter(({ status }) => status === 'open')
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['change.assess', 'obligation.accept'])
  expect((await office.checkUp()).violations).toEqual([])
  await office.machine.stop()
})
