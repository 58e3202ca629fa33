import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { type Instant, instantOf } from '../../functions/kernel/instant.ts'
import { positions } from '../support/department.ts'
import { closeOffices, Office, people, type Role } from '../support/office.ts'

let office: Office
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

/** A wall clock in Shanghai. */
const shanghai = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))

interface Owed {
  readonly id: Id
  readonly caseId: Id
  readonly kind: string
  readonly title: string
  readonly standard: string
  readonly dueAt: Instant
  readonly status: string
}

/** What somebody owes beside changes. */
async function owedBy(role: Role, status = 'open'): Promise<Owed[]> {
  const { items } = await office.does<{ items: Owed[] }>(role, 'GET', `/api/obligations?status=${status}`)
  return items.filter(({ kind }) => !kind.startsWith('change.'))
}
const kindsOwedBy = async (role: Role, status = 'open') => (await owedBy(role, status)).map(({ kind }) => kind)
const subjectsTo = async (role: Role) => (await office.mailsTo(role)).map(({ subject }) => subject)
const lastMailTo = async (role: Role) => (await office.mailsTo(role)).at(-1)

/** The department works by a calendar that says something else. */
async function replaceCalendar(change: Readonly<Record<string, unknown>>): Promise<void> {
  const path = '/api/calendar'
  const { version, calendar } = await office.does<{ version: number; calendar: object }>('admin', 'GET', path)
  await office.does('admin', 'PUT', path, { ...calendar, ...change }, { 'If-Match': `"${version}"` })
}

interface Place {
  readonly id: Id
  readonly person: { readonly id: Id }
}

/** Somebody holds a post only until then; they are its only holder. */
async function holdsOnlyUntil(role: Role, post: keyof typeof positions, until: Instant): Promise<void> {
  const path = `/api/positions/${positions[post]}`
  const { holders } = await office.does<{ holders: Place[] }>('admin', 'GET', path)
  await office.does('admin', 'POST', `${path}/assignments`, { person: people.employee })
  for (const { id } of holders) await office.does('admin', 'DELETE', `${path}/assignments/${id}`)
  await office.does('admin', 'POST', `${path}/assignments`, { person: people[role], until })
  const { holders: now } = await office.does<{ holders: Place[] }>('admin', 'GET', path)
  const standIn = now.find(({ person }) => person.id === people.employee)
  await office.does('admin', 'DELETE', `${path}/assignments/${standIn?.id}`)
}

const follows = (role: Role, post: keyof typeof positions, from?: Instant) =>
  office.does('admin', 'POST', `/api/positions/${positions[post]}/assignments`, {
    person: people[role],
    ...(from === undefined ? {} : { from }),
  })
const isAway = (role: Role, from: string, until: string) =>
  office.does<{ id: Id }>(role, 'POST', '/api/absences', { from: shanghai(from), until: shanghai(until) })

