import { afterEach, describe, expect, it } from 'vitest'
import { commitEffects } from '../../functions/audit-trail/index.ts'
import { business } from '../../functions/calendar/index.ts'
import { type Instant, instantOf, MINUTE, millisOf } from '../../functions/kernel/instant.ts'
import { emailOf, people, positions, type Role, services } from '../support/department.ts'
import { duty, dutyId, monthOf, occurrence, occurrencesOf, publish, rule } from '../support/duties-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

/** A wall clock in Shanghai. */
const shanghai = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))
const openAt = async (local: string) => {
  office = await MemoryOffice.open({ at: shanghai(local) })
}
const goTo = (local: string) => office.advance(millisOf(shanghai(local)) - millisOf(office.now))
const goToInstant = (at: Instant) => office.advance(millisOf(at) - millisOf(office.now))
const plannedOn = async (month: string) => (await monthOf(office, month)).map(({ on, status }) => `${on} ${status}`)
const subjectsTo = (role: Role) =>
  office.mails.filter(({ to }) => JSON.stringify(to).includes(emailOf(role))).map(({ subject }) => subject)
const only = <Thing>(things: readonly Thing[]): Thing => {
  expect(things).toHaveLength(1)
  return things[0] as Thing
}
const done = (role: Role, id: string, evidence: readonly unknown[] = [], comment = '正常。') =>
  office.call(role, 'POST', `/api/duty-occurrences/${id}/complete`, { comment, evidence })

