import { afterEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, type Instant, instantOf } from '../../functions/kernel/instant.ts'
import { people, type Role, services } from '../support/department.ts'
import { roleOf } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { layer, rota, schedules } from '../support/on-call-at-work.ts'
import { OnCallScene, type SeenAt, shanghai } from '../support/on-call-scene.ts'

/** A week each: Monday to Monday, opsOne first. */
const WEEKLY = layer('周轮值', ['opsOne', 'opsTwo', 'opsThree'], { from: '2026-01-05', weekday: 'mon' })

let scene: OnCallScene
let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

describe('given the operators take turns by the week, handing over on Mondays at nine', () => {
  it('then everybody of the department sees who is on call now, until when, and who is next', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY], [layer('备', ['opsTwo', 'opsThree', 'opsOne'])]))
    type Now = { schedules: { primary: SeenAt['primary']; isMe: boolean; isOurs: boolean }[] }
    const nowBy = (person: 'appOne' | 'opsThree') => office.does<Now>(person, 'GET', '/api/on-call/now')
    const now = await nowBy('appOne')
    expect(now.schedules).toMatchObject([
      {
        name: '系统运维值班',
        primary: { person: { id: people.opsOne }, because: 'rotation', until: shanghai('2026-01-12T09:00') },
        isMe: false,
        isOurs: false,
      },
    ])
    // Their own group's, whoever of it has the shift.
    expect((await nowBy('opsThree')).schedules).toMatchObject([{ isOurs: true }])
    expect(await scene.primaryAt(id, '2026-01-12T08:59')).toBe('opsOne')
    expect(await scene.primaryAt(id, '2026-01-12T09:00')).toBe('opsTwo')
    expect(await scene.primaryAt(id, '2026-01-26T09:00')).toBe('opsOne')
  })

  it('when nights have a rotation of their own above, then it has the nights and the other keeps the days', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const nights = layer('夜班', ['appOne', 'appTwo'], {
      every: { count: 1, unit: 'day' },
      handOverAt: '18:00',
      from: '2026-01-05',
      only: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', to: '09:00' }],
    })
    const { id } = await schedules(office, rota([WEEKLY, nights]))
    expect(await scene.primaryAt(id, '2026-01-05T17:59')).toBe('opsOne')
    expect(await scene.primaryAt(id, '2026-01-05T18:00')).toBe('appOne')
    expect(await scene.primaryAt(id, '2026-01-06T08:59')).toBe('appOne')
    expect(await scene.primaryAt(id, '2026-01-06T09:00')).toBe('opsOne')
    expect(await scene.primaryAt(id, '2026-01-06T20:00')).toBe('appTwo')
    // Saturday evening has no night shift.
    expect(await scene.primaryAt(id, '2026-01-10T20:00')).toBe('opsOne')
  })

  it('when a layer is for days off by the calendar, then it has public holidays and not the Sunday that is worked', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const off = layer('假日', ['appOne'], { only: [{ days: 'days-off', from: '00:00', to: '24:00' }] })
    const { id } = await schedules(office, rota([layer('日常', ['opsOne']), off]))
    // Spring Festival 2026: 15 to 23 February are off, Saturday the 14th and the 28th are worked.
    expect(await scene.primaryAt(id, '2026-02-17T10:00')).toBe('appOne')
    expect(await scene.primaryAt(id, '2026-02-28T10:00')).toBe('opsOne')
    expect(await scene.primaryAt(id, '2026-01-10T10:00')).toBe('appOne')
  })

  it('when turns are of twelve hours, then they are handed over at eight and at twenty', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const shifts = layer('两班倒', ['opsOne', 'opsTwo', 'opsThree'], {
      every: { count: 12, unit: 'hour' },
      handOverAt: '08:00',
      from: '2026-01-05',
    })
    const { id } = await schedules(office, rota([shifts]))
    const seen = await Promise.all(
      ['05T19:59', '05T20:00', '06T08:00', '06T20:00'].map((each) => scene.primaryAt(id, `2026-01-${each}`)),
    )
    expect(seen).toEqual(['opsOne', 'opsTwo', 'opsThree', 'opsOne'])
  })

  it('when a service has its own schedule, then that one answers for it, else its group’s, else the department’s', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([layer('全部', ['appThree'])]), { name: '部门', covers: { kind: 'department' } })
    await schedules(office, rota([layer('组', ['opsThree'])]), { name: '组' })
    await schedules(office, rota([layer('邮件', ['opsTwo'])]), {
      name: '邮件',
      covers: { kind: 'services', services: [services.mail] },
    })
    const paged = async (service: Id): Promise<Role | undefined> => {
      const { id } = await office.does<{ id: Id }>('appOne', 'POST', '/api/incidents', {
        ...{ title: '中断', description: '不能用。', service, impact: 'broad', urgency: 'high' },
      })
      const { owner } = await office.does<{ owner: { id: Id } }>('head', 'GET', `/api/incidents/${id}`)
      return roleOf(owner.id)
    }
    expect(await paged(services.mail)).toBe('opsTwo')
    expect(await paged(services.database)).toBe('opsThree')
    expect(await paged(services.erp)).toBe('appThree')
  })
})

