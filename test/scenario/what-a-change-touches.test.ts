import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { closeOffices, Office, services } from '../support/office.ts'

let office: Office
beforeEach(async () => {
  office = await Office.open()
})
afterEach(() => office.close())
afterAll(closeOffices)

const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)

it('given a change to the database, when somebody reads it, then it names the service that does not run without', async () => {
  const { id } = await office.raises('opsOne', { services: [services.database] })
  const { services: worksOn, dependents } = await office.change(id)
  expect(idsOf(worksOn)).toEqual([services.database])
  expect(idsOf(dependents)).toEqual([services.erp])
})

it('given a change to both, when somebody reads it, then neither is named as merely affected', async () => {
  const { id } = await office.raises('opsOne', { services: [services.database, services.erp] })
  expect((await office.change(id)).dependents).toEqual([])
})
