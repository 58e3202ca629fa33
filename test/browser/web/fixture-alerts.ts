import { listAlerts, readAlert, readAlertTimeline } from '../../../functions/alert/alert.contract.ts'
import { publishAlertRules, readAlertRules, tryAlertRules } from '../../../functions/alert/alert-rules.contract.ts'
import { addSilence, endSilence, listSilences } from '../../../functions/alert/alert-silence.contract.ts'
import { addSource, changeSource, listSources, renewKey } from '../../../functions/alert/alert-source.contract.ts'
import { addHeartbeat, changeHeartbeat, listHeartbeats } from '../../../functions/alert/heartbeat.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, NOW, nth, services } from './fixture-department.ts'

const self = { id: me.id, name: me.name }
const service = { id: services[0]?.id ?? '', name: '邮件系统' }
const NOISE = {
  ...{ received: 1240, grouped: 1180, ignored: 22, silenced: 9, attached: 3, opened: 26 },
  ...{ flapping: 2, unreadable: 1, refused: 14 },
}

const sources = [
  { name: 'Prometheus 总部机房', kind: 'alertmanager' as const, lastAt: NOW },
  { name: 'CloudWatch', kind: 'cloudwatch' as const, lastAt: null },
  { name: '值班邮箱', kind: 'mail' as const, lastAt: null },
].map(({ name, kind, lastAt }, each) => ({
  ...{ id: nth('als', each + 1), name, kind, isActive: each < 2, labels: {}, callsPerFiveMinutes: 300, lastAt },
  ...{ topic: kind === 'cloudwatch' ? 'arn:aws:sns:ap-southeast-1:123456789012:onduty' : null },
  ...{ address: `https://onduty.example.com/api/alerts/${nth('als', each + 1)}`, confirmedAt: null },
  ...{ previousKeyUntil: null, noise: NOISE, version: 1 },
}))

const alert = {
  ...{ id: nth('alt', 1), key: 'alertname=MailQueueFull, cluster=bj1', title: '邮件队列超过 5000 封' },
  ...{ status: 'firing' as const, treatment: 'paged' as const, isFlapping: true },
  ...{ source: { id: nth('als', 1), name: 'Prometheus 总部机房' }, service, severity: 1 as const },
  ...{ incident: nth('inc', 1), because: null, rule: 'mail', episode: 5, firedAt: NOW, resolvedAt: null, version: 9 },
}
const silenced = {
  ...alert,
  ...{ id: nth('alt', 2), key: 'UPS 2', title: 'UPS 2 由电池供电', treatment: 'silenced' as const, isFlapping: false },
  ...{ incident: null, because: nth('asl', 1), service: null, severity: 2 as const },
}
const whole = {
  ...{ description: '队列从 08:40 起一直在涨。', labels: { alertname: 'MailQueueFull', cluster: 'bj1' } },
  ...{
    links: ['https://grafana.example.com/d/mail'],
    impact: 'broad' as const,
    urgency: 'high' as const,
    rules: 2,
    ruleName: '邮件集群',
  },
  ...{ runbook: 'https://wiki.example.com/mail-queue', lookAt: null, received: 48, firing: 2 },
  parts: [1, 2].map((each) => ({
    ...{ fingerprint: `mail-${each}`, title: `mail-${each} 队列过长`, status: 'firing' as const, startsAt: NOW },
  })),
}

const silence = {
  ...{ id: nth('asl', 1), matchers: [{ label: 'instance', is: 'prefix' as const, value: 'ups-2' }], from: NOW },
  ...{
    until: '2026-12-31T00:00:00.000Z',
    by: self,
    reason: '更换电池',
    endedBy: null,
    isOver: false,
    silenced: 3,
    version: 1,
  },
}

const heartbeat = {
  ...{
    id: nth('hbt', 1),
    name: '数据库夜间备份',
    description: '备份成功后调用。',
    everyMinutes: 1440,
    graceMinutes: 60,
  },
  ...{ labels: {}, isActive: true, status: 'missing' as const, lastAt: NOW, dueAt: null, missingSince: NOW },
  ...{ address: 'https://onduty.example.com/api/heartbeats/x/beat', previousKeyUntil: null, version: 3 },
}

const rules = {
  rules: [
    {
      ...{ key: 'test', name: '测试环境不处理' },
      matchers: [{ label: 'env', is: 'any-of' as const, values: ['test', 'dev'] }],
      outcome: { does: 'ignore' as const },
    },
    {
      ...{ key: 'mail', name: '邮件集群' },
      matchers: [{ label: 'job', is: 'prefix' as const, value: 'mail' }],
      outcome: {
        does: 'open' as const,
        service: service.id,
        impact: 'broad' as const,
        groupBy: ['cluster'],
        resolvesAfter: 10,
      },
    },
  ],
  otherwise: { does: 'open' as const, serviceLabel: 'service', impact: 'partial' as const },
}
const versions = [
  { version: 2, publishedAt: NOW, publishedBy: self, reason: '邮件集群合并成一条。' },
  { version: 1, publishedAt: null, publishedBy: null, reason: null },
]
const tried = [
  {
    ...{ title: '邮件队列超过 5000 封', status: 'firing' as const, labels: { job: 'mail' }, rule: 'mail' },
    ...{ ruleName: '邮件集群', does: 'open' as const, key: 'cluster=bj1', service, severity: 1 as const },
    ...{ would: 'open-incident' as const, because: null },
  },
]

const page = (items: readonly unknown[]) => ({ items, nextCursor: null })

/** What machines have told, as it stands. */
export const alertAnswers = (): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] => [
  [listAlerts, () => page([alert, silenced])],
  [
    readAlert,
    ({ params }) => [alert, silenced].filter(({ id }) => id === params.id).map((each) => ({ ...each, ...whole }))[0],
  ],
  [
    readAlertTimeline,
    () =>
      page([
        {
          ...{ seq: 1, at: NOW, did: 'alert.fired', by: { kind: 'system', id: 'onduty', name: 'Onduty' } },
          ...{ door: 'workflow', grant: null, what: {}, comment: null },
        },
      ]),
  ],
  [listSources, () => page(sources)],
  [
    addSource,
    ({ body }) =>
      Object(body).kind === 'mail'
        ? { ...sources[0], kind: 'mail', address: 'alert+als_1.key@onduty.example.com', key: 'key' }
        : { ...sources[0], key: 'c2VjcmV0LW9mLXRoaXMtc291cmNl' },
  ],
  [changeSource, () => sources[0]],
  [renewKey, () => ({ ...sources[0], key: 'bmV3LXNlY3JldA' })],
  [listSilences, () => page([silence])],
  [addSilence, () => silence],
  [endSilence, () => ({ ...silence, isOver: true })],
  [listHeartbeats, () => page([heartbeat])],
  [addHeartbeat, () => ({ ...heartbeat, key: 'c2VjcmV0' })],
  [changeHeartbeat, () => heartbeat],
  [readAlertRules, () => ({ version: 2, ...rules, versions })],
  [publishAlertRules, () => ({ version: 3, ...rules, versions })],
  [tryAlertRules, () => ({ items: tried })],
]
