import { afterEach, describe, expect, it } from 'vitest'
import type { IncidentOut } from '../../functions/incident/incident.contract.ts'
import { MINUTE, plusMillis, SECOND } from '../../functions/kernel/instant.ts'
import {
  addSource,
  alertAs,
  alertmanager,
  alertsIn,
  bearing,
  delivers,
  incidentsIn,
  publishRules,
  sends,
  sourceAs,
} from '../support/alerts-at-work.ts'
import { services } from '../support/department.ts'
import { incidentAs, pagesIn, reports, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const MAIL = { service: 'mail' }
const storyOf = async (id: string): Promise<IncidentOut['timeline']> => (await incidentAs(office, 'head', id)).timeline

describe('given Alertmanager watches the mail servers', () => {
  it('when an alert fires, then whoever is on call for its service is paged, with what to look at', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    await delivers(
      office,
      source,
      alertmanager({ name: 'MailQueueFull', labels: { service: 'mail', severity: 'critical' } }),
    )
    const [incident, ...others] = await incidentsIn(office)
    expect(others).toEqual([])
    expect(incident).toMatchObject({ title: 'MailQueueFull', severity: 1, status: 'triggered', source: 'alert' })
    expect(incident?.service?.id).toBe(services.mail)
    expect(pagesIn(office, incident?.number ?? '')).toEqual(['opsOne'])
    const { description, alert } = await incidentAs(office, 'head', incident?.id ?? '')
    expect(description).toContain('alertname=MailQueueFull')
    expect(description).toContain('http://prometheus.example:9090/graph')
    expect(await alertsIn(office)).toMatchObject([
      {
        id: alert,
        title: 'MailQueueFull',
        status: 'firing',
        treatment: 'paged',
        incident: incident?.id,
        rule: 'otherwise',
      },
    ])
  })

  it('when it says so again and again, then there is one incident, and the noise is counted', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    for (let time = 0; time < 20; time += 1) await delivers(office, source, alertmanager({ name: 'MailQueueFull' }))
    expect(await incidentsIn(office)).toHaveLength(1)
    const { noise, lastAt } = await sourceAs(office, source.id)
    expect(noise).toMatchObject({ received: 20, grouped: 19, opened: 1, silenced: 0, ignored: 0 })
    expect(lastAt).toBe(office.now)
    const [alert] = await alertsIn(office)
    expect(await alertAs(office, alert?.id ?? '')).toMatchObject({ received: 20, firing: 1 })
  })

  it('when the service is unknown, then the incident opens all the same', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    await delivers(office, source, alertmanager({ name: 'Strange', labels: { service: 'nobody knows' } }))
    expect(await incidentsIn(office)).toMatchObject([{ title: 'Strange', service: null, status: 'triggered' }])
  })

  it('when it ends and nobody has answered, then the story says so, and it resolves by itself after the quiet time', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const begins = office.now
    await delivers(office, source, alertmanager({ name: 'MailQueueFull', startsAt: begins }))
    await office.advance(2 * MINUTE)
    await delivers(office, source, alertmanager({ name: 'MailQueueFull', startsAt: begins, status: 'resolved' }))
    const [incident] = await incidentsIn(office)
    expect((await storyOf(incident?.id ?? '')).map(({ comment }) => comment)).toContain(
      '告警“MailQueueFull”已恢复（The alert “MailQueueFull” has ended）',
    )
    await office.advance(14 * MINUTE)
    expect(await incidentsIn(office)).toMatchObject([{ status: 'triggered' }])
    await office.advance(2 * MINUTE)
    expect(await incidentsIn(office)).toMatchObject([{ status: 'resolved' }])
  })

  it('when somebody has answered, then only they say when it is over', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const begins = office.now
    await delivers(office, source, alertmanager({ name: 'MailQueueFull', labels: MAIL, startsAt: begins }))
    const [incident] = await incidentsIn(office)
    await takes(office, 'opsOne', incident?.id ?? '', 'acknowledge')
    await delivers(
      office,
      source,
      alertmanager({ name: 'MailQueueFull', labels: MAIL, startsAt: begins, status: 'resolved' }),
    )
    await office.advance(25 * MINUTE)
    expect(await incidentsIn(office)).toMatchObject([{ status: 'acknowledged' }])
  })

  it('when the incident went on as another that is resolved, and its alert goes on, then that one is opened again', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    await delivers(office, source, alertmanager({ name: 'MailQueueFull', labels: MAIL }))
    const [merged] = await incidentsIn(office)
    const whole = await reports(office, 'opsThree')
    await takes(office, 'opsOne', merged?.id ?? '', 'merge', { into: whole.id, comment: '同一个原因。' })
    for (const end of ['好了。', '这次真的好了。']) {
      await takes(office, 'opsOne', whole.id, 'acknowledge')
      await takes(office, 'opsOne', whole.id, 'resolve', { comment: end })
      await office.advance(14 * MINUTE)
      expect((await incidentAs(office, 'head', whole.id)).status).toBe('resolved')
      await office.advance(2 * MINUTE)
      expect((await incidentAs(office, 'head', whole.id)).status).toBe('triggered')
    }
  })

  it('when somebody resolves the incident and the alert goes on, then it is opened again a quarter of an hour later', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    await delivers(office, source, alertmanager({ name: 'MailQueueFull', labels: MAIL }))
    const [incident] = await incidentsIn(office)
    const id = incident?.id ?? ''
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'resolve', { cause: '磁盘满', comment: '清理了。' })
    await office.advance(14 * MINUTE)
    expect(await incidentsIn(office)).toMatchObject([{ status: 'resolved' }])
    await office.advance(2 * MINUTE)
    expect(await incidentsIn(office)).toMatchObject([{ status: 'triggered', reopened: 1 }])
  })
})

