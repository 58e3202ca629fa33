import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import {
  addHeartbeat,
  alertsIn,
  bearing,
  beats,
  heartbeatAs,
  incidentsIn,
  publishRules,
} from '../support/alerts-at-work.ts'
import { services } from '../support/department.ts'
import { pagesIn } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

describe('given the backup job calls every hour', () => {
  it('when it calls as it should, then nobody hears of it', async () => {
    office = await officeOnCall()
    const heartbeat = await addHeartbeat(office)
    for (let hour = 0; hour < 5; hour += 1) {
      expect(await beats(office, heartbeat)).toBe(202)
      await office.advance(HOUR)
    }
    expect(await heartbeatAs(office, heartbeat.id)).toMatchObject({ status: 'beating' })
    expect(await incidentsIn(office)).toEqual([])
  })

  it('when it stops, then whoever is on call for its service is paged the minute its grace is over', async () => {
    office = await officeOnCall()
    const heartbeat = await addHeartbeat(office, { labels: { service: 'database', severity: 'critical' } })
    await beats(office, heartbeat)
    await office.advance(HOUR + 9 * MINUTE)
    expect(await incidentsIn(office)).toEqual([])
    await office.advance(MINUTE)
    const [incident] = await incidentsIn(office)
    expect(incident).toMatchObject({ source: 'heartbeat', status: 'triggered', service: { id: services.database } })
    expect(incident?.title).toContain('数据库夜间备份')
    expect(pagesIn(office, incident?.number ?? '')).toEqual(['opsOne'])
    expect(await heartbeatAs(office, heartbeat.id)).toMatchObject({ status: 'missing', dueAt: null })
    expect(await alertsIn(office, `?source=${heartbeat.id}`)).toMatchObject([{ status: 'firing', treatment: 'paged' }])
  })

  it('when it calls again, then the alert ends, and the incident with it if nobody had answered', async () => {
    office = await officeOnCall()
    const heartbeat = await addHeartbeat(office)
    await beats(office, heartbeat)
    await office.advance(2 * HOUR)
    await beats(office, heartbeat)
    expect(await heartbeatAs(office, heartbeat.id)).toMatchObject({ status: 'beating', missingSince: null })
    expect(await alertsIn(office)).toMatchObject([{ status: 'resolved' }])
    await office.advance(16 * MINUTE)
    expect(await incidentsIn(office)).toMatchObject([{ status: 'resolved' }])
  })

  it('when it never begins to call, then that is silence too', async () => {
    office = await officeOnCall()
    await addHeartbeat(office)
    await office.advance(HOUR + 11 * MINUTE)
    expect(await incidentsIn(office)).toHaveLength(1)
  })

  it('when nobody waits for it for a while, then its silence is none, and the clock begins anew afterwards', async () => {
    office = await officeOnCall()
    const heartbeat = await addHeartbeat(office)
    const path = `/api/heartbeats/${heartbeat.id}`
    await beats(office, heartbeat)
    await office.does('head', 'PATCH', path, { isActive: false })
    await office.advance(5 * HOUR)
    expect(await incidentsIn(office)).toEqual([])
    expect(await heartbeatAs(office, heartbeat.id)).toMatchObject({ status: 'paused' })
    await office.does('head', 'PATCH', path, { isActive: true })
    await office.advance(HOUR)
    expect(await incidentsIn(office)).toEqual([])
    await office.advance(11 * MINUTE)
    expect(await incidentsIn(office)).toHaveLength(1)
  })

  it('when it is to call more often from now on, then what was in time is not late at once', async () => {
    office = await officeOnCall()
    const heartbeat = await addHeartbeat(office)
    await beats(office, heartbeat)
    await office.advance(50 * MINUTE)
    await office.does('head', 'PATCH', `/api/heartbeats/${heartbeat.id}`, { everyMinutes: 10 })
    expect(await incidentsIn(office)).toEqual([])
    await office.advance(21 * MINUTE)
    expect(await incidentsIn(office)).toHaveLength(1)
  })

  it('when rules say where silence goes, then it goes there like any other alert', async () => {
    office = await officeOnCall()
    await publishRules(office, {
      rules: [
        {
          key: 'backups',
          name: '备份',
          matchers: [{ label: 'alertname', is: 'equals', value: 'HeartbeatMissing' }],
          outcome: { does: 'open', severity: 3 },
        },
      ],
    })
    await addHeartbeat(office)
    await office.advance(2 * HOUR)
    expect(await incidentsIn(office)).toMatchObject([{ severity: 3 }])
  })

  it('when somebody else calls in its place, then that is no call of it', async () => {
    office = await officeOnCall()
    const [heartbeat, other] = [await addHeartbeat(office), await addHeartbeat(office, { name: 'other' })]
    const path = `/api/heartbeats/${heartbeat.id}/beat`
    for (const headers of [{}, bearing(other), { Authorization: 'Bearer x' }]) {
      expect((await office.api.request(path, { method: 'POST', headers })).status).toBe(401)
    }
    expect(await heartbeatAs(office, heartbeat.id)).toMatchObject({ status: 'new', lastAt: null })
  })
})
