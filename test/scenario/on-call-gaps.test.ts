import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { groups, people, positions } from '../support/department.ts'
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

describe('given a schedule with a gap next Tuesday', () => {
  it('then its owner knows today, with time until the working day before, and is done once somebody covers it', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    await scene.isAway('opsTwo', '2026-01-13T00:00', '2026-01-14T00:00')
    const [owed] = await scene.owedBy('opsLeader')
    expect(owed).toMatchObject({ kind: 'on-call.fill-gap', dueAt: shanghai('2026-01-12T18:00') })
    const asked = scene.mailsTo('opsLeader').at(-1)
    expect(asked?.subject).toContain('请补齐值班空档')
    expect(asked?.text).toContain('1月13日')
    expect(asked?.text).toContain('opsTwo')
    expect((await scene.read(id)).hasGap).toBe(true)
    expect(await scene.primaryAt(id, '2026-01-13T12:00')).toBeUndefined()
    const cover = await scene.overrides('opsLeader', id, 'opsThree', '2026-01-13T00:00', '2026-01-14T00:00')
    expect(cover.because).toBe('cover')
    expect(await scene.owedBy('opsLeader')).toEqual([])
    expect(await scene.owedBy('opsLeader', 'closed')).toMatchObject([{ status: 'discharged' }])
    expect((await scene.read(id)).hasGap).toBe(false)
    expect(scene.mailsTo('opsThree').at(-1)?.subject).toContain('安排了您值班')
  })

  it('when nobody fills it, then it goes up to me before the day', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([WEEKLY]))
    await scene.isAway('opsTwo', '2026-01-13T00:00', '2026-01-14T00:00')
    await scene.advanceTo('2026-01-13T16:00')
    expect((await scene.owedBy('head')).map(({ kind }) => kind)).toEqual(['on-call.fill-gap'])
  })

  it('when whoever was away stays, then it is done by itself', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([WEEKLY]))
    const { id } = await scene.isAway('opsTwo', '2026-01-13T00:00', '2026-01-14T00:00')
    await office.does('opsTwo', 'DELETE', `/api/absences/${id}`)
    expect(await scene.owedBy('opsLeader')).toEqual([])
  })

  it('when a colleague takes the hours that nobody has, then nobody has to allow it; a shift of somebody’s they cannot take', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    await scene.isAway('opsTwo', '2026-01-13T00:00', '2026-01-14T00:00')
    await scene.overrides('appOne', id, 'appOne', '2026-01-13T00:00', '2026-01-14T00:00')
    expect(await scene.primaryAt(id, '2026-01-13T12:00')).toBe('appOne')
    const taken = await office.call('appTwo', 'POST', `/api/on-call/schedules/${id}/overrides`, {
      ...{ role: 'primary', person: people.appTwo },
      ...{ from: shanghai('2026-01-20T00:00'), until: shanghai('2026-01-21T00:00') },
    })
    expect(taken).toMatchObject({ status: 403, body: { code: 'authority-missing' } })
  })

  it('when only office hours are asked for, then nights are no gap', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const spell = { days: 'working-days', from: '09:00', to: '18:00' } as const
    const { id } = await schedules(
      office,
      rota([layer('白班', ['opsOne', 'opsTwo'], { only: [spell] })], [], {
        coverage: { kind: 'hours', spells: [spell] },
      }),
    )
    expect((await scene.read(id)).problems.filter(({ problem }) => problem === 'gap')).toEqual([])
    expect(await scene.owedBy('opsLeader')).toEqual([])
  })

  it('when the hours that nobody had go by, then nobody owes to fill them any more', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const spell = { days: 'working-days', from: '09:00', to: '18:00' } as const
    const coverage = { kind: 'hours' as const, spells: [spell] }
    const { id } = await schedules(office, rota([layer('白班', ['opsOne'], { only: [spell] })], [], { coverage }))
    await scene.isAway('opsOne', '2026-01-06T13:00', '2026-01-06T23:00')
    expect(await scene.owedBy('opsLeader')).toHaveLength(1)
    await scene.advanceTo('2026-01-06T18:00')
    await office.advance(MINUTE)
    expect([...(await scene.owedBy('opsLeader')), ...(await scene.owedBy('head'))]).toEqual([])
    expect((await scene.read(id)).hasGap).toBe(false)
  })

  it('when an earlier gap comes to light, then its owner is asked again, with less time', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([WEEKLY]))
    await scene.isAway('opsThree', '2026-01-20T00:00', '2026-01-21T00:00')
    const [first] = await scene.owedBy('opsLeader')
    await scene.isAway('opsOne', '2026-01-05T20:00', '2026-01-06T20:00')
    const [second] = await scene.owedBy('opsLeader')
    expect(second?.caseId).toBe(first?.caseId)
    expect(second?.dueAt).toBe(shanghai('2026-01-05T10:00'))
    expect(scene.mailsTo('opsLeader').filter(({ subject }) => subject.includes('请补齐值班空档'))).toHaveLength(2)
  })
})

