import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DrillOut } from '../../functions/emergency-plan/drill.contract.ts'
import type { PlanSummary } from '../../functions/emergency-plan/plan-parts.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { emailOf, people, type Role } from '../support/department.ts'
import { incidentAs, reports, roleOf, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { onCallIn, provesReachable } from '../support/on-call-at-work.ts'
import { visitPage } from '../support/page-visit.ts'
import { drillAs, drillIsWorked, drillOf, publishedPlan } from '../support/plans-at-work.ts'

let office: MemoryOffice
let plan: Id
beforeEach(async () => {
  office = await MemoryOffice.open()
  plan = await publishedPlan(office)
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

const planNow = () => office.does<PlanSummary>('head', 'GET', `/api/emergency-plans/${plan}`)
const owed = async (id: Id) => {
  const { obligations } = await drillAs(office, 'head', id)
  return obligations
    .filter(({ status }) => status === 'open')
    .map(({ kind, accountable }) => `${kind.replace('emergency-plan.', '')} ${roleOf(accountable.id)}`)
}
const toldBy = (part: string) =>
  office.mails.filter(({ subject }) => subject.includes(part)).map(({ to }) => to.address)
const both = ['opsTwo', 'opsThree'] as const
const taking = (roles: readonly Role[]) => ({ participants: roles.map((role) => people[role]) })

describe('given a plan that is to be drilled every 180 days', () => {
  it('when two weeks are left, then its owner owes a drill, due on the day on which the plan would turn red', async () => {
    await office.advance(165 * DAY)
    expect(await planNow()).toMatchObject({ state: 'green', drill: null })
    await office.advance(2 * DAY)
    const { drill, drillDueBy } = await planNow()
    const whole = await drillAs(office, 'head', drill ?? '')
    expect(whole).toMatchObject({ because: 'interval', status: 'due', accountable: { name: 'opsLeader' } })
    expect(Math.abs(Date.parse(whole.dueAt ?? '') - Date.parse(drillDueBy ?? ''))).toBeLessThan(MINUTE)
    expect(toldBy('请安排演练')).toEqual([emailOf('opsLeader')])
  })

  it('when nobody drills it, then it turns red, stands first in the list, and goes up to the head', async () => {
    await publishedPlan(office, { services: [], drillEveryDays: 730 })
    await office.advance(200 * DAY)
    const { state, drill } = await planNow()
    expect(state).toBe('red')
    expect(await owed(drill ?? '')).toEqual(['prepare-drill head'])
    const { items } = await office.does<{ items: PlanSummary[] }>('opsOne', 'GET', '/api/emergency-plans')
    expect(items.map((each) => each.state)).toEqual(['red', 'green'])
    const { html } = await visitPage(office, 'opsOne', `/print/emergency-plans/${plan}`)
    expect(html).toContain('未按期演练')
    const { id } = await reports(office, 'employee')
    expect((await incidentAs(office, 'head', id)).plan).toMatchObject({ plan, isUndrilled: true })
  })

  it('when it is drilled at last, then it is green again for 180 days', async () => {
    await office.advance(185 * DAY)
    const { drill } = await planNow()
    await office.does('opsLeader', 'POST', `/api/emergency-drills/${drill}/arrange`, { ...taking(both), severity: 1 })
    expect((await planNow()).state).toBe('red')
    await drillIsWorked(office, drill ?? '')
    expect(await planNow()).toMatchObject({ state: 'green', drill: null, lastDrilledAt: office.now })
    expect((await planNow()).drillDueBy).toBe(plusMillis(office.now, 180 * DAY))
  })

  it('when the drill that is due is to be cancelled, or put off past the day, then that is refused', async () => {
    await office.advance(168 * DAY)
    const { drill, drillDueBy } = await planNow()
    const refused = (what: string, body: unknown) =>
      office.call<{ code: string; errors?: { code: string }[] }>(
        ...(['opsLeader', 'POST', `/api/emergency-drills/${drill}/${what}`, body] as const),
      )
    expect((await refused('cancel', { reason: '没空。' })).body.code).toBe('drill-is-due')
    const late = { ...taking(both), severity: 1, at: plusMillis(drillDueBy ?? '', 5 * DAY) }
    expect((await refused('arrange', late)).body.errors).toMatchObject([{ code: 'too-late' }])
  })

  it('when it is retired, then nothing is owed of it any more', async () => {
    await office.advance(168 * DAY)
    const { drill } = await planNow()
    await office.does('head', 'POST', `/api/emergency-plans/${plan}/retire`, { reason: '不再使用。' })
    expect(await owed(drill ?? '')).toEqual([])
    await office.advance(60 * DAY)
    expect(await planNow()).toMatchObject({ state: 'retired', drill: null })
  })
})

describe('given a drill is arranged for next week', () => {
  const inAWeek = () => plusMillis(office.now, 7 * DAY)

  it('then those who take part hear of it ahead, and nobody else does', async () => {
    await drillOf(office, plan, { ...taking(both), at: inAWeek() })
    expect(office.mails.map(({ to, subject }) => `${to.address} ${subject}`).toSorted()).toEqual(
      both.map((role) => `${emailOf(role)} 【演练预告】邮件系统故障`).toSorted(),
    )
  })

  it('when its time comes, then it begins by itself, and pages nobody who is not in it, whoever is on call', async () => {
    await onCallIn(office, { primary: 'opsOne', secondary: 'appOne' })
    await provesReachable(office, 'opsOne', 'appOne')
    office.mails.length = 0
    const { id } = await drillOf(office, plan, { ...taking(both), at: inAWeek() })
    await office.advance(7 * DAY + 3 * HOUR)
    expect(await drillAs(office, 'head', id)).toMatchObject({ status: 'running', planVersion: 1 })
    const paged = new Set(
      office.mails.filter(({ subject }) => !subject.includes('请完成演练')).map(({ to }) => to.address),
    )
    expect([...paged].toSorted()).toEqual(both.map(emailOf).toSorted())
    const { incident } = await drillAs(office, 'head', id)
    const { isExercise } = await office.does<{ isExercise: boolean }>('head', 'GET', `/api/incidents/${incident}`)
    expect(isExercise).toBe(true)
    expect(await owed(id)).toEqual(['finish-drill opsLeader'])
  })

  it('when it is put off, then they hear the new time, and it begins then, once', async () => {
    const { id } = await drillOf(office, plan, { ...taking(['opsTwo']), at: inAWeek() })
    const later = plusMillis(office.now, 9 * DAY)
    await office.does('opsLeader', 'POST', `/api/emergency-drills/${id}/arrange`, {
      ...{ ...taking(['opsThree']), severity: 2, at: later },
    })
    expect(toldBy('演练预告')).toEqual([emailOf('opsTwo'), emailOf('opsThree')])
    await office.advance(8 * DAY)
    expect((await drillAs(office, 'head', id)).status).toBe('scheduled')
    await office.advance(2 * DAY)
    expect(await drillAs(office, 'head', id)).toMatchObject({ status: 'running', startedAt: later })
  })

  it('when everybody who was to take part has left, then it is to be arranged anew', async () => {
    const { id } = await drillOf(office, plan, { ...taking(['appThree']), at: inAWeek() })
    await office.does('admin', 'PATCH', `/api/people/${people.appThree}`, { active: false }, 1)
    await office.advance(8 * DAY)
    expect((await drillAs(office, 'head', id)).status).toBe('due')
    expect(await owed(id)).toEqual(['prepare-drill opsLeader'])
  })

  it('when it is called off, then it does not begin, and another can be arranged', async () => {
    const { id } = await drillOf(office, plan, { ...taking(both), at: inAWeek() })
    const cancel = { reason: '当天割接。' }
    await office.does('opsLeader', 'POST', `/api/emergency-drills/${id}/cancel`, cancel)
    await office.advance(8 * DAY)
    expect(await drillAs(office, 'head', id)).toMatchObject({ status: 'cancelled', incident: null })
    await drillOf(office, plan)
  })
})

/** Whoever takes part says that the exercise is none. */
async function callOff(id: Id): Promise<void> {
  const { incident } = await drillAs(office, 'head', id)
  await office.does('opsTwo', 'POST', `/api/incidents/${incident}/acknowledge`, {})
  await office.does('opsTwo', 'POST', `/api/incidents/${incident}/cancel`, { comment: '真故障来了。' })
}

describe('given a drill is running', () => {
  it('when its exercise is resolved, then it counts, with the time of every step, and its owner says what was learnt', async () => {
    const { id } = await drillOf(office, plan)
    const { incident } = await drillAs(office, 'head', id)
    await office.does('opsTwo', 'POST', `/api/incidents/${incident}/acknowledge`, {})
    await office.advance(6 * MINUTE)
    await office.does('opsTwo', 'POST', `/api/incidents/${incident}/plan-steps/check-gateway/done`, {})
    await office.does('opsTwo', 'POST', `/api/incidents/${incident}/resolve`, { comment: '演练完成。' })
    const drill = await drillAs(office, 'head', id)
    expect(drill).toMatchObject({ status: 'held', incident, endedAt: office.now })
    expect(drill.steps[0]).toMatchObject({ key: 'check-gateway', state: 'done', minutes: 10, took: 6 })
    expect(drill.steps[0]?.by?.id).toBe(people.opsTwo)
    expect(await owed(id)).toEqual(['write-down-drill opsLeader'])
  })

  it('when it was ended before the plan was gone through, then what was learnt is written down, but the plan counts as drilled no more than before', async () => {
    await office.advance(185 * DAY)
    const { drill } = await planNow()
    const arrange = (id: Id | null) =>
      office.does('opsLeader', 'POST', `/api/emergency-drills/${id}/arrange`, { ...taking(['opsTwo']), severity: 1 })
    await arrange(drill)
    const { incident } = await drillAs(office, 'head', drill ?? '')
    await takes(office, 'opsTwo', incident ?? '', 'acknowledge')
    await takes(office, 'opsTwo', incident ?? '', 'plan-steps/check-gateway/done')
    await takes(office, 'opsTwo', incident ?? '', 'resolve', { comment: '时间到了。' })
    expect(await drillAs(office, 'head', drill ?? '')).toMatchObject({ status: 'held' })
    const { state, lastDrilledAt, drill: next } = await planNow()
    expect({ state, lastDrilledAt }).toEqual({ state: 'red', lastDrilledAt: null })
    expect(await owed(next ?? '')).toEqual(['prepare-drill opsLeader'])
    await arrange(next)
    await drillIsWorked(office, next ?? '')
    expect((await planNow()).state).toBe('green')
  })

  it('when somebody wants to merge its exercise into a real incident, then that is refused, and it goes on', async () => {
    const { id } = await drillOf(office, plan)
    const { incident } = await drillAs(office, 'head', id)
    await takes(office, 'opsTwo', incident ?? '', 'acknowledge')
    const real = await reports(office, 'employee')
    const into = { into: real.id, comment: '同一件事。' }
    const merging = await office.call<{ code: string }>('opsTwo', 'POST', `/api/incidents/${incident}/merge`, into)
    expect([merging.status, merging.body.code]).toEqual([409, 'drill-and-real'])
    expect(await drillAs(office, 'head', id)).toMatchObject({ status: 'running' })
  })

  it('when what was learnt is written down, then what has to be put right is a finding with an owner', async () => {
    const { id } = await drillOf(office, plan)
    await drillIsWorked(office, id)
    const finding = { title: '备用网关电话停用', description: '手册里的电话打不通。', severity: 'major' }
    const words = { worked: '十分钟内切换。', didNot: '联系不上厂商。' }
    const body = { ...words, findings: [{ ...finding, owner: people.opsThree }] }
    const refused = await office.call<{ code: string }>(
      'opsOne',
      'POST',
      `/api/emergency-drills/${id}/write-down`,
      body,
    )
    expect(refused.body.code).toBe('not-accountable')
    await office.does('opsLeader', 'POST', `/api/emergency-drills/${id}/write-down`, body)
    const closed = await office.does<DrillOut>('opsOne', 'GET', `/api/emergency-drills/${id}`)
    expect(closed).toMatchObject({ status: 'closed', ...words, accountable: null })
    const found = await office.does<{ accountable: { id: Id } }>('head', 'GET', `/api/findings/${closed.findings[0]}`)
    expect(found.accountable.id).toBe(people.opsThree)
  })

  it('when its owner writes nothing down, then it goes up', async () => {
    const { id } = await drillOf(office, plan)
    await drillIsWorked(office, id)
    await office.advance(14 * DAY)
    expect(await owed(id)).toEqual(['write-down-drill head'])
  })

  it('when its exercise is called off, then it does not count, and another can be arranged', async () => {
    const { id } = await drillOf(office, plan)
    await callOff(id)
    expect((await drillAs(office, 'head', id)).status).toBe('cancelled')
    expect(await planNow()).toMatchObject({ lastDrilledAt: null, drill: null })
    const again = await drillOf(office, plan)
    await drillIsWorked(office, again.id)
    expect(await planNow()).toMatchObject({ lastDrilledAt: office.now })
  })

  it('when the one that is due is called off, then another is owed at once, and turns the plan green', async () => {
    await office.advance(185 * DAY)
    const { drill } = await planNow()
    const at = `/api/emergency-drills/${drill}/arrange`
    await office.does('opsLeader', 'POST', at, { ...taking(['opsTwo']), severity: 1 })
    await callOff(drill ?? '')
    const { drill: next, state } = await planNow()
    expect(state).toBe('red')
    expect(await owed(next ?? '')).toEqual(['prepare-drill opsLeader'])
    const anew = `/api/emergency-drills/${next}/arrange`
    await office.does('opsLeader', 'POST', anew, { ...taking(['opsTwo']), severity: 1 })
    await drillIsWorked(office, next ?? '')
    expect((await planNow()).state).toBe('green')
  })

  it('when a second one is wished for, or the plan is to be retired, then that is refused', async () => {
    await drillOf(office, plan)
    const drill = { ...taking(both), severity: 1 }
    const again = await office.call<{ code: string }>('opsLeader', 'POST', `/api/emergency-plans/${plan}/drills`, drill)
    expect(again.body.code).toBe('drill-is-open')
    const retire = await office.call<{ code: string }>('head', 'POST', `/api/emergency-plans/${plan}/retire`, {
      reason: '不再使用。',
    })
    expect(retire.body.code).toBe('drill-is-running')
  })
})
