import { beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../../functions/kernel/instant.ts'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { people } from '../../support/department.ts'
import { MemoryOffice } from '../../support/memory-office.ts'
import { layer, rota, schedules } from '../../support/on-call-at-work.ts'

let office: MemoryOffice
let schedule: Id
beforeEach(async () => {
  office = await MemoryOffice.open()
  const daily = layer('日', ['opsOne', 'opsTwo'], { every: { count: 1, unit: 'day' }, from: '2026-01-05' })
  schedule = (await schedules(office, rota([daily]))).id
})

/** What the doctor says once rows were written behind everybody's back. */
async function said(wrong: (row: Item) => JsonObject | undefined, now = office.now): Promise<string[]> {
  async function* rows(): AsyncGenerator<Item> {
    for (const row of office.store.dump()) yield { ...row, ...wrong(row) } as Item
  }
  return (await checkUp(rows(), kinds, now)).violations.map(({ what }) => what)
}
const read = (wrong: (thing: JsonObject) => JsonObject) => (row: Item) =>
  row.pk === 'on-call' && row.sk === `schedule#${schedule}`
    ? { thing: { ...(row.thing as JsonObject), ...wrong(row.thing as JsonObject) } }
    : undefined

describe('the doctor sees of on-call', () => {
  it('nothing, while everything is as it should be', async () => {
    expect(await said(() => undefined)).toEqual([])
  })

  it('that what everybody reads is not what was published', async () => {
    expect(await said(read(() => ({ version: 9 })))).toEqual(['what everybody reads of it is not what its chain says'])
  })

  it('that a shift was to change and nobody was told', async () => {
    const found = await said(() => undefined, plusMillis(office.now, 2 * DAY))
    expect(found).toContain('a shift was to change and nobody was told')
  })

  it('that somebody who has left has the shift', async () => {
    const since = plusMillis(office.now, -DAY)
    const told = { primary: { person: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS', since } }
    expect(await said(read(() => ({ told })))).toEqual(['somebody who has left is on call as primary'])
  })

  it('that its schedule does not know of an open gap', async () => {
    const away = { from: plusMillis(office.now, 3 * DAY), until: plusMillis(office.now, 4 * DAY) }
    await office.does('opsTwo', 'POST', '/api/absences', away)
    expect(await said(() => undefined)).toEqual([])
    expect(await said(read(() => ({ gaps: {} })))).toEqual([
      'it is open and its schedule does not know, or closed and it does',
    ])
  })

  it('that a shift was swapped which nobody accepted', async () => {
    const swap = await office.does<{ id: Id }>('opsOne', 'POST', '/api/on-call/swaps', {
      ...{ schedule, role: 'primary', receiver: people.opsThree },
      ...{ from: plusMillis(office.now, 0), until: plusMillis(office.now, DAY / 4) },
    })
    await office.does('opsThree', 'POST', `/api/on-call/swaps/${swap.id}/accept`)
    expect(await said(() => undefined)).toEqual([])
    expect(await said(({ id }) => (id === swap.id ? { status: 'declined' } : undefined))).toContain(
      'a shift was swapped that nobody accepted',
    )
  })
})
