import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY } from '../../functions/kernel/instant.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import type { LintFindingsOut } from '../../functions/role-book/lint.contract.ts'
import type { MatrixOut } from '../../functions/role-book/matrix.contract.ts'
import type { SimulationOut } from '../../functions/role-book/simulate.contract.ts'
import { aBook, aDuty, asGiven, BACKUP, both, shanghai, WATCH } from '../role-book/lint/book-to-lint.ts'
import { people, positions, type Role, services } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { putWholeBook } from '../support/whole-book.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})
afterEach(() => office.machine.stop())

/** The administrator of the databases watches over them day and night; engineers look after the backup of mail. */
const WATCHES = aDuty({
  ...{ position: positions.opsEngineer, title: both('看护数据库'), when: { kind: 'standing' }, effort: 60 },
  covers: { activity: 'watch', services: [services.database] },
})
const BACKS_UP = aDuty({ title: both('检查备份'), covers: { activity: 'backup', services: [services.mail] } })
const FRAME = {
  activities: [BACKUP, WATCH],
  needs: { [services.mail]: ['backup'], [services.database]: ['watch'], [services.erp]: [] },
}

async function theBookSays(...duties: readonly (typeof WATCHES)[]): Promise<void> {
  const given = asGiven(await loadDirectory(office.machine.platform.store))
  await putWholeBook(office, aBook([...given, ...duties], FRAME), office.now, people.head)
}

const findings = (path = 'kind=vacant') =>
  office.does<LintFindingsOut>('head', 'GET', `/api/role-books/versions/in-force/findings?${path}`)
const matrix = (on = '') => office.does<MatrixOut>('head', 'GET', `/api/responsibility-matrix${on}`)
const cell = ({ items }: MatrixOut, service: Id, activity: string) =>
  items.find((each) => each.service.id === service)?.cells.find((each) => each.activity === activity)

interface Place {
  readonly id: Id
  readonly person: { readonly id: Id }
}
interface Owed {
  readonly kind: string
  readonly title: string
  readonly dueAt: string
  readonly status: string
}
const owedBy = async (role: Role, status = 'open') =>
  (await office.does<{ items: Owed[] }>(role, 'GET', `/api/obligations?status=${status}`)).items.filter(({ kind }) =>
    kind.startsWith('roster.'),
  )

/** The post has two holders, one after the other, and no deputy: from 18:00 to 09:00 it has nobody. */
async function postIsVacantForANight(): Promise<void> {
  const path = `/api/positions/${positions.opsEngineer}`
  const { holders, deputies } = await office.does<{ holders: Place[]; deputies: Place[] }>('admin', 'GET', path)
  const { holders: withStandIn } = await office.does<{ holders: Place[] }>('admin', 'POST', `${path}/assignments`, {
    person: people.employee,
  })
  const standIn = withStandIn.find(({ person }) => person.id === people.employee)
  for (const { id } of holders) await office.does('admin', 'DELETE', `${path}/assignments/${id}`)
  await office.does('admin', 'POST', `${path}/assignments`, {
    person: people.opsOne,
    until: shanghai('2026-01-20T18:00'),
  })
  await office.does('admin', 'POST', `${path}/assignments`, {
    person: people.opsTwo,
    from: shanghai('2026-01-21T09:00'),
  })
  for (const { id } of deputies) await office.does('admin', 'DELETE', `${path}/deputies/${id}`)
  await office.does('admin', 'DELETE', `${path}/assignments/${standIn?.id}`)
}