describe('given the rotation is edited', () => {
  it('then it applies from its instant, and who was on call before stays who they were', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id, version } = await schedules(office, rota([WEEKLY]))
    await scene.advanceTo('2026-01-13T10:00')
    const edited = rota([layer('新', ['opsThree', 'appOne'], { from: '2026-01-12' })])
    const body = { from: shanghai('2026-01-15T09:00'), rota: edited }
    await office.does('head', 'POST', `/api/on-call/schedules/${id}/versions`, body, version)
    expect(await scene.primaryAt(id, '2026-01-15T08:59')).toBe('opsTwo')
    expect(await scene.primaryAt(id, '2026-01-15T09:00')).toBe('opsThree')
    await scene.advanceTo('2026-01-16T09:00')
    expect(await scene.primaryAt(id, '2026-01-06T12:00')).toBe('opsOne')
    expect(await scene.primaryAt(id, '2026-01-14T12:00')).toBe('opsTwo')
    expect(await scene.at(id, '2026-01-06T12:00')).toMatchObject({ isPast: true })
  })

  it('when it is to apply in the past, or by somebody who saw another version, then it is refused and nothing changes', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id, version } = await schedules(office, rota([WEEKLY]))
    const path = `/api/on-call/schedules/${id}/versions`
    const past = await office.call('head', 'POST', path, { from: shanghai('2026-01-04T09:00'), rota: rota([WEEKLY]) })
    expect(past).toMatchObject({ status: 409, body: { code: 'in-the-past' } })
    const stale = await office.call('head', 'POST', path, { rota: rota([WEEKLY]) }, version + 7)
    expect(stale.status).toBe(412)
    const wrong = rota([layer('x', ['opsOne'])], [], { timeZone: 'Mars/Olympus' })
    expect(await office.call('head', 'POST', path, { rota: wrong })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'rota/timeZone', code: 'unknown-time-zone' }] },
    })
    expect((await scene.read(id)).current?.number).toBe(1)
  })

  it('when somebody leaves afterwards, then history still names them', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    await scene.advanceTo('2026-01-13T10:00')
    await scene.leaves('opsOne')
    expect(await scene.primaryAt(id, '2026-01-07T12:00')).toBe('opsOne')
  })
})

describe('given a draft of a rotation', () => {
  it('then its next eight weeks, what is not well about it and who carries how much are seen before it is published', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const draft = rota([
      layer('工作日', ['opsOne', 'opsTwo'], { only: [{ days: 'working-days', from: '09:00', to: '18:00' }] }),
    ])
    const seen = await office.does<{
      lanes: { shifts: unknown[] }[]
      problems: { problem: string; text: string }[]
      fairness: { person: { id: Id }; hours: number; nightHours: number; weekendHours: number }[]
      until: Instant
    }>('opsOne', 'POST', '/api/on-call/preview', { rota: draft })
    expect(seen.until).toBe(shanghai('2026-03-02T09:00'))
    expect(seen.problems.map(({ problem }) => problem)).toContain('gap')
    expect(seen.problems.map(({ problem }) => problem)).toContain('no-secondary')
    expect(seen.fairness.map(({ person }) => roleOf(person.id)).toSorted()).toEqual(['opsOne', 'opsTwo'])
    expect(seen.fairness.every(({ nightHours, weekendHours }) => nightHours === 0 && weekendHours <= 9)).toBe(true)
    const { items } = await office.does<{ items: unknown[] }>('head', 'GET', '/api/on-call/schedules')
    expect(items).toEqual([])
  })
})

