import { afterEach, describe, expect, it } from 'vitest'
import type { DutyRecord, OccurrenceDetail } from '../../functions/duty/duty.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { type Instant, instantOf, millisOf } from '../../functions/kernel/instant.ts'
import type { ObjectiveOut, ObjectiveSummary } from '../../functions/objective/objective.contract.ts'
import type { ObligationOut } from '../../functions/obligation/obligation.contract.ts'
import type { TimelineEntry } from '../../functions/obligation/timeline.contract.ts'
import type { DutyOut } from '../../functions/role-book/role-book.contract.ts'
import { aDuty, BookWork } from '../support/book-work.ts'
import { emailOf, people, positions, type Role } from '../support/department.ts'
import { rule } from '../support/duties-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { availability } from '../support/objectives.ts'

let office: MemoryOffice
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

/** A wall clock in Shanghai. */
const shanghai = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))
const advanceTo = (local: string) => office.advance(millisOf(shanghai(local)) - millisOf(office.now))

const read = (id: Id, role: Role = 'opsOne') => office.does<ObjectiveOut>(role, 'GET', `/api/objectives/${id}`)
const set = (wish: Readonly<Record<string, unknown>> = {}) =>
  office.does<ObjectiveOut>('head', 'POST', '/api/objectives', availability(2026, wish))
const records = (role: Role, id: Id, on: string, value: number, note?: string) =>
  office.call<ObjectiveOut & { code: string }>(role, 'POST', `/api/objectives/${id}/values`, {
    on,
    value,
    ...(note === undefined ? {} : { note }),
  })
const subjectsTo = (role: Role) =>
  office.mails.filter(({ to }) => to.address === emailOf(role)).map(({ subject }) => subject)
const lastTo = (role: Role) => office.mails.findLast(({ to }) => to.address === emailOf(role))
const open = ({ obligations }: ObjectiveOut) => obligations.filter(({ status }) => status === 'open')

/** What the operators owe goes to one of the three who hold the post. */
const roleOf = (owed: { readonly accountable: { readonly id: string } } | null | undefined): Role => {
  const role = (Object.keys(people) as Role[]).find((each) => people[each] === owed?.accountable.id)
  if (role === undefined) throw new Error('nobody owes it')
  return role
}
const ownerOf = ({ owed }: ObjectiveOut): Role => roleOf(owed)