describe('given a duty of every working day at nine', () => {
  it('when it is nine, then its holder owes it with its own standard and clock, and it shows in their calendar', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    expect((await plannedOn('2026-01')).slice(0, 2)).toEqual(['2026-01-05 planned', '2026-01-06 planned'])
    await goTo('2026-01-05T09:00')
    const found = only(await occurrencesOf(office, 1))
    expect(found).toMatchObject({ status: 'open', on: '2026-01-05', at: '09:00', isLate: false, isLateBySystem: false })
    expect(found.accountable.id).toBe(people.changeManager)
    expect(found.dueAt).toBe(shanghai('2026-01-05T11:00'))
    const { items } = await office.does<{ items: { kind: string }[] }>('changeManager', 'GET', '/api/obligations')
    // Reading and signing the list itself is owed too.
    const owed = items.filter(({ kind }) => kind !== 'acknowledgement.sign')
    expect(owed).toMatchObject([{ kind: 'duty.perform', standard: 'Last night’s backup is whole.', caseId: found.id }])
    expect(subjectsTo('changeManager').at(-1)).toContain('【请完成】备份检查1')
    expect((await plannedOn('2026-01')).slice(0, 2)).toEqual(['2026-01-05 open', '2026-01-06 planned'])
  })

  it('when it is done in time, then it is on the record, once, however often it is said', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    await goTo('2026-01-05T09:30')
    const { id } = only(await occurrencesOf(office, 1))
    expect((await done('changeManager', id)).status).toBe(200)
    expect((await done('changeManager', id)).status).toBe(200)
    expect((await done('changeDeputy', id)).body).toMatchObject({ code: 'occurrence-over' })
    expect(await occurrence(office, id)).toMatchObject({
      status: 'done',
      endedAs: 'holder',
      isLate: false,
      comment: '正常。',
    })
    const story = await office.does<{ items: { did: string; grant: unknown }[] }>(
      'head',
      'GET',
      `/api/duty-occurrences/${id}/timeline`,
    )
    expect(story.items.filter(({ did }) => did === 'duty.done')).toMatchObject([
      { grant: { authority: 'duty.perform', duty: dutyId(1), book: 1, via: 'holder' } },
    ])
  })

  it('when it is not done, then it is reminded, climbs, and whoever has it then does it late: all of that is counted', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1, { when: { kind: 'recurring', rule: rule({ until: '2026-01-05' }) } })])
    await goTo('2026-01-05T11:01')
    const { id } = only(await occurrencesOf(office, 1))
    expect((await occurrence(office, id)).accountable.id).toBe(people.changeDeputy)
    expect(subjectsTo('changeManager').some((subject) => subject.startsWith('【提醒'))).toBe(true)
    await done('changeDeputy', id)
    expect(await occurrence(office, id)).toMatchObject({
      status: 'done',
      isLate: true,
      endedAs: 'deputy',
      endedBy: { id: people.changeDeputy },
      wasAccountable: { id: people.changeManager, via: 'holder' },
    })
    const record = await office.does('head', 'GET', `/api/positions/${positions.changeManager}/duty-record`)
    expect(record).toMatchObject({ counted: 1, onTime: 0, late: 1, byDeputy: 1, onTimeShare: 0 })
  })

  it('when its holder is away, then the deputy is accountable from the start, and history keeps that', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    await office.does('changeManager', 'POST', '/api/absences', {
      from: shanghai('2026-01-05T08:30'),
      until: shanghai('2026-01-05T18:00'),
    })
    await goTo('2026-01-05T10:00')
    const { id } = only(await occurrencesOf(office, 1))
    await done('changeDeputy', id)
    await goTo('2026-01-06T08:00')
    expect(await occurrence(office, id)).toMatchObject({
      endedAs: 'deputy',
      isLate: false,
      wasAccountable: { id: people.changeDeputy, via: 'deputy' },
    })
  })

  it('when its post is vacant, then the leader owes it, and the gap becomes an obligation of its own', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    const path = `/api/positions/${positions.changeManager}`
    const { holders, deputies } = await office.does<Record<'holders' | 'deputies', { id: string }[]>>(
      'admin',
      'GET',
      path,
    )
    for (const each of holders) await office.does('admin', 'DELETE', `${path}/assignments/${each.id}`)
    for (const each of deputies) await office.does('admin', 'DELETE', `${path}/deputies/${each.id}`)
    await goTo('2026-01-05T09:00')
    expect(only(await occurrencesOf(office, 1)).accountable.id).toBe(people.opsLeader)
    const { items } = await office.does<{ items: { kind: string }[] }>('opsLeader', 'GET', '/api/obligations')
    expect(items.map(({ kind }) => kind).filter((kind) => kind.startsWith('roster.'))).not.toEqual([])
  })

  it('when I waive it with a reason, then it is seen as waived; nobody waives their own, nor without authority', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1), duty(2, { position: positions.head })])
    await goTo('2026-01-05T09:00')
    const waives = (role: Role, id: string) =>
      office.call(role, 'POST', `/api/duty-occurrences/${id}/waive`, { reason: '设备已下线。' })
    const { id } = only(await occurrencesOf(office, 1))
    const own = only(await occurrencesOf(office, 2))
    expect((await waives('head', own.id)).body).toMatchObject({ status: 403, code: 'own-duty' })
    expect((await waives('opsLeader', id)).status).toBe(403)
    expect((await waives('head', id)).status).toBe(200)
    expect(await occurrence(office, id)).toMatchObject({ status: 'waived', comment: '设备已下线。' })
    expect((await done('changeManager', id)).body).toMatchObject({ code: 'occurrence-over', state: 'waived' })
    const record = await office.does('head', 'GET', `/api/duties/${dutyId(1)}/record`)
    expect(record).toMatchObject({ waived: 1, counted: 0, onTimeShare: null })
  })

  it('when somebody else says that it is done, then they are told whose it is', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1, { responsible: [positions.appEngineer] })])
    await goTo('2026-01-05T09:00')
    const { id } = only(await occurrencesOf(office, 1))
    expect((await done('opsThree', id)).body).toMatchObject({ status: 403, code: 'not-your-duty' })
    expect((await done('employee', id)).status).toBe(404)
    expect((await done('appTwo', id)).status).toBe(200)
  })
})

