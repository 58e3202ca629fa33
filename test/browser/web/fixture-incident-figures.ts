import {
  previewSeverityPolicy,
  publishSeverityPolicy,
  readSeverityPolicy,
  type SeverityPolicyIn,
} from '../../../functions/incident/severity-policy.contract.ts'
import {
  changeCostRates,
  incidentFigures,
  noiseBySource,
  pageLoad,
  readCostRates,
} from '../../../functions/incident-figures/figures.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, people, services } from './fixture-department.ts'

const self = { id: me.id, name: me.name }
const other = { id: people[4]?.id ?? '', name: people[4]?.name ?? '' }
const spread = (count: number, median: number) => ({ count, mean: median, median, ninety: 3 * median })

const figures = (of: string, name: string | null, incidents: number) => ({
  ...{ of, name, incidents, pages: 3 * incidents, reopened: 0, cost: 12_500 * incidents },
  ...{ acknowledged: spread(incidents, 140), mitigated: spread(incidents, 1800), resolved: spread(incidents, 5400) },
  ...{ answeredInTime: 92, resolvedInTime: 85 },
})
const period = { from: '2026-01-01T00:00:00.000Z', until: '2026-01-31T00:00:00.000Z' }

const load = (of: string, name: string | null, pages: number) => ({
  ...{ of, name, pages, night: Math.floor(pages / 3), offHours: Math.floor(pages / 4) },
})

const step = (severity: 1 | 2 | 3, nth: number, to: string, who: typeof self | null) => ({
  ...{ severity, step: nth, to, who, at: who === null ? null : `2026-01-05T02:0${nth}:00.000Z` },
})

/** As it comes. */
export const SEVERITIES: SeverityPolicyIn = {
  matrix: {
    broad: { high: 1, medium: 1, low: 2 },
    partial: { high: 1, medium: 2, low: 3 },
    single: { high: 2, medium: 3, low: 3 },
  },
  reopensWithin: { clock: 'wall', iso: 'PT30M' },
  severities: {
    '1': {
      name: { 'zh-CN': '一级故障', en: 'Severity 1' },
      examples: [
        { 'zh-CN': '全公司收发不了邮件', en: 'Nobody in the company can send or receive mail' },
        { 'zh-CN': '核心业务系统停止服务', en: 'A core business system is down' },
        { 'zh-CN': '勒索软件正在扩散', en: 'Ransomware is spreading' },
      ],
      acknowledgeWithin: { clock: 'wall', iso: 'PT5M' },
      ladder: [
        { to: 'primary', wait: { clock: 'wall', iso: 'PT5M' } },
        { to: 'secondary', wait: { clock: 'wall', iso: 'PT5M' } },
        { to: 'leader', wait: { clock: 'wall', iso: 'PT5M' } },
        { to: 'head', wait: { clock: 'wall', iso: 'PT5M' } },
      ],
      afterwards: { does: 'repeat' },
      holdsFor: { clock: 'wall', iso: 'PT30M' },
      resolve: {
        allowed: { clock: 'wall', iso: 'PT4H' },
        remindAfter: [0.5, 0.9],
        climbs: [
          { after: 'due', to: 'leader' },
          { after: { clock: 'wall', iso: 'PT5H' }, to: 'head' },
        ],
        again: { clock: 'wall', iso: 'PT2H' },
      },
      roles: ['commander', 'operations', 'communications', 'scribe'],
      staffWithin: { clock: 'wall', iso: 'PT15M' },
      updateEvery: { clock: 'wall', iso: 'PT30M' },
      startsPlan: true,
      vendorAnswersWithin: { clock: 'wall', iso: 'PT30M' },
      reviewWithin: { clock: 'business', iso: 'P5D' },
    },
    '2': {
      name: { 'zh-CN': '二级故障', en: 'Severity 2' },
      examples: [
        { 'zh-CN': '一个部门打不开财务系统', en: 'One department cannot open the finance system' },
        { 'zh-CN': '备用链路中断，业务暂未受影响', en: 'The standby line is down; work goes on' },
      ],
      acknowledgeWithin: { clock: 'wall', iso: 'PT15M' },
      ladder: [
        { to: 'primary', wait: { clock: 'wall', iso: 'PT15M' } },
        { to: 'secondary', wait: { clock: 'wall', iso: 'PT15M' } },
        { to: 'leader', wait: { clock: 'wall', iso: 'PT15M' } },
        { to: 'head', wait: { clock: 'wall', iso: 'PT2H' } },
      ],
      afterwards: { does: 'page-head', every: { clock: 'wall', iso: 'PT2H' } },
      holdsFor: { clock: 'wall', iso: 'PT2H' },
      resolve: {
        allowed: { clock: 'business', iso: 'P1D' },
        remindAfter: [0.5, 0.9],
        climbs: [
          { after: 'due', to: 'leader' },
          { after: { clock: 'business', iso: 'P2D' }, to: 'head' },
        ],
        again: { clock: 'business', iso: 'P1D' },
      },
      roles: ['commander', 'operations'],
      staffWithin: { clock: 'wall', iso: 'PT30M' },
      updateEvery: { clock: 'wall', iso: 'PT2H' },
      startsPlan: true,
      vendorAnswersWithin: { clock: 'wall', iso: 'PT2H' },
      reviewWithin: { clock: 'business', iso: 'P5D' },
    },
    '3': {
      name: { 'zh-CN': '三级故障', en: 'Severity 3' },
      examples: [
        { 'zh-CN': '一名员工的打印机不工作', en: 'One employee’s printer does not work' },
        { 'zh-CN': '单台测试服务器磁盘告警', en: 'A disk alert on one test server' },
      ],
      acknowledgeWithin: { clock: 'business', iso: 'PT4H' },
      ladder: [
        { to: 'primary', wait: { clock: 'business', iso: 'PT4H' } },
        { to: 'leader', wait: { clock: 'business', iso: 'PT4H' } },
        { to: 'head', wait: { clock: 'business', iso: 'P1D' } },
      ],
      afterwards: { does: 'page-head', every: { clock: 'business', iso: 'P1D' } },
      holdsFor: { clock: 'business', iso: 'P1D' },
      resolve: {
        allowed: { clock: 'business', iso: 'P5D' },
        remindAfter: [0.5, 0.9],
        climbs: [
          { after: 'due', to: 'leader' },
          { after: { clock: 'business', iso: 'P6D' }, to: 'head' },
        ],
        again: { clock: 'business', iso: 'P1D' },
      },
      roles: ['commander'],
      staffWithin: { clock: 'business', iso: 'PT4H' },
      startsPlan: false,
      vendorAnswersWithin: { clock: 'business', iso: 'P1D' },
    },
  },
}

