import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LintFindingsOut } from '../../functions/role-book/lint.contract.ts'
import type { MatrixOut } from '../../functions/role-book/matrix.contract.ts'
import type { SimulationOut } from '../../functions/role-book/simulate.contract.ts'
import { aDuty, BookWork, DRAFTS } from '../support/book-work.ts'
import { positions, services } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const BACKUP = { code: 'backup', name: { 'zh-CN': '备份', en: 'Backup' }, hours: 'business' }
const FRAME = {
  activities: [BACKUP],
  needs: { [services.mail]: ['backup'], [services.database]: ['backup'], [services.erp]: [] },
  conflicts: [],
}
const backs = (...of: readonly string[]) => ({ covers: { activity: 'backup', services: of } })

let office: MemoryOffice
let work: BookWork
let draft: string
beforeEach(async () => {
  office = await MemoryOffice.open()
  work = new BookWork(office)
  draft = (await work.begins('headDeputy', '第一版', 'positions')).id
  await office.does('headDeputy', 'PUT', `${DRAFTS}/${draft}/frame`, FRAME)
})
afterEach(() => office.machine.stop())

const findings = (query: string, of = `drafts/${draft}`) =>
  office.does<LintFindingsOut>('head', 'GET', `/api/role-books/${of}/findings?${query}`)
const isReviewed = async () => {
  await work.step('headDeputy', draft, 'submit')
  await work.step('head', draft, 'review', { verdict: 'accept' })
}
const publish = () => work.tries('head', draft, 'publish', { note: '发布。' })

describe('given a draft in which two positions answer for one backup', () => {
  beforeEach(async () => {
    await work.adds('headDeputy', draft, aDuty('opsEngineer', backs(services.mail, services.database)))
    await work.adds('headDeputy', draft, aDuty('opsLeader', backs(services.mail)))
  })

  it('when I look before it is published, then the draft says so, and its matrix shows where', async () => {
    const { items, version } = await findings('weight=refused')
    expect(version).toBeNull()
    expect(items).toMatchObject([
      {
        ...{ key: `overlap:${services.mail}:backup`, service: { id: services.mail } },
        mends: [{ act: 'leave-to-one', activity: { code: 'backup' } }],
      },
    ])
    const { items: rows } = await office.does<MatrixOut>('head', 'GET', `/api/responsibility-matrix?draft=${draft}`)
    expect(rows.find(({ service }) => service.id === services.mail)?.cells[0]).toMatchObject({
      state: 'overlap',
      accountable: [positions.opsLeader, positions.opsEngineer].toSorted().map((id) => ({ id })),
    })
    // Nobody is bound by it: nothing is in force.
    expect((await office.does<MatrixOut>('head', 'GET', '/api/responsibility-matrix')).version).toBeNull()
  })

  it('when it is to be published all the same, then it is refused, and nothing is in force', async () => {
    await isReviewed()
    const { status, body } = await publish()
    expect([status, body.code]).toEqual([409, 'findings-refused'])
    expect(await findings('weight=refused', 'versions/in-force').then(({ version }) => version)).toBeNull()
  })
})

describe('given a draft with a gap', () => {
  beforeEach(async () => {
    await work.adds('headDeputy', draft, aDuty('opsEngineer', backs(services.mail)))
  })

  it('when nobody answers for the gap, then it cannot be published; when I do, until a day, then it can, and the gap stays in sight with my name', async () => {
    const gap = `gap:${services.database}:backup`
    expect((await findings('weight=error')).items.map(({ key }) => key)).toEqual([gap])
    await isReviewed()
    expect((await publish()).body.code).toBe('findings-not-accepted')
    await work.step('head', draft, 'accept-finding', {
      finding: gap,
      until: '2026-03-31',
      reason: '存储管理员三月到岗。',
    })
    await work.step('head', draft, 'publish', { note: '发布。' })
    const { items, version } = await findings('kind=gap', 'versions/in-force')
    expect(version).toBe(1)
    expect(items).toMatchObject([{ key: gap, accepted: { by: { name: 'head' }, reason: '存储管理员三月到岗。' } }])
  })

  it('when I play it through, then I see the year before anybody is bound by it, and the draft is as it was', async () => {
    const heavy = { when: { kind: 'standing' }, effort: 50 * 60 }
    await work.adds('headDeputy', draft, aDuty('opsLeader', heavy))
    const { version: before } = await work.read(draft)
    const year = await office.does<SimulationOut>('head', 'POST', `${DRAFTS}/${draft}/simulate`, { weeks: 26 })
    expect(year).toMatchObject({ draft, version: null })
    expect(year.people[0]).toMatchObject({ person: { name: 'opsLeader' } })
    expect(year.people[0]?.weeksOver).toBeGreaterThan(15)
    expect((await findings('kind=overload')).items).toMatchObject([
      { people: [{ name: 'opsLeader' }], values: { hours: 50 } },
    ])
    expect((await work.read(draft)).version).toBe(before)
  })
})