describe('given a duty that asks for something to be shown', () => {
  const evidence = [
    { kind: 'note', title: { 'zh-CN': '结论', en: 'Conclusion' } },
    { kind: 'link', title: { 'zh-CN': '报告', en: 'Report' } },
    { kind: 'number', title: { 'zh-CN': '耗时（分钟）', en: 'Minutes' }, least: 1, most: 60 },
  ] as const
  const atNine = async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1, { evidence })])
    await goTo('2026-01-05T09:00')
    return only(await occurrencesOf(office, 1)).id
  }

  it('when something is missing or wrong, then each is named, and nothing changes', async () => {
    const id = await atNine()
    const answer = await done('changeManager', id, ['正常', 'http://backup.example.com'])
    expect(answer.body).toMatchObject({
      status: 422,
      errors: [{ path: 'evidence/1' }, { path: 'evidence/2' }],
    })
    expect((await occurrence(office, id)).status).toBe('open')
  })

  it('when a number is out of limits, then it is done, says so, and is a finding with an owner', async () => {
    const id = await atNine()
    await office.does('changeManager', 'POST', `/api/duty-occurrences/${id}/complete`, {
      evidence: ['正常', 'https://backup.example.com/1', 95],
    })
    const found = await occurrence(office, id)
    expect(found).toMatchObject({ status: 'done', isOutOfLimits: true })
    expect(found.evidence).toMatchObject([{ value: '正常' }, {}, { value: 95, isOutOfLimits: true }])
    const { items } = await office.does<{ items: { kind: string; title: string }[] }>(
      'changeManager',
      'GET',
      '/api/obligations',
    )
    // Reading and signing the list itself is owed too.
    const owed = items.filter(({ kind }) => kind !== 'acknowledgement.sign')
    expect(owed).toMatchObject([{ kind: 'finding.remediate' }])
  })
})

describe('given rules that fall on odd days', () => {
  const planned = async (from: string, each: Parameters<typeof rule>[0], month: string) => {
    await openAt(from)
    await publish(office, [duty(1, { when: { kind: 'recurring', rule: rule(each) } })])
    return (await monthOf(office, month)).map(({ on }) => on)
  }
  it('the 31st comes on the last day of a shorter month', async () => {
    const every = { unit: 'month', interval: 1, on: [{ day: 31 }] } as const
    expect(await planned('2026-02-02T08:00', { every, onDayOff: 'keep' }, '2026-02')).toEqual(['2026-02-28'])
  })
  it('29 February comes on the 28th where there is none, and on the 29th where there is', async () => {
    const every = { unit: 'year', interval: 1, month: 2, on: [{ day: 29 }] } as const
    expect(await planned('2026-02-02T08:00', { every, onDayOff: 'keep' }, '2026-02')).toEqual(['2026-02-28'])
    expect(await planned('2028-02-01T08:00', { every, onDayOff: 'keep' }, '2028-02')).toEqual(['2028-02-29'])
  })
  it('the last working day before the Spring Festival of 2026 is a Saturday that is worked, and its holder is told then', async () => {
    const every = { unit: 'holiday', holiday: '春节', workingDaysBefore: 1 } as const
    expect(await planned('2026-02-02T08:00', { every }, '2026-02')).toEqual(['2026-02-14'])
    await goTo('2026-02-14T09:00')
    expect(only(await occurrencesOf(office, 1)).status).toBe('open')
  })
  it('of a year nobody has announced it is planned by tradition, and says that it may move', async () => {
    const every = { unit: 'holiday', holiday: '春节', workingDaysBefore: 1 } as const
    expect(await planned('2027-01-11T08:00', { every }, '2027-02')).toEqual(['2027-02-04'])
    expect(only(await monthOf(office, '2027-02')).isCertain).toBe(false)
  })
  it('half past two in New York, on the night the clocks are turned there, opens at three, once', async () => {
    await openAt('2026-03-07T08:00')
    const each = rule({
      at: ['02:30'],
      onDayOff: 'keep',
      timeZone: 'America/New_York',
      from: '2026-03-08',
      until: '2026-03-08',
    })
    await publish(office, [duty(1, { when: { kind: 'recurring', rule: each } })])
    await goToInstant('2026-03-08T06:59:00.000Z')
    expect(await occurrencesOf(office, 1)).toEqual([])
    await goToInstant('2026-03-08T07:00:00.000Z')
    expect(only(await occurrencesOf(office, 1)).opensAt).toBe('2026-03-08T07:00:00.000Z')
  })
  it('the last evening of a month in Los Angeles, which is the next month here, stays in the month it is of', async () => {
    await openAt('2026-01-30T08:00')
    const each = rule({
      ...{ at: ['20:00'], onDayOff: 'keep', timeZone: 'America/Los_Angeles' },
      ...{ from: '2026-01-31', until: '2026-01-31' },
    })
    await publish(office, [duty(1, { when: { kind: 'recurring', rule: each } })])
    expect(await plannedOn('2026-01')).toEqual(['2026-01-31 planned'])
    await goTo('2026-02-01T12:00')
    expect(await plannedOn('2026-01')).toEqual(['2026-01-31 open'])
    expect(await plannedOn('2026-02')).toEqual([])
  })
})

