import { beforeAll, describe, expect, it } from 'vitest'
import { headKey } from '../../../functions/audit-trail/index.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { people } from '../../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../../support/entitlement-office.ts'

let at: EntitlementOffice
let id: string
beforeAll(async () => {
  at = await openEntitlements()
  id = (await at.gives('opsTwo', (await at.addRight()).id)).id
})

/** What the doctor says once the head of the entitlement was written behind everybody's back. */
async function saidOf(wrong: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  async function* rows(): AsyncGenerator<Item> {
    const { pk } = headKey(id)
    for (const row of at.office.store.dump()) {
      yield row.pk === pk && row.sk === 'head' ? ({ ...row, ...wrong } as Item) : row
    }
  }
  const { violations } = await checkUp(rows(), kinds, at.office.now)
  return violations.filter(({ where }) => where === id).map(({ what }) => what)
}

describe('the doctor sees of a right', () => {
  it('nothing, while everything is as it should be', async () => {
    expect(await saidOf({})).toEqual([])
  })
  it('that nobody approved it', async () => {
    expect(await saidOf({ approvedBy: undefined })).toEqual(['it is active, and nobody approved it'])
  })
  it('that it is not what was approved', async () => {
    expect(await saidOf({ contentHash: 'another' })).toEqual(['what was approved is not what it says now'])
  })
  it('that somebody granted it to themselves', async () => {
    expect(await saidOf({ grantedBy: people.opsTwo })).toEqual(['somebody decided on a right of their own'])
  })
  it('that it ended without proof', async () => {
    expect(await saidOf({ status: 'revoked', stage: 'over' })).toEqual(['it ended, and nothing proves it'])
  })
})
