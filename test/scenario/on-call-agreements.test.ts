import { afterEach, describe, expect, it } from 'vitest'
import { perform } from '../../functions/audit-trail/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import type { SwapOut, SwapSummary } from '../../functions/on-call/agreement.contract.ts'
import type { HandOverOut, HandOverSummary } from '../../functions/on-call/hand-over.contract.ts'
import { handOver } from '../../functions/on-call/hand-over-acts.ts'
import { people, type Role, services } from '../support/department.ts'
import { reports, roleOf, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { layer, rota, schedules } from '../support/on-call-at-work.ts'
import { OnCallScene, shanghai } from '../support/on-call-scene.ts'

let scene: OnCallScene
let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

/** A day each, from nine: opsOne on Monday, opsTwo on Tuesday, opsThree on Wednesday. */
const DAILY = layer('日轮值', ['opsOne', 'opsTwo', 'opsThree'], {
  every: { count: 1, unit: 'day' },
  from: '2026-01-05',
})
const lastMailTo = (role: Role) => scene.mailsTo(role).at(-1)

/** opsTwo asks opsThree to take Tuesday, and perhaps takes Wednesday for it. */
const asks = (schedule: Id, wish: Readonly<Record<string, unknown>> = {}) =>
  office.does<SwapSummary>('opsTwo', 'POST', '/api/on-call/swaps', {
    ...{ schedule, role: 'primary', receiver: people.opsThree },
    ...{ from: shanghai('2026-01-06T09:00'), until: shanghai('2026-01-07T09:00') },
    ...{ reason: '周二晚上有家长会。', ...wish },
  })
const answers = (role: Role, id: Id, how: string, body?: unknown) =>
  office.call<{ code: string }>(role, 'POST', `/api/on-call/swaps/${id}/${how}`, body)

describe('given somebody asks a colleague to swap shifts', () => {
  it('then nothing moves until the other accepts, who owes an answer; then both shifts are swapped', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const inReturn = { from: shanghai('2026-01-07T09:00'), until: shanghai('2026-01-08T09:00') }
    const swap = await asks(id, { inReturn })
    expect(await scene.primaryAt(id, '2026-01-06T12:00')).toBe('opsTwo')
    expect(await scene.kindsOwedBy('opsThree')).toEqual(['on-call.answer-swap'])
    expect(lastMailTo('opsThree')?.text).toContain('家长会')
    await office.does('opsThree', 'POST', `/api/on-call/swaps/${swap.id}/accept`)
    expect(await scene.primaryAt(id, '2026-01-06T12:00')).toBe('opsThree')
    expect(await scene.primaryAt(id, '2026-01-07T12:00')).toBe('opsTwo')
    expect(await scene.kindsOwedBy('opsThree')).toEqual([])
    expect(lastMailTo('opsTwo')?.subject).toContain('换班已接受')
    const { status, timeline } = await office.does<SwapOut>('head', 'GET', `/api/on-call/swaps/${swap.id}`)
    expect(status).toBe('accepted')
    expect(timeline.map(({ did }) => did)).toEqual(['on-call-swap.asked', 'on-call-swap.accepted'])
  })

  it('when the other declines, or the asker takes it back, then the shift stays where it is, and they hear of it', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const first = await asks(id)
    expect((await answers('opsThree', first.id, 'decline', { reason: '有事。' })).status).toBe(200)
    await office.settle()
    expect(lastMailTo('opsTwo')?.subject).toContain('换班未接受')
    const second = await asks(id)
    expect((await answers('opsTwo', second.id, 'withdraw')).status).toBe(200)
    await office.settle()
    expect(lastMailTo('opsThree')?.subject).toContain('换班已撤回')
    expect(await scene.primaryAt(id, '2026-01-06T12:00')).toBe('opsTwo')
    expect((await answers('opsThree', second.id, 'accept')).body.code).toBe('swap-is-over')
  })

  it('when nobody answers until the shift begins, then silence has moved nothing', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const swap = await asks(id)
    await scene.advanceTo('2026-01-06T09:01')
    const { status } = await office.does<SwapOut>('head', 'GET', `/api/on-call/swaps/${swap.id}`)
    expect(status).toBe('expired')
    expect(await scene.primaryAt(id, '2026-01-06T12:00')).toBe('opsTwo')
    expect(lastMailTo('opsTwo')?.subject).toContain('换班未答复')
    expect(await scene.kindsOwedBy('opsThree')).toEqual([])
  })

  it('when it is days ahead and nobody answers, then it goes up, and still only the one who was asked can accept', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const swap = await asks(id, { from: shanghai('2026-01-15T09:00'), until: shanghai('2026-01-16T09:00') })
    await scene.advanceTo('2026-01-06T18:00')
    expect(await scene.kindsOwedBy('opsLeader')).toEqual(['on-call.answer-swap'])
    expect((await answers('opsLeader', swap.id, 'accept')).body.code).toBe('not-asked')
    expect((await answers('opsThree', swap.id, 'accept')).status).toBe(200)
    await office.settle()
    expect(await scene.primaryAt(id, '2026-01-15T12:00')).toBe('opsThree')
    expect(await scene.kindsOwedBy('opsLeader')).toEqual([])
  })

  it('when the shift is not theirs, or the other is away, or it is themselves, then it is refused with the reason', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    await office.does('opsThree', 'POST', '/api/absences', {
      ...{ from: shanghai('2026-01-09T00:00'), until: shanghai('2026-01-10T00:00') },
    })
    const tries = (wish: Readonly<Record<string, unknown>>) =>
      office.call('opsTwo', 'POST', '/api/on-call/swaps', {
        ...{ schedule: id, role: 'primary', receiver: people.opsThree },
        ...{ from: shanghai('2026-01-06T09:00'), until: shanghai('2026-01-07T09:00'), ...wish },
      })
    const codes = await Promise.all([
      tries({ from: shanghai('2026-01-05T10:00'), until: shanghai('2026-01-06T09:00') }),
      tries({ from: shanghai('2026-01-09T09:00'), until: shanghai('2026-01-09T18:00') }),
      tries({ receiver: people.opsTwo }),
      tries({ inReturn: { from: shanghai('2026-01-08T09:00'), until: shanghai('2026-01-09T09:00') } }),
      tries({ receiver: people.employee }),
    ])
    expect(codes.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '403 not-your-shift',
      '409 person-is-away',
      '422 receiver-is-giver',
      '409 not-their-shift',
      '422 unknown-person',
    ])
  })

  it('when the schedule has changed meanwhile so that the shift is no longer theirs, then it cannot be accepted', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const swap = await asks(id)
    await office.does('opsLeader', 'POST', `/api/on-call/schedules/${id}/overrides`, {
      ...{ role: 'primary', person: people.opsOne },
      ...{ from: shanghai('2026-01-06T12:00'), until: shanghai('2026-01-06T18:00') },
    })
    expect((await answers('opsThree', swap.id, 'accept')).body.code).toBe('not-your-shift')
  })

  it('when the other says yes twice at once, then the shift is theirs once', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const swap = await asks(id)
    const both = await Promise.all([1, 2].map(() => answers('opsThree', swap.id, 'accept')))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await office.settle()
    const { overrides } = await office.does<{ overrides: unknown[] }>('head', 'GET', `/api/on-call/schedules/${id}`)
    expect(overrides).toHaveLength(1)
  })
})

