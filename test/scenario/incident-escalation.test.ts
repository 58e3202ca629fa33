import { afterEach, describe, expect, it } from 'vitest'
import type { IncidentOut } from '../../functions/incident/incident.contract.ts'
import { HOUR, MINUTE, SECOND } from '../../functions/kernel/instant.ts'
import { addSource, alertmanager, delivers, incidentsIn, publishRules } from '../support/alerts-at-work.ts'
import { people, type Role, services } from '../support/department.ts'
import { incidentAs, pagesIn, reports, roleOf, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall, onCallIn } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

/** The operators are on call: `opsOne` first, `opsTwo` behind. */
const look = (id: string): Promise<IncidentOut> => incidentAs(office, 'head', id)
const ownerOf = async (id: string): Promise<Role | undefined> => roleOf((await look(id)).owner?.id)
const owes = async (id: string) =>
  (await look(id)).obligations
    .filter(({ status }) => status === 'open')
    .map(({ kind, accountable }) => `${kind} ${roleOf(accountable.id)}`)
    .toSorted()
const storyOf = async (id: string) => (await look(id)).timeline.map(({ did }) => did)

describe('given somebody reports that the mail service does not work for anybody', () => {
  it('then it is severity 1, whoever is on call is paged at once, and everything has an owner and a clock', async () => {
    office = await officeOnCall()
    const { id, number, severity, status } = await reports(office, 'employee')
    expect({ severity, status }).toEqual({ severity: 1, status: 'triggered' })
    expect(pagesIn(office, number)).toEqual(['opsOne'])
    expect(await owes(id)).toEqual(['incident.acknowledge opsOne', 'incident.resolve opsOne'])
  })

  it('when nobody answers, then the secondary, the leader and the head are paged five minutes apart, and it begins again', async () => {
    office = await officeOnCall()
    const { number } = await reports(office, 'appOne')
    for (const paged of ['opsTwo', 'opsLeader', 'head', 'opsOne', 'opsTwo'] as const) {
      await office.advance(4 * MINUTE + 59 * SECOND)
      expect(pagesIn(office, number).at(-1)).not.toBe(paged)
      await office.advance(SECOND)
      expect(pagesIn(office, number).at(-1)).toBe(paged)
    }
  })

  it('when nobody is on call as secondary, then the leader is paged at once when the primary is silent, and the story says so', async () => {
    office = await MemoryOffice.open()
    await onCallIn(office, { primary: 'opsOne' })
    const { id, number } = await reports(office, 'appOne')
    await office.advance(5 * MINUTE)
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsLeader'])
    const { timeline } = await look(id)
    expect(JSON.stringify(timeline)).toContain('secondary: nobody')
    const delivered = timeline.filter(({ did }) => did === 'incident.page-delivered').map(({ what }) => what.toName)
    expect(delivered).toEqual([(await look(id)).ladder[0]?.person?.name])
    // By name: nobody reads who was paged from an id.
    const paged = timeline.flatMap(({ did, what }) => ('paged' in what ? [[did, what.pagedName]] : []))
    expect(paged).toEqual([
      ['incident.opened', (await look(id)).ladder[0]?.person?.name],
      ['incident.escalated', (await look(id)).owner?.name],
    ])
  })

  it('when nobody at all is on call for it, then the leader is paged in the same moment', async () => {
    office = await MemoryOffice.open()
    const { number } = await reports(office, 'appOne')
    expect(pagesIn(office, number)).toEqual(['opsLeader'])
  })

  it('when somebody acknowledges, then they lead, the ladder rests, and those affected have to be told every 30 minutes', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    await office.advance(25 * MINUTE)
    expect(pagesIn(office, number)).toEqual(['opsOne'])
    expect(await look(id)).toMatchObject({ status: 'acknowledged', commander: { id: people.opsOne } })
    expect(await owes(id)).toEqual([
      'incident.attend opsOne',
      'incident.resolve opsOne',
      // Nobody has the other three roles after 15 minutes: that is the leader's to see to.
      'incident.staff opsLeader',
      'incident.update opsOne',
    ])
  })

  it('when somebody acknowledges and forgets it, then whoever has the shift now is paged after half an hour', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await takes(office, 'opsTwo', id, 'acknowledge')
    await onCallIn(office, { primary: 'opsThree', secondary: 'opsTwo' })
    await office.advance(29 * MINUTE)
    expect(pagesIn(office, number)).toEqual(['opsOne'])
    await office.advance(MINUTE)
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsThree'])
    expect(await ownerOf(id)).toBe('opsThree')
    expect(await storyOf(id)).toContain('incident.lease-ran-out')
  })

  it('when they give a sign of life, then nobody else is paged so long as they do', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    for (const step of ['attend', 'note', 'attend']) {
      await office.advance(25 * MINUTE)
      await takes(office, 'opsOne', id, step, step === 'note' ? { comment: '切到备用网关。' } : {})
    }
    await office.advance(29 * MINUTE)
    expect(pagesIn(office, number)).toEqual(['opsOne'])
  })

  it('when it is acknowledged at once, then nobody else is paged', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    const mine = await office.call('opsOne', 'POST', `/api/incidents/${id}/acknowledge`, {})
    expect(mine.status).toBe(200)
    await office.advance(HOUR / 4)
    expect(pagesIn(office, number)).toEqual(['opsOne'])
  })

  it('when two acknowledge at once, then one leads and the other is told that it is answered', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne')
    const path = `/api/incidents/${id}/acknowledge`
    const answers = await Promise.all([
      office.call('opsOne', 'POST', path, {}),
      office.call('opsTwo', 'POST', path, {}),
    ])
    await office.settle()
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already-acknowledged' })
  })

  it('when it is resolved, then nothing is owed any more and nobody is paged', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'resolve', { cause: '证书过期', comment: '换了证书。' })
    expect(await owes(id)).toEqual([])
    await office.advance(5 * HOUR)
    expect(pagesIn(office, number)).toEqual(['opsOne'])
    expect(await look(id)).toMatchObject({ status: 'resolved', cause: '证书过期', owner: null })
  })

  it('when it comes back, then the ladder begins again with its story', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'resolve', { comment: '换了证书。' })
    await office.advance(MINUTE)
    await takes(office, 'appOne', id, 'reopen', { comment: '又断了。' })
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsOne'])
    await office.advance(5 * MINUTE)
    expect(pagesIn(office, number).at(-1)).toBe('opsTwo')
  })
})