describe('given a year that is about to begin, and a calendar that does not know its holidays', () => {
  it('when November begins, then the administrator owes them by mid December, is reminded, and it climbs to me', async () => {
    office = await Office.open({ at: shanghai('2026-10-29T09:00') })
    await office.advanceTo(shanghai('2026-10-31T23:00'))
    expect(await owedBy('admin')).toEqual([])
    await office.advanceTo(shanghai('2026-11-03T09:00'))
    const [owed, ...others] = await owedBy('admin')
    expect(others).toEqual([])
    expect(owed).toMatchObject({ kind: 'calendar.enter-year', title: '2027', dueAt: shanghai('2026-12-14T18:00') })
    const asked = await lastMailTo('admin')
    expect(asked?.subject).toBe('【请录入节假日安排】2027 年工作日历（12月14日 18:00 前）')
    expect(asked?.sentAt).toBe(shanghai('2026-11-01T08:00'))
    expect(asked?.text).toContain('国务院办公厅一般在 2026 年 11 月公布 2027 年的安排。')
    expect(asked?.text).toContain('逾期未处理，将升级给 head。')

    await office.advanceTo(shanghai('2026-12-14T17:59'))
    const reminders = (await subjectsTo('admin')).filter((subject) => subject.startsWith('【提醒'))
    expect(reminders).toHaveLength(2)
    expect(await kindsOwedBy('head')).toEqual([])
    await office.advanceTo(shanghai('2026-12-14T18:01'))
    expect(await kindsOwedBy('head')).toEqual(['calendar.enter-year'])
    expect(await kindsOwedBy('admin')).toEqual([])
  })

  it('when the year is entered, then it is done at once, and never asked for again', async () => {
    office = await Office.open({ at: shanghai('2026-11-02T09:00') })
    await office.advance({ days: 1 })
    await replaceCalendar({ days: { '2027-01-01': { is: 'off' } } })
    expect(await kindsOwedBy('admin')).toEqual(['calendar.enter-year'])
    await replaceCalendar({ knownYears: [2027] })
    expect(await owedBy('admin')).toEqual([])
    expect(await owedBy('admin', 'closed')).toMatchObject([{ kind: 'calendar.enter-year', status: 'discharged' }])
    await office.advance({ days: 20 })
    expect(await owedBy('admin')).toEqual([])
  })

  it('when it is found late, then there are ten working days', async () => {
    office = await Office.open({ at: shanghai('2026-12-10T09:00') })
    await office.advance({ days: 1 })
    expect(await owedBy('admin')).toMatchObject([{ dueAt: shanghai('2026-12-24T18:00') }])
  })

  it('when somebody who reads English administers it, then the mail is in English', async () => {
    office = await Office.open({ at: shanghai('2026-11-02T09:00') })
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.admin}`)
    await office.does('admin', 'PATCH', '/api/me', { language: 'en' }, { 'If-Match': `"${version}"` })
    await office.advance({ days: 1 })
    const asked = await lastMailTo('admin')
    expect(asked?.subject).toBe('[Please enter the public holidays] working calendar 2027 (by Mon 14 Dec, 18:00)')
    expect(asked?.text).toContain('deadlines in 2027 are worked out by the ordinary week')
  })

  it('when two planners look at the same time, and again, and late, then it is asked for once', async () => {
    office = await Office.open({ at: shanghai('2026-11-02T09:00') })
    const plan = () => office.machine.runTask('plan-ahead', {})
    const looked = await Promise.all([plan(), plan(), plan()])
    expect(looked.reduce((sum, { opened }) => sum + Number(opened), 0)).toBe(1)
    await office.settle()
    await office.restart({ after: { days: 3 } })
    await plan()
    await office.settle()
    expect(await kindsOwedBy('admin')).toEqual(['calendar.enter-year'])
    expect((await subjectsTo('admin')).filter((subject) => subject.startsWith('【请录入'))).toHaveLength(1)
  })
})

describe('given a post whose holder’s time ends in three weeks', () => {
  const ENDS = shanghai('2026-01-30T18:00')

  it('when nobody follows, then the group’s leader owes a successor a week before, and I hear if there is none', async () => {
    office = await Office.open()
    await holdsOnlyUntil('changeManager', 'changeManager', ENDS)
    await office.advance({ days: 1 })
    const [owed] = await owedBy('opsLeader')
    // Nobody is there from Monday, 2 February; five working days before are Monday, 26 January.
    expect(owed).toMatchObject({ kind: 'roster.name-successor', title: 'changeManager', status: 'open' })
    expect(owed?.dueAt).toBe(shanghai('2026-01-26T18:00'))
    const asked = await lastMailTo('opsLeader')
    expect(asked?.subject).toBe('【请指定接任人】changeManager（1月26日 18:00 前）')
    expect(asked?.text).toContain('从2月2日（周一）起，“changeManager”将没有任职人')
    expect(asked?.text).toContain('由谁在系统中登记')
    expect(asked?.text).toContain('operations')
    await office.advanceTo(shanghai('2026-01-26T18:01'))
    expect(await kindsOwedBy('head')).toEqual(['roster.name-successor'])

    // The day comes, and a change needs the post: its deputy answers, and there is still one gap, and still mine.
    await office.advanceTo(shanghai('2026-02-03T09:00'))
    expect(await kindsOwedBy('head')).toEqual(['roster.name-successor'])
    expect((await lastMailTo('head'))?.text).toContain('“changeManager”已经没有任职人')
  })

  it('when a successor is named who begins in time, then it is done at once', async () => {
    office = await Office.open()
    await holdsOnlyUntil('changeManager', 'changeManager', ENDS)
    await office.advance({ days: 1 })
    await follows('opsTwo', 'changeManager', shanghai('2026-02-09T09:00'))
    expect(await kindsOwedBy('opsLeader')).toEqual(['roster.name-successor'])
    await follows('opsThree', 'changeManager', shanghai('2026-02-02T09:00'))
    expect(await owedBy('opsLeader')).toEqual([])
    expect(await owedBy('opsLeader', 'closed')).toMatchObject([{ status: 'discharged' }])
    await office.advance({ days: 40 })
    expect(await owedBy('opsLeader')).toEqual([])
  })

  it('when the post is given up, then nobody has to be found', async () => {
    office = await Office.open()
    await holdsOnlyUntil('opsTwo', 'opsEngineer', ENDS)
    await office.advance({ days: 1 })
    expect(await kindsOwedBy('opsLeader')).toEqual(['roster.name-successor'])
    const path = `/api/positions/${positions.opsEngineer}`
    const { version } = await office.does<{ version: number }>('admin', 'GET', path)
    await office.does('admin', 'PATCH', path, { authorities: [] }, { 'If-Match': `"${version}"` })
    await office.advance({ days: 1 })
    expect(await owedBy('opsLeader')).toEqual([])
  })

  it('when it is the leader’s own post, then its succession is mine', async () => {
    office = await Office.open()
    await holdsOnlyUntil('opsLeader', 'opsLeader', ENDS)
    await office.advance({ days: 1 })
    expect(await owedBy('opsLeader')).toEqual([])
    expect(await owedBy('head')).toMatchObject([{ kind: 'roster.name-successor', title: 'opsLeader' }])
  })
})

describe('given a holder and a deputy who are away on the same days', () => {
  it('when nobody else is there, then the leader is told before, and is done once one of them stays', async () => {
    office = await Office.open()
    await isAway('changeManager', '2026-01-19T00:00', '2026-01-31T00:00')
    const { id } = await isAway('changeDeputy', '2026-01-21T00:00', '2026-01-23T00:00')
    await office.advance({ days: 1 })
    const [owed] = await owedBy('opsLeader')
    expect(owed).toMatchObject({
      kind: 'roster.cover-absence',
      title: 'changeManager',
      dueAt: shanghai('2026-01-14T18:00'),
    })
    expect((await lastMailTo('opsLeader'))?.text).toContain('1月21日（周三）全天')
    await office.does('changeDeputy', 'DELETE', `/api/absences/${id}`)
    expect(await owedBy('opsLeader')).toEqual([])
    expect(await owedBy('opsLeader', 'closed')).toMatchObject([{ status: 'discharged' }])
  })

  it('when the days go by all the same, then a ladder that meets them opens no second gap, and it ends with them', async () => {
    office = await Office.open()
    await isAway('changeManager', '2026-01-08T00:00', '2026-01-10T00:00')
    await isAway('changeDeputy', '2026-01-08T00:00', '2026-01-10T00:00')
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'assessed')
    await office.advanceTo(shanghai('2026-01-08T12:00'))
    expect(await office.ownerOf(id)).toBe('head')
    const gaps = [...(await owedBy('opsLeader')), ...(await owedBy('head'))].filter(({ kind }) =>
      kind.startsWith('roster.'),
    )
    expect(gaps.map(({ kind, title }) => `${kind} ${title}`)).toEqual(['roster.cover-absence changeManager'])
    await office.advanceTo(shanghai('2026-01-12T09:00'))
    const left = [...(await kindsOwedBy('opsLeader')), ...(await kindsOwedBy('head'))]
    expect(left.filter((kind) => kind.startsWith('roster.'))).toEqual([])
    const closed = [...(await owedBy('opsLeader', 'closed')), ...(await owedBy('head', 'closed'))]
    expect(closed.filter(({ kind }) => kind === 'roster.cover-absence')).toMatchObject([{ status: 'withdrawn' }])
  })
})

describe('given a machine that was stopped while a post lost its holder', () => {
  it('when it starts again, then the gap is found at once, and the doctor has nothing to say', async () => {
    office = await Office.open()
    await holdsOnlyUntil('changeManager', 'changeManager', shanghai('2026-01-07T18:00'))
    await office.restart({ after: { days: 4 } })
    const [owed] = await owedBy('opsLeader')
    // It is Friday morning, and the day is lost already: one working day, as for every gap.
    expect(owed).toMatchObject({ kind: 'roster.name-successor', dueAt: shanghai('2026-01-09T18:00') })
    expect((await lastMailTo('opsLeader'))?.text).toContain('“changeManager”已经没有任职人')
  })
})