describe('given the post of the database administrator, whose duty goes on day and night', () => {
  beforeEach(async () => {
    await theBookSays(WATCHES, BACKS_UP)
    await postIsVacantForANight()
  })

  it('when it will be vacant for one night in two weeks, then the group’s leader owes cover a week before, and is told which night', async () => {
    await office.advance(DAY)
    const [owed, ...others] = await owedBy('opsLeader')
    expect(others).toEqual([])
    expect(owed).toMatchObject({
      kind: 'roster.cover-hours',
      title: 'opsEngineer',
      dueAt: shanghai('2026-01-13T18:00'),
    })
    const asked = office.mails.findLast(({ to }) => to.address === 'ops-leader@example.com')
    expect(asked?.subject).toBe('【请补上值守空档】opsEngineer（1月13日 18:00 前）')
    expect(asked?.text).toContain('1月20日（周二）18:00至1月21日（周三）09:00')
    expect(asked?.text).toContain('夜里和周末也一样')
    // Nobody did anything: it climbs to the head, and nobody is asked twice.
    await office.advance(8 * DAY)
    expect((await owedBy('head')).map(({ kind }) => kind)).toEqual(['roster.cover-hours'])
    expect((await office.checkUp()).violations).toEqual([])
  })

  it('when the linter looks, then it says so today, why it matters and what would mend it; the day’s matrix shows it', async () => {
    const { items, counts } = await findings()
    expect(items).toMatchObject([
      {
        ...{ key: `vacant:${positions.opsEngineer}`, weight: 'error' },
        ...{ from: shanghai('2026-01-20T18:00'), until: shanghai('2026-01-21T09:00') },
        title: 'Nobody there: opsEngineer',
        mends: [{ act: 'name-holder' }, { act: 'name-deputy' }, { act: 'move-absence' }],
      },
    ])
    expect(items[0]?.what).toContain('From Tue 20 Jan, 18:00 until Wed 21 Jan, 09:00 nobody is there')
    expect(items[0]?.why).toMatch(/what comes to it is not done/)
    expect(counts.error).toBeGreaterThan(0)
    expect(cell(await matrix(), services.database, 'watch')).toMatchObject({
      state: 'single',
      person: { name: 'opsOne' },
    })
    expect(cell(await matrix('?on=2026-01-20'), services.database, 'watch')).toMatchObject({
      ...{ state: 'vacant', emptyFrom: shanghai('2026-01-20T18:00') },
    })
    expect(cell(await matrix('?on=2026-01-22'), services.database, 'watch')).toMatchObject({
      person: { name: 'opsTwo' },
    })
  })

  it('when a deputy is named for it, then it is done at once and nothing is found any more', async () => {
    await office.advance(DAY)
    const path = `/api/positions/${positions.opsEngineer}/deputies`
    await office.does('admin', 'POST', path, { person: people.opsThree })
    expect(await owedBy('opsLeader')).toEqual([])
    expect(await owedBy('opsLeader', 'closed')).toMatchObject([{ kind: 'roster.cover-hours', status: 'discharged' }])
    expect((await findings()).items).toEqual([])
    await office.advance(3 * DAY)
    expect(await owedBy('opsLeader')).toEqual([])
  })

  it('when somebody says in the afternoon that they are away tonight, then it is seen at once, not tomorrow', async () => {
    await office.does('opsOne', 'POST', '/api/absences', {
      from: shanghai('2026-01-05T18:00'),
      until: shanghai('2026-01-06T08:00'),
    })
    const [owed] = await owedBy('opsLeader')
    expect(owed).toMatchObject({ kind: 'roster.cover-hours', title: 'opsEngineer' })
    expect(office.mails.findLast(({ to }) => to.address === 'ops-leader@example.com')?.text).toContain(
      '1月5日（周一）18:00至1月6日（周二）08:00',
    )
  })

  it('when everybody who stands in is away on a Saturday, then that is found too; on leave by day it is the working day', async () => {
    const path = `/api/positions/${positions.opsEngineer}/deputies`
    await office.does('admin', 'POST', path, { person: people.opsThree })
    await office.does('opsOne', 'POST', '/api/absences', {
      from: shanghai('2026-01-10T08:00'),
      until: shanghai('2026-01-10T20:00'),
    })
    await office.does('opsThree', 'POST', '/api/absences', {
      from: shanghai('2026-01-09T19:00'),
      until: shanghai('2026-01-11T20:00'),
    })
    expect((await findings()).items).toMatchObject([
      { from: shanghai('2026-01-10T08:00'), until: shanghai('2026-01-10T20:00') },
    ])
    expect((await owedBy('opsLeader')).map(({ kind }) => kind)).toEqual(['roster.cover-hours'])
  })
})

describe('given a book in which two positions answer for one backup', () => {
  it('when the linter looks, then it is refused, in my language, and one of them is to let it go', async () => {
    await theBookSays(
      BACKS_UP,
      aDuty({ position: positions.opsLeader, covers: { activity: 'backup', services: 'all' } }),
    )
    const { items } = await findings('kind=overlap')
    expect(items).toMatchObject([{ weight: 'refused', service: { id: services.mail }, activity: { code: 'backup' } }])
    expect(items[0]?.mends[0]?.text).toMatch(/^Leave it to “ops(Leader|Engineer)”, and take “mail” out of the duty/)
    expect(cell(await matrix(), services.mail, 'backup')?.state).toBe('overlap')
    const response = await office.api.request('/api/role-books/versions/in-force/findings?kind=overlap', {
      headers: { ...(await office.credentialsOf('head')), 'Accept-Language': 'zh-CN' },
    })
    const chinese = (await response.json()) as LintFindingsOut
    expect(chinese.items[0]?.why).toContain('两个人都负责，等于没有人负责')
  })
})