const policy = {
  ...SEVERITIES,
  version: 1,
  versions: [{ version: 1, publishedAt: null, publishedBy: null, reason: null }],
}

const noise = (name: string, received: number, opened: number) => ({
  ...{ source: `als_${name}`, name, kind: 'alertmanager', received, opened },
  grouped: Math.max(0, received - opened - 40),
  ...{ ignored: received > 100 ? 5 : 0, silenced: received > 100 ? 35 : 0, attached: 0, flapping: 0 },
  ...{ unreadable: 0, refused: 0 },
})

/** Severities as they come, and a month of incidents. */
export const incidentFigureAnswers: readonly (readonly [RouteContract, (asked: Asked) => unknown])[] = [
  [readSeverityPolicy, () => policy],
  [publishSeverityPolicy, ({ body }) => ({ ...(body.policy as object), version: 2, versions: policy.versions })],
  [
    previewSeverityPolicy,
    () => ({
      steps: [
        step(1, 0, '主值班', self),
        step(1, 1, '备值班', null),
        step(1, 2, '小组负责人', other),
        step(2, 0, '主值班', self),
        step(3, 0, '主值班', self),
      ],
      resolveBy: ([1, 2, 3] as const).map((severity) => ({ severity, by: `2026-01-0${4 + severity}T06:00:00.000Z` })),
    }),
  ],
  [
    incidentFigures,
    ({ query: { by } }) => {
      // By the hour of the day nothing has cost anything: as long as nobody has set the rates.
      const priced = (each: ReturnType<typeof figures>) => (by === 'time-of-day' ? { ...each, cost: 0 } : each)
      return {
        ...{ ...period, currency: 'CNY', isCut: false },
        all: priced(figures('', null, 14)),
        groups: [figures('3', '3', 9), figures('2', '2', 4), figures('1', '1', 1)].map(priced),
      }
    },
  ],
  [
    pageLoad,
    () => ({
      ...{ ...period, isCut: false },
      people: [load(self.id, self.name, 17), load(other.id, other.name, 9)],
      schedules: [load('', null, 26)],
      services: [load(services[0]?.id ?? '', services[0]?.name['zh-CN'] ?? '', 20), load('', null, 6)],
      sources: [load('alert', 'alert', 22), load('person', 'person', 4)],
    }),
  ],
  [
    noiseBySource,
    () => ({
      ...period,
      items: [noise('Prometheus · 核心服务', 4180, 12), noise('备份任务心跳', 3, 1), noise('Zabbix', 0, 0)],
    }),
  ],
  [
    readCostRates,
    () => ({ personHour: 300, lossPerHour: { 1: 50_000, 2: 5000, 3: 100 }, currency: 'CNY', version: 1 }),
  ],
  [changeCostRates, ({ body }) => ({ ...body, version: 2 })],
]
