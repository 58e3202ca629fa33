import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, plusMillis } from '../../../functions/kernel/instant.ts'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { type AlertsInWorld, alertsAtWork } from '../../support/alerts-at-work.ts'
import { MemoryOffice } from '../../support/memory-office.ts'

let office: MemoryOffice
let alerts: AlertsInWorld
beforeEach(async () => {
  office = await MemoryOffice.open()
  alerts = await alertsAtWork(office)
})

/** What the doctor says once rows were written, or are missing, behind everybody's back. */
async function said(wrong: (row: Item) => JsonObject | 'gone' | undefined, now = office.now): Promise<string[]> {
  async function* rows(): AsyncGenerator<Item> {
    for (const row of office.store.dump()) {
      const written = wrong(row)
      if (written !== 'gone') yield { ...row, ...written } as Item
    }
  }
  return (await checkUp(rows(), kinds, now)).violations.map(({ what }) => what)
}
const alert = (written: JsonObject) => (row: Item) =>
  row.sk === 'head' && row.id === alerts.alert ? written : undefined

describe('the doctor sees of alerts', () => {
  it('nothing, while everything is as it should be', async () => {
    expect(await said(() => undefined)).toEqual([])
  })

  it('that one fires and nobody was paged', async () => {
    const now = plusMillis(office.now, 30 * DAY)
    const found = await said(alert({ treatment: 'pending' }), now)
    expect(found).toContain('was to be looked at, and nobody has')
    const ended = alert({ treatment: 'pending', lookAt: undefined })
    expect(await said(ended, now)).toContain('fires, and nobody was paged')
  })

  it('that one is kept quiet without a reason, counts as paged without an incident, or has ended while parts of it fire', async () => {
    expect(await said(alert({ because: undefined }))).toContain('is kept quiet without a reason or an end')
    expect(await said(alert({ treatment: 'paged' }))).toContain('counts as paged, without an incident')
    expect(await said(alert({ status: 'resolved' }))).toContain('is resolved, and its parts are not')
  })

  it('that the sweeper would never come by', async () => {
    expect(await said(({ sk }) => (sk === 'look' ? 'gone' : undefined))).toEqual([
      'the sweeper does not find when it is to be looked at',
    ])
  })

  it('that nobody waits for a heartbeat that should beat', async () => {
    expect(await said(({ sk }) => (sk === 'beat' ? 'gone' : undefined))).toEqual([
      'its clock is armed when it should not be, or the reverse',
    ])
  })

  it('that something was accepted and nobody looked at it', async () => {
    const row = { pk: `alert-inbox#${alerts.source}`, sk: `${office.now}#x`, at: office.now }
    await office.store.write({ put: row })
    expect(await said(() => undefined)).toEqual([])
    expect(await said(() => undefined, plusMillis(office.now, DAY))).toContain(
      'was accepted, and nobody has looked at it',
    )
  })
})