describe('given an incident under the wrong severity', () => {
  it('when it is raised from 3 to 1 in the middle, then whoever is on call is paged by the new ladder, and the answer says which clocks moved', async () => {
    office = await officeOnCall()
    const { id, number, severity } = await reports(office, 'appOne', { impact: 'single', urgency: 'low' })
    expect(severity).toBe(3)
    await office.advance(30 * MINUTE)
    const worse = { impact: 'broad', urgency: 'high', comment: '全公司都收不到。' }
    const { moved } = await office.does<{ moved: { clock: string }[] }>(
      'head',
      'POST',
      `/api/incidents/${id}/change-severity`,
      worse,
    )
    expect(moved.map(({ clock }) => clock).toSorted()).toEqual(['answer', 'resolve'])
    await office.advance(5 * MINUTE)
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsOne', 'opsTwo'])
  })

  it('when it is lowered while it is worked on, then its clocks are longer and it goes on', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    const { resolve } = await dueBy(id)
    const less = { impact: 'partial', urgency: 'medium', comment: '只影响分公司。' }
    await office.does('opsOne', 'POST', `/api/incidents/${id}/change-severity`, less)
    const after = await dueBy(id)
    expect(after.resolve > resolve).toBe(true)
    expect(await look(id)).toMatchObject({ severity: 2, status: 'acknowledged' })
  })

  it('when it hits others than was thought, and is as bad, then nobody is paged anew, and no clock moves', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await office.advance(6 * MINUTE)
    const other = { impact: 'partial', urgency: 'high', comment: '只是一个部门。' }
    const { moved } = await office.does<{ moved: object[] }>(
      'head',
      'POST',
      `/api/incidents/${id}/change-severity`,
      other,
    )
    expect(moved).toEqual([])
    expect(await look(id)).toMatchObject({ severity: 1, impact: 'partial' })
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsTwo'])
    await office.advance(5 * MINUTE)
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsTwo', 'opsLeader'])
  })

  it('when an alert’s rule said how bad it is, then whoever knows better may say what impact and urgency make of it', async () => {
    office = await officeOnCall()
    await publishRules(office, {
      otherwise: { does: 'open', service: services.mail, impact: 'single', urgency: 'low', severity: 1 },
    })
    await delivers(office, await addSource(office), alertmanager({ name: 'HostDown' }))
    const [{ id, severity } = { id: '' }] = await incidentsIn(office)
    expect(severity).toBe(1)
    const asItIs = { impact: 'single', urgency: 'low', comment: '只是测试机。' }
    await office.does('head', 'POST', `/api/incidents/${id}/change-severity`, asItIs)
    expect(await look(id)).toMatchObject({ severity: 3 })
  })

  it('when impact and urgency are as they were, then that is refused', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne')
    const same = { impact: 'broad', urgency: 'high', comment: '一样。' }
    const answer = await office.call('head', 'POST', `/api/incidents/${id}/change-severity`, same)
    expect(answer).toMatchObject({ status: 409, body: { code: 'same-severity' } })
  })

  const dueBy = async (id: string) =>
    Object.fromEntries(
      (await look(id)).obligations
        .filter(({ status }) => status === 'open')
        .map(({ kind, dueAt }) => [kind.replace('incident.', ''), dueAt]),
    ) as Record<'resolve' | 'update' | 'attend', string>
})