describe('given a rule about a cluster', () => {
  const clusterRules = {
    rules: [
      {
        key: 'mail-cluster',
        name: '邮件集群',
        matchers: [{ label: 'job', is: 'prefix' as const, value: 'mail' }],
        outcome: {
          does: 'open' as const,
          service: services.mail,
          impact: 'broad' as const,
          urgency: 'high' as const,
          groupBy: ['cluster'],
          resolvesAfter: 10,
        },
      },
      {
        key: 'test-machines',
        name: '测试机',
        matchers: [{ label: 'env', is: 'any-of' as const, values: ['test', 'dev'] }],
        outcome: { does: 'ignore' as const },
      },
    ],
  }

  it('when forty of its machines fail, then that is one incident; and it ends when the last of them is back', async () => {
    office = await officeOnCall()
    await publishRules(office, clusterRules)
    const source = await addSource(office)
    const machines = (status: 'firing' | 'resolved', from: number, until: number) =>
      alertmanager(
        ...Array.from({ length: until - from }, (_, nth) => ({
          name: 'HostDown',
          status,
          labels: { job: 'mail-edge', cluster: 'bj1', instance: `mail-${from + nth}` },
        })),
      )
    await delivers(office, source, machines('firing', 0, 40))
    expect(await incidentsIn(office)).toMatchObject([{ severity: 1, title: 'HostDown' }])
    const [alert] = await alertsIn(office)
    expect(alert).toMatchObject({ key: 'cluster=bj1', rule: 'mail-cluster' })
    expect(await alertAs(office, alert?.id ?? '')).toMatchObject({ firing: 40, received: 40, ruleName: '邮件集群' })
    await delivers(office, source, machines('resolved', 0, 39))
    expect(await alertsIn(office)).toMatchObject([{ status: 'firing' }])
    await delivers(office, source, machines('resolved', 39, 40))
    expect(await alertsIn(office)).toMatchObject([{ status: 'resolved' }])
    await delivers(office, source, alertmanager({ name: 'HostDown', labels: { job: 'mail-edge', cluster: 'sh1' } }))
    expect(await incidentsIn(office)).toHaveLength(2)
  })

  it('when a test machine fails, then nobody hears of it, and it is counted', async () => {
    office = await officeOnCall()
    await publishRules(office, clusterRules)
    const source = await addSource(office)
    await delivers(office, source, alertmanager({ name: 'HostDown', labels: { env: 'test' } }))
    expect(await incidentsIn(office)).toEqual([])
    expect(await alertsIn(office)).toEqual([])
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 1, ignored: 1 })
  })

  it('when the rule that ignored it is taken back, then what still fires is heard the next time it is said', async () => {
    office = await officeOnCall()
    await publishRules(office, clusterRules)
    const source = await addSource(office)
    const said = alertmanager({ name: 'HostDown', labels: { env: 'test' } })
    await delivers(office, source, said)
    await publishRules(office, { rules: [] })
    await delivers(office, source, said)
    expect(await incidentsIn(office)).toHaveLength(1)
  })
})

