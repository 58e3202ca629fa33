import { afterEach, describe, expect, it } from 'vitest'
import { commitEffects } from '../../functions/audit-trail/commit-act.ts'
import { DRILL_DUE } from '../../functions/emergency-plan/index.ts'
import { planStepsOf } from '../../functions/incident/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { addSource, alertmanager, delivers, incidentsIn } from '../support/alerts-at-work.ts'
import { emailOf, groups, people, type Role, services } from '../support/department.ts'
import { incidentAs, reports, roleOf, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { onCallIn } from '../support/on-call-at-work.ts'
import { aLongPlan, planIn, planOf } from '../support/plans-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const look = (id: Id) => incidentAs(office, 'head', id)
const planNow = async (id: Id) => planOf(await look(id))
const does = (role: Role, id: Id, step: string, what: string, body: unknown = {}) =>
  takes(office, role, id, `plan-steps/${step}/${what}`, body)
const refusedTo = (role: Role, id: Id, step: string, what: string, body: unknown = {}) =>
  office.call<{ code: string }>(role, 'POST', `/api/incidents/${id}/plan-steps/${step}/${what}`, body)
const owesStep = async (id: Id) =>
  (await look(id)).obligations
    .filter(({ kind, status }) => kind === 'incident.plan-step' && status === 'open')
    .map(({ standard, accountable }) => `${standard} ${roleOf(accountable.id)}`)
    .toSorted()
const mailsTo = (role: Role) => office.mails.filter(({ to }) => to.address === emailOf(role))

/** Mail fails, and there is a plan for it. `opsOne` has the shift. */
async function mailFails(): Promise<Id> {
  office = await MemoryOffice.open()
  await planIn(office)
  await onCallIn(office, { primary: 'opsOne', secondary: 'opsTwo' })
  const { id } = await reports(office, 'employee')
  return id
}

/** The same, and somebody leads. */
async function mailIsWorkedOn(): Promise<Id> {
  const id = await mailFails()
  await takes(office, 'opsOne', id, 'acknowledge')
  return id
}

describe('given the mail system fails, and there is an emergency plan for it', () => {
  it('then the plan has begun by itself: its first steps are open, with whoever is paged, and the others wait', async () => {
    const id = await mailFails()
    expect(await planNow(id)).toEqual([
      'check-gateway open opsOne',
      'tell-staff open opsOne',
      'which-way waiting',
      'switch waiting',
      'repair waiting',
      'watch-repair waiting',
      'verify waiting',
    ])
    const { plan, planSteps, raisedAt } = await look(id)
    expect(plan).toMatchObject({ version: 1, title: 'The mail system fails' })
    expect(Date.parse(planSteps[0]?.dueAt ?? '') - Date.parse(raisedAt)).toBe(10 * MINUTE)
  })

  it('when the incident is one of a severity that starts no plan, then nothing of it is owed until it gets worse', async () => {
    office = await MemoryOffice.open()
    await planIn(office)
    const { id, severity } = await reports(office, 'appOne', { impact: 'single', urgency: 'low' })
    expect(severity).toBe(3)
    expect(await planNow(id)).toEqual([])
    await takes(office, 'opsLeader', id, 'acknowledge')
    await takes(office, 'opsLeader', id, 'change-severity', {
      impact: 'broad',
      urgency: 'high',
      comment: '全公司都收不到。',
    })
    expect((await planNow(id)).slice(0, 3)).toEqual([
      'check-gateway open opsLeader',
      'tell-staff open opsLeader',
      'which-way waiting',
    ])
  })

  it('when nobody answers and the next is paged, then the steps are with whoever is paged now, and with whoever answers', async () => {
    const id = await mailFails()
    await office.advance(5 * MINUTE)
    expect(await owesStep(id)).toEqual(['Check the mail gateway opsTwo', 'Tell all staff opsTwo'])
    await takes(office, 'opsThree', id, 'acknowledge')
    expect(await owesStep(id)).toEqual(['Check the mail gateway opsThree', 'Tell all staff opsThree'])
  })
})

describe('given somebody leads it by the plan', () => {
  it('when a role is given to somebody, then the steps of that role are theirs, and they hear so', async () => {
    const id = await mailIsWorkedOn()
    await takes(office, 'opsOne', id, 'assign-role', { role: 'operations', person: people.opsThree })
    await office.advance(2 * MINUTE)
    expect((await planNow(id)).slice(0, 2)).toEqual(['check-gateway open opsThree', 'tell-staff open opsOne'])
    const [mail] = mailsTo('opsThree').filter(({ subject }) => subject.includes('请执行预案步骤“检查邮件网关”'))
    expect(mail?.text).toContain('检查邮件网关')
  })

  it('when command is taken, then the steps of the commander go along; those of another role stay', async () => {
    const id = await mailIsWorkedOn()
    await takes(office, 'opsOne', id, 'assign-role', { role: 'operations', person: people.opsThree })
    await takes(office, 'head', id, 'take-command')
    expect((await planNow(id)).slice(0, 2)).toEqual(['check-gateway open opsThree', 'tell-staff open head'])
  })

  it('when a step is done, then the next ones open, for whoever has their role, each on a clock of its own', async () => {
    const id = await mailIsWorkedOn()
    await takes(office, 'opsOne', id, 'assign-role', { role: 'operations', person: people.opsThree })
    await office.advance(4 * MINUTE)
    await does('opsThree', id, 'check-gateway', 'done', { comment: '证书过期。' })
    const { planSteps, timeline } = await look(id)
    expect(planSteps.slice(0, 3)).toMatchObject([
      { key: 'check-gateway', state: 'done', owner: null, by: { name: 'opsThree' } },
      { key: 'tell-staff', state: 'open' },
      { key: 'which-way', state: 'open', owner: { name: 'opsOne' } },
    ])
    const [checked, , decision] = planSteps
    expect(Date.parse(checked?.doneAt ?? '') - Date.parse(checked?.startedAt ?? '')).toBe(4 * MINUTE)
    expect(Date.parse(decision?.dueAt ?? '') - Date.parse(office.now)).toBe(10 * MINUTE)
    expect(timeline.findLast(({ did }) => did === 'incident.plan-step-done')).toMatchObject({ comment: '证书过期。' })
  })

  it('when somebody decides which way it goes, and why, then that way opens and the other falls away with all that follows it', async () => {
    const id = await mailIsWorkedOn()
    await does('opsOne', id, 'check-gateway', 'done')
    await does('opsOne', id, 'which-way', 'decide', { option: 'switch-over', comment: '十五分钟内修不好。' })
    expect(await planNow(id)).toEqual([
      'check-gateway done',
      'tell-staff open opsOne',
      'which-way done',
      'switch open opsOne',
      'repair away',
      'watch-repair away',
      'verify waiting',
    ])
    await does('opsOne', id, 'switch', 'done')
    expect((await planNow(id)).at(-1)).toBe('verify open opsOne')
    const { planSteps, timeline } = await look(id)
    expect(planSteps[2]).toMatchObject({ option: 'switch-over', by: { name: 'opsOne' } })
    const decided = timeline.find(({ did }) => did === 'incident.plan-step-decided')
    expect(decided).toMatchObject({ comment: '十五分钟内修不好。', what: { fallsAway: ['repair', 'watch-repair'] } })
  })

  it('when a step does not apply, then it is skipped with a reason, and what waited for it opens all the same', async () => {
    const id = await mailIsWorkedOn()
    expect(await refusedTo('opsOne', id, 'check-gateway', 'skip')).toMatchObject({ status: 422 })
    await does('opsOne', id, 'check-gateway', 'skip', { comment: '网关刚查过。' })
    expect((await planNow(id)).slice(0, 3)).toEqual([
      'check-gateway skipped',
      'tell-staff open opsOne',
      'which-way open opsOne',
    ])
  })

  it('when a step is given to somebody else, then it is theirs whoever has the role, and they are told', async () => {
    const id = await mailIsWorkedOn()
    await does('opsOne', id, 'tell-staff', 'assign', { person: people.appOne })
    expect((await planNow(id))[1]).toBe('tell-staff open appOne')
    expect(mailsTo('appOne').at(-1)?.subject).toContain('请执行预案步骤')
    await takes(office, 'opsOne', id, 'assign-role', { role: 'communications', person: people.opsTwo })
    expect((await planNow(id))[1]).toBe('tell-staff open appOne')
    await does('appOne', id, 'tell-staff', 'done')
    expect((await planNow(id))[1]).toBe('tell-staff done')
  })

  it('when whoever has a step leaves the company, then it is with whoever leads, at once', async () => {
    const id = await mailIsWorkedOn()
    await takes(office, 'opsOne', id, 'assign-role', { role: 'operations', person: people.opsThree })
    await office.does('admin', 'PATCH', `/api/people/${people.opsThree}`, { active: false }, 1)
    expect((await planNow(id))[0]).toBe('check-gateway open opsOne')
  })

  it('when two people settle the same step at once, then one of them is told that it is settled, and it counts once', async () => {
    const id = await mailIsWorkedOn()
    const both = await Promise.all([
      refusedTo('opsOne', id, 'check-gateway', 'done'),
      refusedTo('head', id, 'check-gateway', 'skip', { comment: '不适用。' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await office.settle()
    const settled = (await look(id)).timeline.filter(({ did }) => /plan-step-(done|skipped)/.test(did))
    expect(settled).toHaveLength(1)
  })

  it('when a step is not done in its time, then whoever has it is reminded, then it is the leader’s, then the head’s', async () => {
    const id = await mailIsWorkedOn()
    const ownerAfter = async (minutes: number) => {
      await office.advance(minutes * MINUTE)
      return (await planNow(id))[0]
    }
    expect(await ownerAfter(9)).toBe('check-gateway open opsOne')
    expect(await ownerAfter(1)).toBe('check-gateway open opsLeader')
    expect(await ownerAfter(10)).toBe('check-gateway open head')
    await does('head', id, 'check-gateway', 'done')
  })

  it('when many steps of one person are not done in their time, then one mail reminds of them all, and one goes to the leader', async () => {
    office = await MemoryOffice.open()
    await planIn(office, aLongPlan(12, 12))
    await onCallIn(office, { primary: 'opsOne' })
    const { id } = await reports(office, 'employee')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'assign-role', { role: 'operations', person: people.opsOne })
    const { planSteps } = await look(id)
    const due = planSteps[0]?.dueAt ?? ''
    await office.advance(MINUTE)
    office.mails.length = 0
    await office.advance((Date.parse(due) - Date.parse(office.now)) / 2 + MINUTE)
    expect(mailsTo('opsOne').map(({ subject }) => subject)).toHaveLength(1)
    await office.advance(Date.parse(due) - Date.parse(office.now) + MINUTE)
    expect(mailsTo('opsLeader')).toHaveLength(1)
    expect(mailsTo('opsLeader')[0]?.text.match(/第 \d+ 步/g)?.length).toBe(12)
  })

  it('when steps are done one after the other, then that is a sign of life: nobody is paged anew', async () => {
    const id = await mailIsWorkedOn()
    for (const step of ['check-gateway', 'tell-staff']) {
      await office.advance(25 * MINUTE)
      await does('opsOne', id, step, 'done')
    }
    await office.advance(25 * MINUTE)
    expect(await look(id)).toMatchObject({ status: 'acknowledged', pages: 1 })
    await office.advance(7 * MINUTE)
    expect(await look(id)).toMatchObject({ status: 'triggered', pages: 2 })
  })

  it('when whoever leads falls silent, then the steps are with whoever is paged anew', async () => {
    const id = await mailIsWorkedOn()
    await takes(office, 'opsOne', id, 'assign-role', { role: 'communications', person: people.appTwo })
    await onCallIn(office, { primary: 'opsTwo' })
    await does('opsOne', id, 'check-gateway', 'done')
    await office.advance(31 * MINUTE)
    expect(await owesStep(id)).toContain('Switch over or repair opsTwo')
  })

  it('when the plan is as long as a plan can be, and half of it begins at once, then it works all the same', async () => {
    office = await MemoryOffice.open()
    await planIn(office, aLongPlan(40, 20))
    await onCallIn(office, { primary: 'opsOne', secondary: 'opsTwo' })
    const { id } = await reports(office, 'employee')
    await office.advance(5 * MINUTE)
    await takes(office, 'opsTwo', id, 'acknowledge')
    await takes(office, 'opsTwo', id, 'assign-role', { role: 'operations', person: people.opsThree })
    expect((await owesStep(id)).filter((line) => line.endsWith('opsThree'))).toHaveLength(20)
    await does('opsThree', id, 'step-0', 'done')
    expect((await planNow(id)).filter((line) => line.includes(' open '))).toHaveLength(39)
    await takes(office, 'opsTwo', id, 'resolve', { comment: '好了。' })
    expect(await owesStep(id)).toEqual([])
  })

  it('when all of it begins at once, is somebody’s, and as many as can be are pulled in, then it can still be led, ended and opened again', async () => {
    office = await MemoryOffice.open()
    await planIn(office, aLongPlan(40, 40))
    await onCallIn(office, { primary: 'opsOne', secondary: 'opsTwo' })
    await addSource(office).then((source) =>
      delivers(
        office,
        source,
        alertmanager({ name: 'MailQueueFull', labels: { service: 'mail', severity: 'critical' } }),
      ),
    )
    const [{ id } = { id: '' }] = await incidentsIn(office)
    await takes(office, 'opsOne', id, 'acknowledge')
    const asks = (nth: number) => ({ group: groups.applications, task: `第 ${nth} 件` })
    for (let nth = 1; nth <= 9; nth += 1) {
      if (nth === 9) await takes(office, 'opsOne', id, 'parties/1/answer', { answer: 'done' })
      await takes(office, 'opsOne', id, 'parties', asks(nth))
    }
    expect((await office.call('opsOne', 'POST', `/api/incidents/${id}/parties`, asks(10))).body).toMatchObject({
      code: 'too-many-parties',
    })
    await takes(office, 'opsOne', id, 'assign-role', { role: 'operations', person: people.opsThree })
    expect((await owesStep(id)).filter((line) => line.endsWith('opsThree'))).toHaveLength(40)
    await takes(office, 'opsOne', id, 'offer-command', { to: people.opsTwo, note: '我要走了。' })
    await takes(office, 'opsTwo', id, 'take-command')
    await office.does('opsTwo', 'POST', `/api/incidents/${id}/change-severity`, {
      ...{ impact: 'partial', urgency: 'medium', comment: '没有那么严重。' },
    })
    await takes(office, 'opsTwo', id, 'resolve', { comment: '好了。' })
    expect((await look(id)).obligations.filter(({ status }) => status === 'open')).toEqual([])
    await takes(office, 'opsTwo', id, 'reopen', { comment: '又来了。' })
    expect(await owesStep(id)).toHaveLength(40)
  })

  it('when it is resolved, then what is open is owed no longer; when it comes back, the plan goes on where it was left', async () => {
    const id = await mailIsWorkedOn()
    await does('opsOne', id, 'check-gateway', 'done')
    await takes(office, 'opsOne', id, 'resolve', { cause: '证书过期', comment: '已更换。' })
    expect((await planNow(id)).slice(0, 3)).toEqual(['check-gateway done', 'tell-staff left', 'which-way left'])
    expect(await owesStep(id)).toEqual([])
    await takes(office, 'opsOne', id, 'reopen', { comment: '又收不到了。' })
    expect((await planNow(id)).slice(0, 3)).toEqual([
      'check-gateway done',
      'tell-staff open opsOne',
      'which-way open opsOne',
    ])
  })

  it('then what every step took, and who did it, is kept for whoever looks back', async () => {
    const id = await mailIsWorkedOn()
    await office.advance(6 * MINUTE)
    await does('opsOne', id, 'check-gateway', 'done')
    const [checked] = await planStepsOf(office.store, id)
    expect(checked).toMatchObject({ state: 'done', by: people.opsOne, doneAt: office.now })
  })
})

describe('given somebody who may not, or a step that is not there to be taken', () => {
  it('then they are told why, in their language, and nothing changes', async () => {
    const id = await mailIsWorkedOn()
    const before = await planNow(id)
    const answers = [
      await refusedTo('appTwo', id, 'check-gateway', 'done'),
      await refusedTo('employee', id, 'check-gateway', 'done'),
      await refusedTo('opsOne', id, 'verify', 'done'),
      await refusedTo('opsOne', id, 'no-such-step', 'done'),
      await refusedTo('opsOne', id, 'check-gateway', 'decide', { option: 'repair', comment: '修。' }),
      await refusedTo('opsOne', id, 'check-gateway', 'assign', { person: people.employee }),
    ]
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '403 not-involved',
      '403 not-involved',
      '409 plan-step-waits',
      '404 not-found',
      '409 nothing-to-decide',
      '422 invalid-input',
    ])
    expect(await planNow(id)).toEqual(before)
    await does('opsOne', id, 'check-gateway', 'done')
    const later = [
      await refusedTo('opsOne', id, 'check-gateway', 'done'),
      await refusedTo('opsOne', id, 'which-way', 'done'),
      await refusedTo('opsOne', id, 'which-way', 'decide', { option: 'pray', comment: '试试。' }),
    ]
    expect(later.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '409 plan-step-settled',
      '409 choose-an-option',
      '422 invalid-input',
    ])
  })
})

const DRILL = 'edr_01K9ZQ6V80ABCDEFGHJKMNPQRS'

/** A drill of a plan for the mail service, at severity 3, for the two who have the shift. */
async function drillIsDue(plan: Id): Promise<Id> {
  const about = { drill: DRILL, plan, version: 1, service: services.mail, severity: 3 }
  const participants = [people.opsOne, people.opsTwo]
  await commitEffects(office.machine.platform, [{ kind: 'event', event: DRILL_DUE, about: { ...about, participants } }])
  await office.settle()
  const { items } = await office.does<{ items: { id: Id }[] }>('head', 'GET', '/api/incidents?status=open')
  return items[0]?.id ?? ''
}

describe('given a drill of the plan', () => {
  it('then it follows that plan, whatever the severity, and nothing goes up to people who take no part', async () => {
    office = await MemoryOffice.open()
    const plan = await planIn(office)
    const id = await drillIsDue(plan)
    expect((await planNow(id)).slice(0, 2)).toEqual(['check-gateway open opsOne', 'tell-staff open opsOne'])
    await takes(office, 'opsOne', id, 'acknowledge')
    await office.advance(2 * HOUR)
    const { planSteps } = await look(id)
    expect(planSteps[0]).toMatchObject({ state: 'open', owner: { name: 'opsOne' } })
    expect(office.mails.filter(({ to }) => ![emailOf('opsOne'), emailOf('opsTwo')].includes(to.address))).toEqual([])
    const outside = { status: 422, body: { errors: [{ code: 'takes-no-part' }] } }
    expect(await refusedTo('opsOne', id, 'tell-staff', 'assign', { person: people.appOne })).toMatchObject(outside)
    const role = { role: 'operations', person: people.opsThree }
    expect(await office.call('opsOne', 'POST', `/api/incidents/${id}/assign-role`, role)).toMatchObject(outside)
    expect((await planNow(id))[0]).toBe('check-gateway open opsOne')
    expect(mailsTo('opsThree')).toEqual([])
    await does('opsOne', id, 'check-gateway', 'done')
    expect((await planStepsOf(office.store, id))[0]?.state).toBe('done')
  })

  it('when it is said again that the drill is due, then there is still one, even when it is over', async () => {
    office = await MemoryOffice.open()
    const plan = await planIn(office)
    const id = await drillIsDue(plan)
    expect(await look(id)).toMatchObject({ isExercise: true, severity: 3, source: 'drill', title: '邮件系统故障' })
    expect(await drillIsDue(plan)).toBe(id)
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'resolve', { comment: '演练完成。' })
    await drillIsDue(plan)
    expect(await look(id)).toMatchObject({ status: 'resolved', reopened: 0 })
    expect(await office.does('head', 'GET', '/api/incidents?status=open')).toMatchObject({ items: [] })
  })
})
