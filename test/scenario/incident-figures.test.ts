import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../functions/kernel/instant.ts'
import { addSource, alertmanager, delivers } from '../support/alerts-at-work.ts'
import { bound } from '../support/bound-store.ts'
import { groups, people, services } from '../support/department.ts'
import { reports, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

interface Figures {
  readonly all: { readonly incidents: number; readonly cost: number; readonly pages: number }
  readonly groups: readonly {
    readonly of: string
    readonly name: string | null
    readonly incidents: number
    readonly acknowledged: { readonly median: number } | null
    readonly resolved: { readonly median: number } | null
    readonly answeredInTime: number
  }[]
}

async function anIncidentLivedThrough(office: MemoryOffice): Promise<void> {
  const { id } = await reports(office, 'appOne')
  await office.advance(7 * MINUTE)
  await takes(office, 'opsTwo', id, 'acknowledge')
  await office.advance(20 * MINUTE)
  await takes(office, 'opsTwo', id, 'mitigate', { comment: '切到备用。' })
  await office.advance(13 * MINUTE)
  await takes(office, 'opsTwo', id, 'resolve', { cause: '证书过期', comment: '换了证书。' })
}

describe('given an incident that is over', () => {
  it('then it is counted: how long until somebody answered and until it was resolved, by severity and by service', async () => {
    const office = await officeOnCall()
    await anIncidentLivedThrough(office)
    const { all, groups } = await office.does<Figures>('head', 'GET', '/api/incident-figures')
    expect(all).toMatchObject({ incidents: 1, pages: 2 })
    expect(groups).toMatchObject([
      { of: '1', acknowledged: { median: 420 }, resolved: { median: 2400 }, answeredInTime: 0 },
    ])
    const byService = await office.does<Figures>('head', 'GET', '/api/incident-figures?by=service')
    expect(byService.groups).toMatchObject([{ of: services.mail, name: 'mail', incidents: 1 }])
    const byShift = await office.does<Figures>('head', 'GET', '/api/incident-figures?by=on-call')
    expect(byShift.groups).toMatchObject([{ of: people.opsOne, incidents: 1 }])
  })

  it('when what an hour costs is entered, then it is reckoned', async () => {
    const office = await MemoryOffice.open()
    await anIncidentLivedThrough(office)
    const rates = { personHour: 0, lossPerHour: { 1: 60_000, 2: 0, 3: 0 }, currency: 'CNY' }
    await office.does('head', 'PUT', '/api/incident-figures/cost-rates', rates)
    const { all } = await office.does<Figures>('head', 'GET', '/api/incident-figures')
    expect(all.cost).toBe(27_000)
  })

  it('when it comes back, then it is counted once it is over again, and only once', async () => {
    const office = await MemoryOffice.open()
    await anIncidentLivedThrough(office)
    const { items } = await office.does<{ items: { id: string }[] }>('head', 'GET', '/api/incidents')
    const id = items[0]?.id ?? ''
    await takes(office, 'appOne', id, 'reopen', { comment: '又断了。' })
    expect((await office.does<Figures>('head', 'GET', '/api/incident-figures')).all.incidents).toBe(0)
    await takes(office, 'opsTwo', id, 'acknowledge')
    await takes(office, 'opsTwo', id, 'resolve', { comment: '好了。' })
    expect((await office.does<Figures>('head', 'GET', '/api/incident-figures')).all.incidents).toBe(1)
  })

  it('then who was paged how often, and how often at night, is known', async () => {
    const office = await officeOnCall({ at: '2026-01-05T18:00:00.000Z' })
    await anIncidentLivedThrough(office)
    const load = await office.does<{ people: { of: string; pages: number; night: number }[] }>(
      'head',
      'GET',
      '/api/incident-figures/pages',
    )
    expect(load.people).toMatchObject([
      { of: people.opsOne, pages: 1, night: 1 },
      { of: people.opsTwo, pages: 1, night: 1 },
    ])
  })

  it('when another group was pulled in, then the page of whoever has its shift counts as any other', async () => {
    const office = await officeOnCall({ at: '2026-01-05T18:00:00.000Z' })
    const { id } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'parties', { group: groups.applications, task: '请看一下发送队列。' })
    const load = await office.does<{ people: { of: string; pages: number; night: number }[] }>(
      'head',
      'GET',
      '/api/incident-figures/pages',
    )
    expect(load.people).toContainEqual(expect.objectContaining({ of: people.appLeader, pages: 1, night: 1 }))
  })

  it('then Prometheus reads it, and a table has it as a row', async () => {
    const office = await MemoryOffice.open()
    await anIncidentLivedThrough(office)
    await reports(office, 'appOne', { title: '还没有人接' })
    const headers = await office.credentialsOf('head')
    const text = await (await office.api.request('/api/metrics', { headers })).text()
    expect(text).toContain('onduty_incidents_unanswered{severity="1"} 1')
    expect(text).toContain('onduty_incident_acknowledge_seconds_30d{severity="1",quantile="0.5"} 420')
    const file = await (await office.api.request('/api/incident-figures/export?language=en', { headers })).text()
    expect(file.split('\r\n')).toHaveLength(3)
    expect(file).toContain('邮件收发中断,1,mail,person')
    // Without rates nothing is said to have cost nothing.
    expect(file).not.toContain('0 CNY')
  })

  it('then what its monitoring said, and how little of it was worth an incident, is known by source', async () => {
    const office = await officeOnCall()
    const [loud, quiet] = [await addSource(office), await addSource(office, 'alertmanager', { name: '机房温度' })]
    for (let nth = 1; nth <= 3; nth += 1) {
      await delivers(office, loud, alertmanager({ name: 'MailQueueFull', labels: { service: 'mail' } }))
    }
    await delivers(office, quiet, alertmanager({ name: 'TooHot' }))
    const { items } = await office.does<{ items: object[] }>('head', 'GET', '/api/incident-figures/noise')
    expect(items).toMatchObject([
      { source: loud.id, name: 'the alertmanager', kind: 'alertmanager', received: 3, grouped: 2, opened: 1 },
      { source: quiet.id, name: '机房温度', received: 1, opened: 1 },
    ])
    const before = '/api/incident-figures/noise?from=2025-12-01T00:00:00Z&until=2025-12-31T00:00:00Z'
    expect((await office.does<{ items: object[] }>('head', 'GET', before)).items).toMatchObject([
      { source: loud.id, received: 0 },
      { source: quiet.id, received: 0 },
    ])
    const tooLong = '/api/incident-figures/noise?from=2025-11-01T00:00:00Z&until=2025-12-31T00:00:00Z'
    expect(await office.call('head', 'GET', tooLong)).toMatchObject({ status: 422 })
  })

  it('when Prometheus asks again within half a minute, then the past is not read again; what is open is', async () => {
    const asked: string[] = []
    const office = await MemoryOffice.open({
      through: (store) => ({
        ...bound(store),
        query: (query) => {
          asked.push(query.pk)
          return store.query(query)
        },
      }),
    })
    await anIncidentLivedThrough(office)
    const headers = await office.credentialsOf('head')
    const scrape = async () => (await office.api.request('/api/metrics', { headers })).text()
    const past = () => asked.filter((pk) => pk.startsWith('incident-figures#') || pk.startsWith('page-figures#')).length
    await scrape()
    const before = past()
    expect(before).toBeGreaterThan(0)
    await reports(office, 'appOne', { title: '又一起' })
    expect(await scrape()).toContain('onduty_incidents_open{severity="1"} 1')
    expect(past()).toBe(before)
    await office.advance(31 * SECOND)
    await scrape()
    expect(past()).toBe(2 * before)
  })

  it('when the period is turned round or too long, then that is refused', async () => {
    const office = await MemoryOffice.open()
    const asked = '/api/incident-figures?from=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z'
    expect(await office.call('head', 'GET', asked)).toMatchObject({ status: 422 })
  })
})