describe('given an alert that comes and goes', () => {
  it('when it fires fifty times in ten minutes, then there is one incident, one page at a time, and it is told to flap', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    for (let time = 0; time < 50; time += 1) {
      const startsAt = office.now
      await delivers(office, source, alertmanager({ name: 'LinkDown', startsAt }))
      await office.advance(6 * SECOND)
      await delivers(office, source, alertmanager({ name: 'LinkDown', startsAt, status: 'resolved' }))
      await office.advance(6 * SECOND)
    }
    const [incident, ...others] = await incidentsIn(office)
    expect(others).toEqual([])
    expect(incident).toMatchObject({ status: 'triggered', reopened: 0 })
    // Its ladder goes on for ten minutes; the alert adds nothing to it.
    expect(pagesIn(office, incident?.number ?? '').length).toBeLessThanOrEqual(3)
    expect(await alertsIn(office)).toMatchObject([{ isFlapping: true, episode: 50 }])
    const notes = (await storyOf(incident?.id ?? '')).filter(({ did }) => did === 'incident.noted')
    expect(notes.length).toBeLessThan(10)
    expect(notes.some(({ comment }) => comment?.includes('时断时续') === true)).toBe(true)
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 100, opened: 1, flapping: 1 })

    await office.advance(30 * MINUTE)
    expect(await alertsIn(office)).toMatchObject([{ isFlapping: false, status: 'resolved' }])
    expect(await incidentsIn(office)).toMatchObject([{ status: 'resolved' }])
  })

  it('when it came and went so fast that we look only afterwards, then somebody hears of it all the same', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const flips = Array.from({ length: 12 }, (_, nth) => ({
      name: 'LinkDown',
      startsAt: plusMillis(office.now, nth * SECOND),
    })).flatMap((each) => [each, { ...each, status: 'resolved' as const }])
    await delivers(office, source, alertmanager(...flips))
    expect(await incidentsIn(office)).toHaveLength(1)
  })
})

describe('given a source that is not what it says', () => {
  it('when it shows no key, another’s or one that was renewed, then it is told 401 and nothing is kept', async () => {
    office = await officeOnCall()
    const [source, other] = [await addSource(office), await addSource(office, 'grafana')]
    const before = office.store.dump().length
    const said = alertmanager({ name: 'Forged' })
    const credentials = [{}, bearing(other), { Authorization: 'Bearer x' }, await office.credentialsOf('head')]
    for (const headers of credentials) {
      const answer = await sends(office, source, said, headers as Record<string, string>)
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ code: 'unsigned' })
    }
    expect((await sends(office, { id: 'als_01K9ZQ6V80ABCDEFGHJKMNPQRS' }, said, bearing(source))).status).toBe(401)
    expect(office.store.dump()).toHaveLength(before)
  })

  it('when its key is renewed, then the old one goes on for as long as I said, or not at all', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const said = alertmanager({ name: 'MailQueueFull' })
    const path = `/api/alert-sources/${source.id}/renew-key`
    const renewed = await office.does<typeof source>('head', 'POST', path, { previousForHours: 24 })
    expect(renewed.key).not.toBe(source.key)
    for (const each of [source, renewed]) expect((await sends(office, source, said, bearing(each))).status).toBe(202)
    await office.does('head', 'POST', path, { previousForHours: 0 })
    for (const each of [source, renewed]) expect((await sends(office, source, said, bearing(each))).status).toBe(401)
  })

  it('when it is switched off, then it is let in no longer, until it is switched on again', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const said = alertmanager({ name: 'MailQueueFull' })
    await office.does('head', 'PATCH', `/api/alert-sources/${source.id}`, { isActive: false })
    expect((await sends(office, source, said, bearing(source))).status).toBe(401)
    await office.does('head', 'PATCH', `/api/alert-sources/${source.id}`, { isActive: true })
    expect((await sends(office, source, said, bearing(source))).status).toBe(202)
  })

  it('when it calls more often than it may, then it is told when to come again, and what was accepted before is not lost', async () => {
    office = await officeOnCall()
    const source = await addSource(office, 'alertmanager', { callsPerFiveMinutes: 10 })
    const answers: Response[] = []
    for (let time = 0; time < 14; time += 1) {
      answers.push(await sends(office, source, alertmanager({ name: `Alert ${time}` }), bearing(source)))
    }
    await office.settle()
    const accepted = answers.filter(({ status }) => status === 202)
    const refused = answers.filter(({ status }) => status === 429)
    expect(accepted.length + refused.length).toBe(14)
    expect(refused.length).toBeGreaterThan(0)
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await incidentsIn(office)).toHaveLength(accepted.length)
    expect((await sourceAs(office, source.id)).noise).toMatchObject({
      received: accepted.length,
      refused: refused.length,
    })
  })

  it('when nobody can read what it sends, then that is an alert too, with what it sent', async () => {
    office = await officeOnCall()
    const source = await addSource(office, 'zabbix')
    await delivers(office, source, '{"event_value":"perhaps"}')
    await delivers(office, source, 'not even JSON')
    const incidents = await incidentsIn(office)
    expect(incidents).toHaveLength(1)
    expect(incidents[0]?.title).toContain('the zabbix')
    expect((await incidentAs(office, 'head', incidents[0]?.id ?? '')).description).toContain('perhaps')
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ unreadable: 2, received: 2 })
  })
})

describe('given two incidents about different things', () => {
  it('then what a person reports and what a machine reports stay apart', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    await reports(office, 'employee')
    await delivers(office, source, alertmanager({ name: 'MailQueueFull' }))
    expect(await incidentsIn(office)).toHaveLength(2)
  })
})
