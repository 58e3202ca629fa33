import type { AlertOut, AlertSummary } from '../../functions/alert/alert.contract.ts'
import type { AlertRulesIn, AlertRulesOut } from '../../functions/alert/alert-rules.contract.ts'
import type { SourceOut, SourceWithKey } from '../../functions/alert/alert-source.contract.ts'
import type { HeartbeatOut, HeartbeatWithKey } from '../../functions/alert/heartbeat.contract.ts'
import { signatureWith } from '../../functions/alert/intake/keys.ts'
import type { IncidentSummary } from '../../functions/incident/incident.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { MemoryOffice } from './memory-office.ts'

export type Kind = SourceOut['kind']

export const addSource = (
  office: MemoryOffice,
  kind: Kind = 'alertmanager',
  wish: Readonly<Record<string, unknown>> = {},
): Promise<SourceWithKey> =>
  office.does<SourceWithKey>('head', 'POST', '/api/alert-sources', { name: `the ${kind}`, kind, ...wish })

export const sourceAs = (office: MemoryOffice, id: Id): Promise<SourceOut> =>
  office.does<SourceOut>('head', 'GET', `/api/alert-sources/${id}`)

/** Sends as the source itself would. Answers the status; nothing has been looked at yet. */
export async function sends(
  office: MemoryOffice,
  source: { readonly id: Id },
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  return await office.api.request(`/api/alerts/${source.id}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

export const bearing = ({ key }: { readonly key: string | null }) => ({ Authorization: `Bearer ${key}` })

/** It is taken, and everything comes to rest. */
export async function delivers(office: MemoryOffice, source: SourceWithKey, body: unknown): Promise<void> {
  const answer = await sends(office, source, body, bearing(source))
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`)
  await office.settle()
}

/** Headers as https://www.standardwebhooks.com wants them. */
export function signedBy(source: SourceWithKey, id: string, body: string, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const signature = signatureWith(source.key ?? '', id, timestamp, Buffer.from(body))
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
}

/** What Alertmanager sends about some alerts. */
export const alertmanager = (
  ...alerts: readonly {
    readonly name: string
    readonly status?: 'firing' | 'resolved'
    readonly labels?: Readonly<Record<string, string>>
    readonly startsAt?: string
    readonly summary?: string
  }[]
) => ({
  version: '4',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'onduty',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example:9093',
  alerts: alerts.map(
    ({ name, status = 'firing', labels = {}, startsAt = '2026-01-05T01:00:00.000Z', summary = name }) => ({
      status,
      labels: { alertname: name, ...labels },
      annotations: { summary },
      startsAt,
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example:9090/graph',
    }),
  ),
})

export const alertsIn = async (office: MemoryOffice, search = ''): Promise<AlertSummary[]> =>
  (await office.does<{ items: AlertSummary[] }>('head', 'GET', `/api/alerts${search}`)).items

export const alertAs = (office: MemoryOffice, id: Id): Promise<AlertOut> =>
  office.does<AlertOut>('head', 'GET', `/api/alerts/${id}`)

export const incidentsIn = async (office: MemoryOffice): Promise<IncidentSummary[]> =>
  (await office.does<{ items: IncidentSummary[] }>('head', 'GET', '/api/incidents?limit=100')).items

export async function publishRules(office: MemoryOffice, rules: Partial<AlertRulesIn>): Promise<AlertRulesOut> {
  const { version, otherwise } = await office.does<AlertRulesOut>('head', 'GET', '/api/alert-rules')
  const body = { rules: { rules: [], otherwise, ...rules }, reason: 'as agreed' }
  return office.does<AlertRulesOut>('head', 'PUT', '/api/alert-rules', body, version)
}

export const addHeartbeat = (
  office: MemoryOffice,
  wish: Readonly<Record<string, unknown>> = {},
): Promise<HeartbeatWithKey> =>
  office.does<HeartbeatWithKey>('head', 'POST', '/api/heartbeats', {
    name: '数据库夜间备份',
    description: '备份成功后调用。',
    everyMinutes: 60,
    graceMinutes: 10,
    ...wish,
  })

export const heartbeatAs = (office: MemoryOffice, id: Id): Promise<HeartbeatOut> =>
  office.does<HeartbeatOut>('head', 'GET', `/api/heartbeats/${id}`)

export async function beats(
  office: MemoryOffice,
  { id, key }: { readonly id: Id; readonly key: string },
): Promise<number> {
  const answer = await office.api.request(`/api/heartbeats/${id}/beat`, { method: 'POST', headers: bearing({ key }) })
  await office.settle()
  return answer.status
}

/** What machines have said in the world: one alert that somebody wants quiet about, and a heartbeat that beats. */
export interface AlertsInWorld {
  readonly source: Id
  readonly alert: Id
  readonly silence: Id
  readonly heartbeat: Id
}

export async function alertsAtWork(office: MemoryOffice): Promise<AlertsInWorld> {
  const source = await addSource(office)
  const until = plusMillis(office.now, 20 * DAY)
  const matchers = [{ label: 'host', is: 'prefix', value: 'test-' }]
  const silence = await office.does<{ id: Id }>('head', 'POST', '/api/alert-silences', {
    matchers,
    until,
    reason: '检修',
  })
  await delivers(office, source, alertmanager({ name: 'HostDown', labels: { host: 'test-1' } }))
  const [alert] = await alertsIn(office)
  const heartbeat = await addHeartbeat(office, { everyMinutes: 7 * 24 * 60 })
  await beats(office, heartbeat)
  return { source: source.id, alert: alert?.id ?? '', silence: silence.id, heartbeat: heartbeat.id }
}