const handOvers = async (): Promise<HandOverSummary[]> =>
  (await office.does<{ items: HandOverSummary[] }>('head', 'GET', '/api/on-call/hand-overs')).items

describe('given a shift ends', () => {
  it('when whoever had it left a note, then the next owes to read it and says that they have the shift', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const note = { role: 'primary', note: '邮件网关 2 号机磁盘 85%。' }
    await office.does('opsOne', 'PUT', `/api/on-call/schedules/${id}/note`, note)
    const { items } = await office.does<{ items: unknown[] }>('opsTwo', 'GET', `/api/on-call/schedules/${id}/note`)
    expect(items).toMatchObject([{ ...note, by: { id: people.opsOne } }])
    await scene.advanceTo('2026-01-06T09:00')
    const [handedOver] = await handOvers()
    expect(handedOver).toMatchObject({ status: 'open', note: note.note, giver: { id: people.opsOne } })
    expect(await scene.kindsOwedBy('opsTwo')).toEqual(['on-call.take-over'])
    expect(lastMailTo('opsTwo')?.text).toContain('磁盘 85%')
    const path = `/api/on-call/hand-overs/${handedOver?.id}`
    expect((await office.call('opsThree', 'POST', `${path}/accept`, {})).body.code).toBe('not-accountable')
    await office.does('opsTwo', 'POST', `${path}/accept`, { comment: '已看。' })
    expect(await scene.kindsOwedBy('opsTwo')).toEqual([])
    const { status, timeline } = await office.does<HandOverOut>('opsOne', 'GET', path)
    expect(status).toBe('accepted')
    expect(timeline.at(-1)).toMatchObject({ did: 'on-call-hand-over.accepted', comment: '已看。' })
    // What was noted for one shift is not told to the one after.
    await scene.advanceTo('2026-01-07T09:01')
    expect(await handOvers()).toHaveLength(1)
  })

  it('when a storm has left two thousand incidents, then the shift is handed over all the same, the newest by name and all of them by count', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    await scene.advanceTo('2026-01-06T09:00')
    const open = Array.from({ length: 2000 }, (_, nth) => ({
      ...{
        case: `inc_${nth}`,
        number: `INC-${nth}`,
        title: '磁盘空间不足，请尽快清理日志分区。'.repeat(6),
        href: `/incidents/${nth}`,
      },
    }))
    const changed = { schedule: id, role: 'primary', from: people.opsOne, to: people.opsTwo, at: office.now } as const
    const { platform } = office.machine
    expect(await perform(platform, () => handOver(platform, async () => open, changed))).toBe(true)
    await office.settle()
    const [handedOver] = await handOvers()
    expect(handedOver?.matters.map(({ number }) => number).slice(0, 2)).toEqual(['INC-0', 'INC-1'])
    expect((handedOver?.matters.length ?? 0) + (handedOver?.others ?? 0)).toBe(2000)
    expect(lastMailTo('opsTwo')?.text).toContain('未结事项 2000 件')
  })

  it('when an incident is open, then it is handed over by its number, and accepted by whoever has the shift', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([DAILY]))
    await scene.advanceTo('2026-01-06T08:50')
    const mine = await reports(office, 'employee')
    await reports(office, 'appOne', { service: services.erp })
    await takes(office, 'opsOne', mine.id, 'acknowledge')
    await scene.advanceTo('2026-01-06T09:00')
    const [handedOver] = await handOvers()
    expect(handedOver).toMatchObject({
      receiver: { id: people.opsTwo },
      matters: [{ number: mine.number, title: '邮件收发中断' }],
    })
    expect(await scene.kindsOwedBy('opsTwo')).toEqual(['on-call.take-over'])
    await office.does('opsTwo', 'POST', `/api/on-call/hand-overs/${handedOver?.id}/accept`, {})
    expect(await scene.kindsOwedBy('opsTwo')).toEqual([])
    await takes(office, 'opsOne', mine.id, 'resolve', { comment: '好了。' })
    const path = `/api/on-call/hand-overs/${handedOver?.id}`
    const { openNow, matters } = await office.does<HandOverOut>('head', 'GET', path)
    expect({ openNow, count: matters.length }).toEqual({ openNow: [], count: 1 })
  })

  it('when it is not accepted within half an hour, then it goes up to the leader, and after an hour to me', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([DAILY], [], { handOver: 'always' }))
    await scene.advanceTo('2026-01-06T09:30')
    expect(await scene.kindsOwedBy('opsLeader')).toEqual(['on-call.take-over'])
    await office.advance(HOUR / 2)
    expect(await scene.kindsOwedBy('head')).toContain('on-call.take-over')
  })

  it('when the next shift begins and nobody had accepted, then it goes along to whoever has that', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    await office.does('opsOne', 'PUT', `/api/on-call/schedules/${id}/note`, { role: 'primary', note: '留意网关。' })
    await scene.advanceTo('2026-01-07T09:00')
    expect((await handOvers()).map(({ status, note, receiver }) => `${roleOf(receiver.id)} ${status} ${note}`)).toEqual(
      ['opsThree open 留意网关。', 'opsTwo passed-on 留意网关。'],
    )
    expect(await scene.kindsOwedBy('opsTwo')).toEqual([])
    expect(await scene.kindsOwedBy('opsThree')).toEqual(['on-call.take-over'])
  })

  it('when nothing is open and nothing was noted, then nobody is asked anything', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    await schedules(office, rota([DAILY]))
    await scene.advanceTo('2026-01-08T09:01')
    expect(await handOvers()).toEqual([])
  })

  it('when somebody who is not on call notes something, then it is refused', async () => {
    scene = await OnCallScene.open()
    office = scene.office
    const { id } = await schedules(office, rota([DAILY]))
    const tried = await office.call('opsTwo', 'PUT', `/api/on-call/schedules/${id}/note`, {
      role: 'primary',
      note: 'x',
    })
    expect(tried).toMatchObject({ status: 403, body: { code: 'not-your-shift' } })
    await office.advance(MINUTE)
  })
})
