import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { partitionOf } from '../../functions/audit-trail/index.ts'
import { getIncident } from '../../functions/incident/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { emailOf } from '../support/department.ts'
import { incidentAs, reports, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await officeOnCall()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

describe('given an incident of which a hundred things have been noted', () => {
  it('when those it hits are told how it stands, then whoever said that it hits them too is among them', async () => {
    const { id } = await reports(office, 'opsThree')
    await takes(office, 'opsOne', id, 'acknowledge')
    await office.does('employee', 'POST', `/api/incidents/${id}/affected`, {})
    for (let nth = 1; nth <= 100; nth += 1) await takes(office, 'opsOne', id, 'note', { comment: `第 ${nth} 条` })
    await office.advance(2 * MINUTE)
    office.mails.length = 0
    await takes(office, 'opsOne', id, 'update', { 'zh-CN': '队列正在下降。', audiences: ['affected'] })
    await office.settle()
    expect(office.mails.map(({ to }) => to.address)).toContain(emailOf('employee'))
  })
})

describe('given an incident of severity 1 that nobody answers for a day', () => {
  const executionOf = async (id: Id) =>
    (await office.store.find<{ pk: string; sk: string; generation: number }>({ pk: partitionOf(id), sk: 'exec' }))
      ?.generation

  it('then it costs no more to look at than on the first evening, and its execution handed over long before it was full', async () => {
    const { id } = await reports(office, 'opsThree')
    await office.advance(20 * HOUR)
    const { pages, status } = await incidentAs(office, 'head', id)
    expect(status).toBe('triggered')
    // Every five minutes somebody.
    expect(pages).toBeGreaterThan(200)
    expect((await getIncident(office.store, id)).rows.length).toBeLessThan(200)
    expect(await executionOf(id)).toBeGreaterThan(1)
    await takes(office, 'opsOne', id, 'acknowledge')
  })
})