describe('given a service that needs something nobody answers for', () => {
  beforeEach(() => theBookSays(BACKS_UP))

  it('when I open the matrix, then its cell is a gap, and I see only rows with gaps if I ask for them', async () => {
    const all = await matrix()
    expect(all.counts).toMatchObject({ gap: 1, covered: 1, overlap: 0 })
    expect(cell(all, services.database, 'watch')).toMatchObject({ state: 'gap', accountable: [], person: null })
    const { items } = await matrix('?state=gap')
    expect(items.map(({ service }) => service.id)).toEqual([services.database])
    const [found] = (await findings('kind=gap')).items
    // Nobody does it elsewhere: the leader of the owning group is the first to think of.
    expect(found?.mends).toMatchObject([
      { act: 'add-duty', position: { id: positions.opsLeader }, activity: { code: 'watch' } },
    ])
  })

  it('when I ask for a day nobody can foresee, or a draft that is not there, then I am told so', async () => {
    const far = await office.call('head', 'GET', '/api/responsibility-matrix?on=2027-01-01')
    expect([far.status, far.body.code]).toEqual([422, 'date-out-of-range'])
    const none = await office.call('head', 'GET', '/api/responsibility-matrix?draft=bdr_01K9ZQ6V80ABCDEFGHJKMNPQRS')
    expect([none.status, none.body.code]).toEqual([404, 'not-found'])
  })

  it('when I hold authority against duty, then I see who may what by which duty, and what was given without one', async () => {
    interface Parity {
      readonly counts: Record<string, number>
      readonly items: readonly {
        position: { id: Id }
        lines: readonly { act: string; state: string; duty: unknown }[]
      }[]
    }
    const { items, counts } = await office.does<Parity>('head', 'GET', '/api/responsibility-matrix/parity')
    expect(counts).toMatchObject({ 'without-duty': 0, missing: 0 })
    const manager = items.find(({ position }) => position.id === positions.changeManager)
    expect(manager?.lines.find(({ act }) => act === 'change.authorise')).toMatchObject({ state: 'by-duty' })
    const unequal = await office.does<Parity>('head', 'GET', '/api/responsibility-matrix/parity?only=unequal')
    expect(unequal.items).toEqual([])
  })

  it('when I list duties by position, then each has one accountable position and whoever that is now', async () => {
    const path = `/api/responsibility-matrix/duties?position=${positions.opsEngineer}&limit=100`
    const { items } = await office.does<{
      items: { duty: { id: Id }; accountable: { id: Id }; person: { name: string } }[]
    }>('opsOne', 'GET', path)
    expect(items.find(({ duty }) => duty.id === BACKS_UP.id)).toMatchObject({ person: { name: 'opsOne' } })
    expect(items.every(({ accountable }) => accountable.id === positions.opsEngineer)).toBe(true)
  })
})

describe('given a book that nobody is bound by yet', () => {
  const simulate = (body: object = {}) =>
    office.does<SimulationOut>('head', 'POST', '/api/role-books/versions/in-force/simulate', body)

  it('when I play it through a year, then I see who has too much, what nobody is there for, who is on call too often and where decisions pile up', async () => {
    const onCall = aDuty({ position: positions.appLeader, when: { kind: 'on-call', hours: 'always' }, effort: 0 })
    const heavy = aDuty({ position: positions.opsLeader, effort: 540 })
    await theBookSays(onCall, heavy)
    const load = { changes: { low: 20, medium: 5, high: 1 } }
    const year = await simulate({ load })
    expect(year.weeks).toHaveLength(52)
    expect(year.weeks[0]).toBe('2026-01-12')
    const of = (person: Id) => year.people.find((each) => each.person.id === person)
    expect(of(people.opsLeader)?.weeksOver).toBeGreaterThan(20)
    expect(of(people.appLeader)?.onCallShare).toBeGreaterThan(90)
    expect(year.unfilled).toMatchObject([{ duty: { id: onCall.id }, kind: 'on-call' }])
    expect(year.approvals[0]).toMatchObject({ position: { id: positions.changeManager } })
    expect(year.approvals[0]?.weeksBehind).toBeGreaterThan(20)
    expect(await simulate({ load })).toEqual(year)
    expect(await simulate({ load, seed: 2 })).not.toEqual(year)
  })

  it('when I ask for what cannot be played, then I am told, and nothing is written', async () => {
    await theBookSays(BACKS_UP)
    const path = '/api/role-books/versions/in-force/simulate'
    const tooFar = await office.call('head', 'POST', path, { from: '2031-01-01' })
    expect([tooFar.status, tooFar.body.code]).toEqual([422, 'date-out-of-range'])
    const tooMuch = await office.call('head', 'POST', path, { load: { changes: { low: 500, medium: 500, high: 500 } } })
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'simulation-too-large'])
    const wrong = await office.call('head', 'POST', path, { weeks: 0, load: { leaveDays: -1 } })
    expect(wrong.status).toBe(422)
    expect((wrong.body.errors as { path: string }[]).map((each) => each.path).toSorted()).toEqual([
      'load/leaveDays',
      'weeks',
    ])
  })
})
