import { beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../../functions/kernel/instant.ts'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { people } from '../../support/department.ts'
import { MemoryOffice } from '../../support/memory-office.ts'
import { drillOf, planIn } from '../../support/plans-at-work.ts'
import { retell } from './doctor-house.ts'

let office: MemoryOffice
let plan: Id
beforeEach(async () => {
  office = await MemoryOffice.open()
  plan = await planIn(office)
})

/** What the doctor says once what everybody reads of the plan was written behind everybody's back. */
async function said(wrong: JsonObject = {}, now = office.now): Promise<string[]> {
  async function* rows(): AsyncGenerator<Item> {
    for (const row of office.store.dump()) {
      const isRead = row.pk === 'emergency-plans' && row.sk === `plan#${plan}`
      yield isRead ? { ...row, thing: { ...(row.thing as JsonObject), ...wrong } } : row
    }
  }
  return (await checkUp(rows(), kinds, now)).violations.map(({ what }) => what)
}

describe('the doctor sees of emergency plans', () => {
  it('nothing, while everything is as it should be', async () => {
    await drillOf(office, plan)
    expect(await said()).toEqual([])
  })

  it('that what everybody reads is not what was published', async () => {
    expect(await said({ published: 2 })).toEqual(['what everybody reads of it is not what its chain says'])
  })

  it('that one was not drilled in time, and nobody was asked to', async () => {
    const found = await said({}, plusMillis(office.now, 200 * DAY))
    expect(found).toContain('it was not drilled in time, and nobody was asked to')
  })

  it('that the drill it knows never was', async () => {
    expect(await said({ drill: 'edr_01K9ZQ6V80ABCDEFGHJKMNPQRS' })).toContain(
      'the drill it knows is over, or never was',
    )
  })

  it('that somebody published what they had written alone', async () => {
    await retell(office.store, plan, (entry) =>
      entry.did === 'emergency-plan.published' ? { ...entry, what: { ...entry.what, writers: [people.head] } } : entry,
    )
    expect((await said()).join()).toContain('had written it alone')
  })
})