describe('given the role book changes while occurrences run', () => {
  it('what runs keeps its version, what comes is the new one’s, what was removed comes no more', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1), duty(2)])
    await goTo('2026-01-05T09:00')
    const [first, second] = [only(await occurrencesOf(office, 1)), only(await occurrencesOf(office, 2))]
    const moved = duty(1, {
      position: positions.opsLeader,
      standard: { 'zh-CN': '抽样恢复一份。', en: 'Restore a sample.' },
      allowed: business('PT4H'),
    })
    await publish(office, [moved], shanghai('2026-01-06T00:00'))
    await goTo('2026-01-06T09:00')
    const [newer, older] = await occurrencesOf(office, 1)
    expect(older).toMatchObject({
      id: first.id,
      status: 'open',
      book: 1,
      dueAt: first.dueAt,
      position: { id: positions.changeManager },
    })
    expect((await occurrence(office, first.id)).standard).toBe('Last night’s backup is whole.')
    expect(newer).toMatchObject({ book: 2, accountable: { id: people.opsLeader }, dueAt: shanghai('2026-01-06T14:30') })
    expect(only(await occurrencesOf(office, 2))).toMatchObject({ id: second.id, status: 'open' })
    expect((await done('changeManager', second.id)).status).toBe(200)
    expect((await monthOf(office, '2026-01')).filter(({ status }) => status === 'planned')).toEqual([])
  })

  it('and planning again plans nothing twice', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1), duty(2)])
    await goTo('2026-01-05T12:00')
    const plan = () => office.machine.runTask('plan-duties', {})
    expect(await Promise.all([plan(), plan()])).toEqual([{ written: 0 }, { written: 0 }])
  })
})

describe('given a duty that lapses when the next one opens', () => {
  it('when the next one opens, then the one before is missed by the clock, and counted so', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1, { whenLate: 'lapses' })])
    await goTo('2026-01-06T09:00')
    expect((await occurrencesOf(office, 1)).map(({ status }) => status)).toEqual(['open', 'missed'])
    expect(await office.does('head', 'GET', `/api/duties/${dutyId(1)}/record`)).toMatchObject({
      missed: 1,
      onTimeShare: 0,
    })
  })
})

describe('given nobody was running for two days', () => {
  it('when it runs again, then what was missed is there, late by the system, in one mail a person', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1), duty(2, { whenLate: 'lapses' })])
    office.clock.moveTo(shanghai('2026-01-07T08:00'))
    office.mails.length = 0
    await office.machine.recover()
    expect(
      (await occurrencesOf(office, 1)).map(({ on, status, isLateBySystem }) => [on, status, isLateBySystem]),
    ).toEqual([
      ['2026-01-06', 'open', true],
      ['2026-01-05', 'open', true],
    ])
    expect((await occurrencesOf(office, 2)).map(({ status }) => status)).toEqual(['open', 'missed'])
    expect(subjectsTo('changeManager')).toEqual(['【汇总】您有 3 件事待处理'])
    expect(await office.does('head', 'GET', `/api/duties/${dutyId(2)}/record`)).toMatchObject({
      lateBySystem: 1,
      counted: 0,
    })
  })
})