describe('given the head of IT sets what the operators should reach this year', () => {
  it('then their post owes a value for each month, is asked when the month is over, and it climbs to me', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const objective = await set()
    const owner = ownerOf(objective)
    expect(objective.owed).toMatchObject({ what: 'measure', period: '2026-01', dueAt: shanghai('2026-02-06T18:00') })
    expect(lastTo(owner)?.subject).toBe('【请登记进展】核心系统可用率（2026年1月）（2月6日 18:00 前）')
    expect(lastTo(owner)?.text).toContain('2026年1月结束后，请登记“月可用率”')

    await advanceTo('2026-01-31T23:59')
    expect(subjectsTo(owner)).toHaveLength(1)
    await advanceTo('2026-02-01T00:01')
    expect(subjectsTo(owner)).toHaveLength(2)
    expect(lastTo(owner)?.text).toContain('2026年1月已经结束')
    await advanceTo('2026-02-06T18:01')
    const late = await read(objective.id)
    expect([late.owed?.isOverdue, late.owed?.accountable.id]).toEqual([true, people.opsThree])
    await advanceTo('2026-02-12T18:01')
    expect((await read(objective.id)).owed?.accountable.id).toBe(people.head)
  })

  it('when the value is recorded, then the month is done, the next is owed, and whether we are on track is seen', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const { id } = await set()
    await advanceTo('2026-02-02T09:00')
    const answer = await records('opsTwo', id, '2026-01-31', 99.95, '月度报表')
    expect(answer.body).toMatchObject({
      standing: { is: 'on-track', expected: 99.9 },
      latest: { on: '2026-01-31', value: 99.95 },
      owed: { what: 'measure', period: '2026-02' },
      values: [{ on: '2026-01-31', value: 99.95, note: '月度报表', by: { id: people.opsTwo } }],
    })
    expect(answer.body.obligations.map(({ status }) => status).toSorted()).toEqual(['discharged', 'open'])
    expect((await read(id)).owed).toEqual(answer.body.owed)

    const replaced = await records('opsTwo', id, '2026-01-31', 99.7)
    expect(replaced.body).toMatchObject({ standing: { is: 'behind' }, owed: { period: '2026-02' } })
    expect(replaced.body.values).toHaveLength(1)
    const { items } = await office.does<{ items: TimelineEntry[] }>('appOne', 'GET', `/api/objectives/${id}/timeline`)
    expect(
      items.filter(({ did }) => did === 'objective.measured').map(({ what, comment }) => [what.value, comment]),
    ).toEqual([
      [99.95, '月度报表'],
      [99.7, null],
    ])
    expect(items.find(({ did }) => did === 'objective.measured')?.grant).toMatchObject({
      position: 'opsEngineer',
      via: 'holder',
    })
  })

  it('when the year is measured, then I say how it ended, and nobody else owes anything for it', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const { id } = await set({ rhythm: 'quarterly' })
    for (const [after, on] of [
      ['2026-04-01T09:00', '2026-03-31'],
      ['2026-07-01T09:00', '2026-06-30'],
      ['2026-10-08T09:00', '2026-09-30'],
      ['2027-01-04T09:00', '2026-12-31'],
    ] as const) {
      await advanceTo(after)
      expect((await records('opsOne', id, on, 99.93)).status).toBe(200)
    }
    await office.settle()
    const measured = await read(id)
    expect(measured.owed).toMatchObject({ what: 'conclude', period: null, accountable: { id: people.head } })
    expect(lastTo('head')?.subject).toContain('【请评定结果】核心系统可用率')
    const body = { ending: 'achieved', reason: '全年 99.93%。' }
    const closed = await office.does<ObjectiveOut>(
      'head',
      'POST',
      `/api/objectives/${id}/close`,
      body,
      measured.version,
    )
    expect(closed).toMatchObject({ status: 'achieved', owed: null, closed: { by: { id: people.head } } })
    expect(open(closed)).toEqual([])
    expect(await records('opsOne', id, '2026-12-31', 99)).toMatchObject({
      status: 409,
      body: { code: 'objective-closed' },
    })
    const { items } = await office.does<{ items: ObjectiveSummary[] }>('appOne', 'GET', '/api/objectives')
    expect(items).toEqual([])
    const year = await office.does<{ items: ObjectiveSummary[] }>('appOne', 'GET', '/api/objectives?year=2026')
    expect(year.items.map(({ status }) => status)).toEqual(['achieved'])
  })

  it('when it goes to another post, then the same month is owed there, and the old owner owes nothing', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const { id, version } = await set()
    const moved = await office.does<ObjectiveOut>(
      'head',
      'PATCH',
      `/api/objectives/${id}`,
      { owner: positions.appLeader },
      version,
    )
    expect(moved.owed).toMatchObject({ period: '2026-01', accountable: { id: people.appLeader } })
    expect(moved.obligations.map(({ status }) => status).toSorted()).toEqual(['open', 'withdrawn'])
    expect(subjectsTo('appLeader')).toHaveLength(1)
    expect(await records('opsOne', id, '2026-01-05', 99)).toMatchObject({
      status: 403,
      body: { code: 'not-its-owner' },
    })
  })

  it('when only its words change, then what is owed stays with whoever has it, under the new words', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const before = await set()
    const title = { 'zh-CN': '核心系统可用率（含灾备）', en: 'Availability, disaster site included' }
    const after = await office.does<ObjectiveOut>(
      'head',
      'PATCH',
      `/api/objectives/${before.id}`,
      { title },
      before.version,
    )
    expect(open(after).map(({ id, title: words }) => [id, words])).toEqual([[open(before)[0]?.id, title['zh-CN']]])
  })
})

describe('given a machine that was stopped when a month ended', () => {
  it('then the owner is asked when it starts, and nobody is passed over who was never told', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const objective = await set()
    const [{ id }, owner] = [objective, ownerOf(objective)]
    // The time passes at once: as if nothing had run meanwhile.
    office.clock.moveTo(shanghai('2026-02-20T09:00'))
    await office.machine.runTask('sweep', {})
    await office.settle()
    const { owed, obligations } = await read(id)
    expect(obligations).toHaveLength(1)
    expect(owed?.accountable.id).toBe(people[owner])
    await office.advance(2 * 60_000)
    expect(subjectsTo(owner)).toHaveLength(2)
    expect(owed?.dueAt && owed.dueAt > office.now).toBe(true)
  })
})

