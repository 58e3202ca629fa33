import { beforeEach, expect, it } from 'vitest'
import { DAY } from '../../../functions/kernel/instant.ts'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { MemoryOffice } from '../../support/memory-office.ts'
import { layer, rota, schedules } from '../../support/on-call-at-work.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
  await schedules(office, rota([layer('主', ['opsOne'])]))
  await office.advance(DAY)
})

/** What the doctor says once rows were written, or lost, behind everybody's back. */
async function said(wrong: (row: Item) => JsonObject | undefined | 'lost'): Promise<string[]> {
  async function* rows(): AsyncGenerator<Item> {
    for (const row of office.store.dump()) {
      const other = wrong(row)
      if (other !== 'lost') yield { ...row, ...other } as Item
    }
  }
  return (await checkUp(rows(), kinds, office.now)).violations.map(({ what }) => what)
}

it('the doctor sees nothing wrong with proofs while everything is as it should be', async () => {
  expect(await said(() => undefined)).toEqual([])
})

it('the doctor sees that somebody owes a proof by a case that nobody would end', async () => {
  expect(await said(({ pk }) => (pk === 'contact-proofs' ? 'lost' : undefined))).toEqual([
    'it is open and its person is not listed as asked, or closed and they are',
  ])
})

it('the doctor sees that somebody is asked by a case that is over, and so never again', async () => {
  const isClosed = ({ id, sk }: Item) => sk === 'head' && String(id).startsWith('cpf_')
  expect(await said((row) => (isClosed(row) ? { status: 'proven' } : undefined))).toContain(
    'asked by a case that is over',
  )
})