describe('given whoever is on call leaves the company', () => {
  it('then they are on call no more at once, the gap is told within the minute, and a cover closes it', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    await scene.leaves('opsOne')
    const now = await office.does<SeenAt>('opsTwo', 'GET', `/api/on-call/schedules/${id}/at?at=${office.now}`)
    expect(now.primary).toMatchObject({ person: null, missing: { id: people.opsOne } })
    const [owed] = await scene.owedBy('opsLeader')
    // Within a day nobody waits for office hours: an hour.
    expect(owed).toMatchObject({ kind: 'on-call.fill-gap', dueAt: shanghai('2026-01-05T10:00') })
    expect((await scene.read(id)).problems).toContainEqual(
      expect.objectContaining({ problem: 'has-left', weight: 'fault' }),
    )
    await office.does('head', 'POST', `/api/on-call/schedules/${id}/versions`, {
      rota: rota([layer('周轮值', ['opsTwo', 'opsThree'], { from: '2026-01-05' })]),
    })
    expect(await scene.owedBy('opsLeader')).toEqual([])
    expect(await scene.primaryAt(id, '2026-01-05T12:00')).toBe('opsTwo')
  })
})

describe('given a machine that was stopped over several hand-overs', () => {
  it('when it goes on, then every shift that was is known, and only the last is told', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const daily = layer('日', ['opsOne', 'opsTwo', 'opsThree'], {
      every: { count: 1, unit: 'day' },
      from: '2026-01-05',
    })
    const { id } = await schedules(office, rota([daily], [], { handOver: 'always' }))
    office.clock.moveTo(shanghai('2026-01-08T12:00'))
    await office.advance(MINUTE)
    const seen = await Promise.all(
      ['05T12:00', '06T12:00', '07T12:00', '08T11:00'].map((each) => scene.primaryAt(id, `2026-01-${each}`)),
    )
    expect(seen).toEqual(['opsOne', 'opsTwo', 'opsThree', 'opsOne'])
    await office.advance(HOUR)
    const { items } = await office.does<{ items: unknown[] }>('head', 'GET', '/api/on-call/hand-overs')
    // From opsOne to opsOne: nothing to hand over but what was there at the beginning.
    expect(items).toHaveLength(1)
  })
})

describe('given a schedule that is needed no more', () => {
  it('when it is retired, then nobody is on call by it, its gaps are closed, and it stays to be read', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([WEEKLY]))
    await scene.isAway('opsTwo', '2026-01-13T00:00', '2026-01-14T00:00')
    expect(await scene.owedBy('opsLeader')).toHaveLength(1)
    await office.does('head', 'POST', `/api/on-call/schedules/${id}/retire`, { reason: '并入部门值班。' })
    expect(await scene.owedBy('opsLeader')).toEqual([])
    expect(await scene.primaryAt(id, '2026-01-06T12:00')).toBeUndefined()
    expect((await scene.read(id)).status).toBe('retired')
    const again = await office.call('head', 'PATCH', `/api/on-call/schedules/${id}`, { name: '又一个' })
    expect(again).toMatchObject({ status: 409, body: { code: 'schedule-retired' } })
  })

  it('when its name, its area or its owner changes, then at once, and what is missing is the new owner’s', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id, version } = await schedules(office, rota([WEEKLY]))
    const body = { name: '运维', covers: { kind: 'department' }, owner: positions.appLeader }
    await office.does('head', 'PATCH', `/api/on-call/schedules/${id}`, body, version)
    await scene.isAway('opsTwo', '2026-01-13T00:00', '2026-01-14T00:00')
    expect(await scene.owedBy('appLeader')).toHaveLength(1)
    expect(groups.operations).toBeDefined()
  })
})