describe('given somebody stands in for a shift', () => {
  it('then they are on call for that time, both hear of it, and it can be called off', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    const { id: override } = await scene.overrides('opsLeader', id, 'opsThree', '2026-01-07T18:00', '2026-01-08T09:00')
    expect(await scene.primaryAt(id, '2026-01-07T20:00')).toBe('opsThree')
    expect((await scene.at(id, '2026-01-07T20:00')).primary.because).toBe('override')
    expect(scene.mailsTo('opsOne').at(-1)?.subject).toContain('您的班由他人代')
    await scene.advanceTo('2026-01-07T22:00')
    await office.does('opsLeader', 'DELETE', `/api/on-call/overrides/${override}`)
    expect(await scene.primaryAt(id, '2026-01-07T23:00')).toBe('opsOne')
    await scene.advanceTo('2026-01-08T10:00')
    expect(await scene.primaryAt(id, '2026-01-07T20:00')).toBe('opsThree')
    expect(await scene.primaryAt(id, '2026-01-07T23:00')).toBe('opsOne')
  })

  it('when they are away then or do not work in IT, or it has passed, or the schedule is not theirs to keep, then it is refused with the reason', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    await scene.isAway('opsThree', '2026-01-07T00:00', '2026-01-08T00:00')
    const asks = (role: Role, person: Role, from: string, until: string) =>
      office.call(role, 'POST', `/api/on-call/schedules/${id}/overrides`, {
        ...{ role: 'primary', person: people[person], from: shanghai(from), until: shanghai(until) },
      })
    const codes = await Promise.all([
      asks('opsLeader', 'opsThree', '2026-01-07T18:00', '2026-01-08T09:00'),
      asks('opsLeader', 'opsTwo', '2026-01-04T18:00', '2026-01-05T08:00'),
      asks('opsLeader', 'opsOne', '2026-01-06T18:00', '2026-01-07T08:00'),
      asks('opsTwo', 'opsTwo', '2026-01-06T18:00', '2026-01-07T08:00'),
      asks('opsLeader', 'employee', '2026-01-06T18:00', '2026-01-07T08:00'),
    ])
    expect(codes.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '409 person-is-away',
      '409 in-the-past',
      '409 has-the-shift',
      '403 authority-missing',
      '422 unknown-person',
    ])
  })
})