describe('given somebody who owes a value and leaves', () => {
  it('then it is another’s within minutes', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const { id } = await set({ owner: positions.appLeader })
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.appLeader}`)
    await office.does('admin', 'PATCH', `/api/people/${people.appLeader}`, { active: false }, version)
    await office.advance(5 * 60_000)
    const owed = await office.does<{ items: ObligationOut[] }>('appOne', 'GET', '/api/obligations')
    expect(owed.items.map(({ kind }) => kind)).toContain('objective.measure')
    expect((await read(id)).owed?.accountable.id).toBe(people.appOne)
    expect((await records('appOne', id, '2026-01-05', 99.9)).status).toBe(200)
  })
})

describe('given a role book with a duty for one of two objectives', () => {
  it('then each names the other, with what was shown last, and what serves nothing is listed on both sides', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-01-05T09:00') })
    const book = new BookWork(office)
    await book.founds()
    const served = await set()
    const lonely = await set({ title: { 'zh-CN': '无人推进', en: 'Nobody’s' } })
    const { id: draft } = await book.begins('head')
    const wish = aDuty('opsEngineer', {
      ...{ objective: served.id, evidence: [{ kind: 'note', title: { 'zh-CN': '结果', en: 'Result' } }] },
      when: { kind: 'recurring', rule: rule({ at: ['10:00'], from: '2026-01-05' }) },
    })
    const { id } = await book.adds('head', draft, wish)
    await book.publishes(draft, { drafter: 'head', judge: 'headDeputy' })
    const all = (await office.does<{ items: DutyOut[] }>('opsOne', 'GET', '/api/duties?limit=100')).items
    expect(all.find((each) => each.id === id)?.names[served.id]).toEqual(served.title)

    const duties = await office.does<Served>('opsOne', 'GET', `/api/objectives/${served.id}/duties`)
    expect(duties).toMatchObject({ version: 2, items: [{ id, title: wish.title }], nextCursor: null })
    await advanceTo('2026-01-05T10:00')
    const [owed] = (await lastOf(id)).last
    const done = { evidence: ['全部恢复成功。'] }
    expect((await office.call(roleOf(owed), 'POST', `/api/duty-occurrences/${owed?.id}/complete`, done)).status).toBe(
      200,
    )
    expect((await lastOf(id)).last).toMatchObject([{ status: 'done', on: '2026-01-05' }])
    const shown = await office.does<OccurrenceDetail>('head', 'GET', `/api/duty-occurrences/${owed?.id}`)
    expect(shown.evidence).toMatchObject([{ value: '全部恢复成功。' }])

    const first = await orphans('?limit=2')
    expect(first).toMatchObject({ version: 2, without: all.length - 1, duties: all.length })
    expect(first.objectives.map((each) => each.id)).toEqual([lonely.id])
    const next = await orphans(`?limit=100&cursor=${encodeURIComponent(first.nextCursor ?? '')}`)
    const listed = [...first.items, ...next.items].map((each) => each.id)
    expect([first.items.length, next.nextCursor]).toEqual([2, null])
    expect(listed.toSorted()).toEqual(
      all
        .map((each) => each.id)
        .filter((each) => each !== id)
        .toSorted(),
    )
    const ending = { ending: 'dropped', reason: '不再推进。' }
    await office.does('head', 'POST', `/api/objectives/${lonely.id}/close`, ending, lonely.version)
    expect((await orphans('')).objectives).toEqual([])
  })
  interface Served {
    readonly items: readonly { readonly id: Id }[]
    readonly nextCursor: string | null
  }
  const orphans = (query: string) =>
    office.does<Served & { objectives: { id: Id }[] }>('opsOne', 'GET', `/api/objective-orphans${query}`)
  const lastOf = (duty: Id) => office.does<DutyRecord>('head', 'GET', `/api/duties/${duty}/record`)
})

describe('given input that cannot be', () => {
  it('then it is refused at its place, in the language of the caller, and nothing changes', async () => {
    office = await MemoryOffice.open({ at: shanghai('2026-06-01T09:00') })
    const { id } = await set()
    const faultOf = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer
      const { errors } = body as { errors?: { path: string; code: string }[] }
      return [status, errors?.[0]?.path, errors?.[0]?.code]
    }
    const { version } = await read(id)
    const tries = (wish: Readonly<Record<string, unknown>>) =>
      office.call('head', 'POST', '/api/objectives', availability(2026, wish))
    const { measure } = availability(2026)
    expect(await faultOf(tries({ year: 2025 }))).toEqual([422, 'year', 'year-out-of-range'])
    expect(await faultOf(tries({ owner: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS' }))).toEqual([
      422,
      'owner',
      'unknown-position',
    ])
    expect(await faultOf(tries({ measure: { ...measure, start: 100 } }))).toEqual([
      422,
      'measure/start',
      'start-reaches-target',
    ])
    expect(await faultOf(records('opsOne', id, '2026-06-02', 1))).toEqual([422, 'on', 'day-in-the-future'])
    expect(await faultOf(records('opsOne', id, '2025-12-31', 1))).toEqual([422, 'on', 'day-outside-its-year'])
    const same = office.call('head', 'PATCH', `/api/objectives/${id}`, { rhythm: 'monthly' }, version)
    expect(await faultOf(same)).toEqual([422, '', 'nothing-to-change'])
    const stale = await office.call('head', 'PATCH', `/api/objectives/${id}`, { rhythm: 'quarterly' }, version + 1)
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale-version' } })
    expect((await read(id)).version).toBe(version)
  })
})