describe('given duties that an event opens', () => {
  const tells = (event: string, about: Record<string, unknown>) =>
    commitEffects(office.machine.platform, [{ kind: 'event', event, about: about as never }]).then(() =>
      office.settle(),
    )

  it('when a change was released on its service, then it opens, once for each change', async () => {
    await openAt('2026-01-05T10:00')
    const onMail = { kind: 'triggered', event: 'change.released', services: [services.mail] } as const
    await publish(office, [duty(1, { when: onMail }), duty(2, { when: { kind: 'triggered', event: 'change.failed' } })])
    const about = { change: 'chg_01K9ZQ6V80ABCDEFGHJKMNPQRS', services: [services.mail] }
    await tells('change.released', about)
    await office.advance(MINUTE)
    await tells('change.released', about)
    await tells('change.released', { ...about, services: [services.erp] })
    expect(only(await occurrencesOf(office, 1))).toMatchObject({ event: 'change.released', at: null, status: 'open' })
    expect(await occurrencesOf(office, 2)).toEqual([])
  })

  it('when somebody leaves, then what has to be taken back from them opens, once', async () => {
    await openAt('2026-01-05T10:00')
    await publish(office, [duty(1, { when: { kind: 'triggered', event: 'person.left' } })])
    const path = `/api/people/${people.employee}`
    const { version } = await office.does<{ version: number }>('admin', 'GET', path)
    await office.does('admin', 'PATCH', path, { active: false }, version)
    await tells('person.left', { person: people.employee })
    expect(only(await occurrencesOf(office, 1))).toMatchObject({ event: 'person.left', status: 'open' })
  })

  it('when a machine reports, then it opens once for each reference', async () => {
    await openAt('2026-01-05T10:00')
    await publish(office, [duty(1, { when: { kind: 'triggered', event: 'machine.reported' } }), duty(2)])
    const report = (nth: number, reference: string) =>
      office.call('changeManager', 'POST', `/api/duties/${dutyId(nth)}/occurrences`, { reference })
    expect((await report(1, 'backup-1')).status).toBe(201)
    expect((await report(1, 'backup-1')).status).toBe(201)
    expect((await report(1, 'backup-2')).status).toBe(201)
    expect(await occurrencesOf(office, 1)).toHaveLength(2)
    expect((await report(2, 'backup-1')).body).toMatchObject({ code: 'not-triggered-by-machines' })
    await office.settle()
  })
})

describe('given five hundred duties at nine', () => {
  it('when two sweepers and a planner come at once, then each is open once all the same', async () => {
    await openAt('2026-01-05T08:50')
    const posts = Object.values(positions)
    const many = Array.from({ length: 60 }, (_, nth) => duty(nth + 1, { position: posts[nth % posts.length] ?? '' }))
    await publish(office, many)
    office.clock.moveTo(shanghai('2026-01-05T09:00'))
    const run = (task: string) => office.machine.runTask(task, {})
    await Promise.all([run('sweep'), run('sweep'), run('plan-duties')])
    await office.settle()
    const all = await Promise.all(posts.map((each) => monthOf(office, '2026-01', `&position=${each}`)))
    const opened = all.flat().filter(({ on, status }) => on === '2026-01-05' && status === 'open')
    expect(opened).toHaveLength(60)
    expect(new Set(opened.map((each) => each.duty)).size).toBe(60)
    expect(all.flat().filter(({ on, status }) => on === '2026-01-05' && status === 'planned')).toEqual([])
  })

  it('when it is nine, then each is open once, and their holder has one mail', async () => {
    await openAt('2026-01-05T08:50')
    const until = rule({ until: '2026-01-05' })
    await publish(
      office,
      Array.from({ length: 500 }, (_, nth) => duty(nth + 1, { when: { kind: 'recurring', rule: until } })),
    )
    office.mails.length = 0
    await goTo('2026-01-05T09:01')
    const open = (await monthOf(office, '2026-01')).filter(({ status }) => status === 'open')
    expect(new Set(open.map((each) => each.duty)).size).toBe(500)
    expect(open).toHaveLength(500)
    expect(subjectsTo('changeManager')).toHaveLength(1)
  })
})