describe('given the severity policy is changed while an incident is open', () => {
  it('then the incident keeps its own, and the next one runs by the new', async () => {
    office = await officeOnCall()
    const first = await reports(office, 'appOne')
    const policy = await office.does<Record<string, unknown> & { severities: Record<string, object> }>(
      'head',
      'GET',
      '/api/severity-policy',
    )
    const { version: _, versions: __, ...draft } = policy
    const wait = { clock: 'wall', iso: 'PT2M' }
    const one = {
      ...draft.severities['1'],
      ladder: [
        { to: 'primary', wait },
        { to: 'head', wait },
      ],
    }
    const changed = { ...draft, severities: { ...draft.severities, 1: one } }
    await office.does('head', 'PUT', '/api/severity-policy', { policy: changed, reason: '夜里人少。' }, 1)
    const second = await reports(office, 'appOne', { title: '门户打不开' })
    await office.advance(2 * MINUTE)
    expect(pagesIn(office, first.number)).toEqual(['opsOne'])
    expect(pagesIn(office, second.number)).toEqual(['opsOne', 'head'])
    // The second step of its own ladder is the secondary, as it was.
    await office.advance(3 * MINUTE)
    expect(pagesIn(office, first.number)).toEqual(['opsOne', 'opsTwo'])
    expect((await look(first.id)).policy).toBe(1)
    expect((await look(second.id)).policy).toBe(2)
  })

  it('when its ladder could end with nobody, then it cannot be published', async () => {
    office = await officeOnCall()
    const {
      version: _,
      versions: __,
      ...draft
    } = await office.does<Record<string, unknown> & { severities: Record<string, { ladder: unknown[] }> }>(
      'head',
      'GET',
      '/api/severity-policy',
    )
    const one = { ...draft.severities['1'], ladder: draft.severities['1']?.ladder.slice(0, 1) }
    const policy = { ...draft, severities: { ...draft.severities, 1: one } }
    const answer = await office.call('head', 'PUT', '/api/severity-policy', { policy, reason: '试试。' }, 1)
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain('ends-with-nobody')
  })
})

describe('given whoever leads an incident cannot go on', () => {
  it('when they leave the company, then whoever has the shift is paged at once and nothing of it is theirs', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await takes(office, 'opsTwo', id, 'acknowledge')
    await office.advance(MINUTE)
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsTwo}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsTwo}`, { active: false }, version)
    await office.settle()
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsOne'])
    expect((await owes(id)).every((each) => !each.endsWith('opsTwo'))).toBe(true)
  })

  it('when they ask somebody else to lead, then it stays theirs until the other accepts', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'offer-command', { to: people.opsTwo, note: '我到点下班。' })
    expect(await ownerOf(id)).toBe('opsOne')
    expect(await owes(id)).toContain('incident.take-command opsTwo')
    await takes(office, 'opsTwo', id, 'take-command')
    expect(await ownerOf(id)).toBe('opsTwo')
    expect((await owes(id)).filter((each) => each.endsWith('opsOne'))).toEqual([])
  })

  it('when the other does not answer within ten minutes, then the leader of the group is asked', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'offer-command', { to: people.opsTwo, note: '我到点下班。' })
    await office.advance(10 * MINUTE)
    expect(await owes(id)).toContain('incident.take-command opsLeader')
  })

  it('when the other declines, then it stays where it is', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'offer-command', { to: people.opsTwo, note: '我到点下班。' })
    await takes(office, 'opsTwo', id, 'decline-command', { comment: '我在处理另一起。' })
    expect(await owes(id)).not.toContain('incident.take-command opsTwo')
    expect(await ownerOf(id)).toBe('opsOne')
  })
})