describe('given a report on a schedule', () => {
  it('then it names who is first and second at once, who has no rest, shifts over a day, what was agreed late, and single points', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(
      office,
      rota(
        [layer('主', ['opsOne', 'opsTwo'], { every: { count: 1, unit: 'day' }, from: '2026-01-05' })],
        [layer('备', ['opsOne'])],
      ),
    )
    await scene.overrides('opsLeader', id, 'opsOne', '2026-01-06T09:00', '2026-01-06T15:00')
    await scene.overrides('opsLeader', id, 'opsTwo', '2026-01-05T20:00', '2026-01-06T09:00')
    const { problems } = await office.does<{ problems: { problem: string; text: string; weight: string }[] }>(
      'opsOne',
      'GET',
      `/api/on-call/schedules/${id}/report`,
    )
    const found = new Set(problems.map(({ problem }) => problem))
    expect([...found].toSorted()).toEqual(['back-to-back', 'last-minute', 'long-shift', 'same-person', 'single-point'])
    expect(problems.every(({ text }) => !text.includes('{'))).toBe(true)
    expect(problems.find(({ problem }) => problem === 'same-person')?.weight).toBe('fault')
  })

  it('then it says who carries how many hours, nights, weekends and holidays, by their own wall clock', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    const range = `from=${shanghai('2026-01-12T09:00')}&until=${shanghai('2026-02-02T09:00')}`
    const report = async () =>
      (
        await office.does<{
          fairness: { person: { id: Id }; hours: number; nights: number; nightHours: number; weekendHours: number }[]
        }>('opsOne', 'GET', `/api/on-call/schedules/${id}/report?${range}`)
      ).fairness
    const everybody = await report()
    expect(
      everybody.map(({ hours, nights, nightHours, weekendHours }) => ({ hours, nights, nightHours, weekendHours })),
    ).toEqual(Array.from({ length: 3 }, () => ({ hours: 168, nights: 7, nightHours: 56, weekendHours: 48 })))
    // What has passed is counted as it was, whatever the rotation says now.
    await scene.advanceTo('2026-01-06T09:00')
    await office.does('head', 'POST', `/api/on-call/schedules/${id}/versions`, {
      rota: rota([layer('新', ['opsThree'])]),
    })
    const past = `from=${shanghai('2026-01-05T09:00')}&until=${shanghai('2026-01-06T09:00')}`
    const { fairness } = await office.does<{ fairness: { person: { id: Id }; hours: number }[] }>(
      'opsOne',
      'GET',
      `/api/on-call/schedules/${id}/report?${past}`,
    )
    expect(fairness).toMatchObject([{ person: { id: people.opsOne }, hours: 24 }])
  })

  it('then somebody who lives in London has other nights than the department', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    const range = `from=${shanghai('2026-01-12T09:00')}&until=${shanghai('2026-02-02T09:00')}`
    const report = async () =>
      (
        await office.does<{ fairness: { person: { id: Id }; hours: number; nights: number; nightHours: number }[] }>(
          'opsOne',
          'GET',
          `/api/on-call/schedules/${id}/report?${range}`,
        )
      ).fairness
    // Whoever lives in London has other nights, and a weekend that ends later.
    await office.does('opsOne', 'PUT', '/api/on-call/preferences', { timeZone: 'Europe/London' })
    const theirs = (await report()).find(({ person }) => person.id === people.opsOne)
    expect(theirs).toMatchObject({ hours: 168, nightHours: 56 })
    expect(theirs?.nights).toBe(8)
  })
})

describe('given I am on call', () => {
  it('then I see my shifts in my own time zone', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([WEEKLY]))
    interface Mine {
      readonly timeZone: string
      readonly shifts: { readonly localFrom: string; readonly localUntil: string }[]
    }
    const mine = () => office.does<Mine>('opsOne', 'GET', '/api/on-call/my-shifts')
    expect((await mine()).shifts[0]).toMatchObject({ localFrom: '2026-01-05T09:00', localUntil: '2026-01-12T09:00' })
    await office.does('opsOne', 'PUT', '/api/on-call/preferences', { timeZone: 'America/New_York' })
    expect((await mine()).shifts[0]).toMatchObject({ localFrom: '2026-01-04T20:00', localUntil: '2026-01-11T20:00' })
    const wrong = await office.call('opsOne', 'PUT', '/api/on-call/preferences', { timeZone: 'nowhere' })
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ code: 'unknown-time-zone' }] } })
  })

  it('then the lanes of a range show what was as it was and what comes as planned', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([WEEKLY]))
    await scene.advanceTo('2026-01-14T09:00')
    const { lanes } = await office.does<{
      lanes: { role: string; shifts: { isPast: boolean; from: Instant; person: { id: Id } }[] }[]
    }>(
      'opsOne',
      'GET',
      `/api/on-call/timeline?from=${shanghai('2026-01-05T09:00')}&until=${shanghai('2026-01-26T09:00')}`,
    )
    expect(lanes).toHaveLength(1)
    expect(lanes[0]?.shifts.map(({ isPast, person }) => `${roleOf(person.id)} ${isPast ? 'was' : 'will be'}`)).toEqual([
      'opsOne was',
      'opsTwo was',
      'opsTwo will be',
      'opsThree will be',
    ])
    const long = await office.call(
      'opsOne',
      'GET',
      `/api/on-call/timeline?until=${instantOf(Date.parse(office.now) + 101 * DAY)}`,
    )
    expect(long).toMatchObject({ status: 422, body: { code: 'range-too-long' } })
  })
})
