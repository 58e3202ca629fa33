import { afterEach, expect, it } from 'vitest'
import { people } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
  await office.machine.stop()
})

const REFUSED = { status: 409 }

it('given somebody who owes an assessment, when they offer it to themselves, then nothing is offered and they read why', async () => {
  office = await MemoryOffice.open()
  const { id } = await office.raises('opsOne')
  const { accountable, obligations } = await office.change(id)
  const owner = (Object.keys(people) as (keyof typeof people)[]).find((role) => people[role] === accountable?.id)
  const path = `/api/obligations/${obligations[0]?.id}`
  const answer = await office.call(owner ?? 'head', 'POST', `${path}/hand-over`, { to: accountable?.id })
  expect(answer).toMatchObject({ ...REFUSED, body: { code: 'receiver-has-it' } })
  expect((await office.change(id)).obligations[0]?.offer).toBeNull()
})

it('given an obligation that is done, when somebody acts on it, then the refusal says how it stands', async () => {
  office = await MemoryOffice.open()
  const { id } = await office.raises('opsOne')
  const path = `/api/obligations/${(await office.change(id)).obligations[0]?.id}`
  expect(await office.call('head', 'POST', `${path}/accept`)).toMatchObject({
    ...REFUSED,
    body: { code: 'nothing-offered', state: 'open' },
  })
  await office.ownerTakes(id, 'assess')
  expect(await office.call('head', 'POST', `${path}/acknowledge`)).toMatchObject({
    ...REFUSED,
    body: { code: 'obligation-closed', state: 'discharged' },
  })
})
