import {
  acknowledgeIncident,
  changeIncidentSeverity,
  type IncidentOut,
  type IncidentSummary,
  listIncidents,
  noteIncident,
  raiseIncident,
  readIncident,
  readIncidentTimeline,
  resolveIncident,
} from '../../../functions/incident/incident.contract.ts'
import { INCIDENT_ACTIONS, type IncidentAction } from '../../../functions/incident/incident-action.ts'
import { readIncidentChanges, readSimilarIncidents } from '../../../functions/incident/incident-links.contract.ts'
import { readSeverityPolicyVersion } from '../../../functions/incident/severity-policy.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import type { TimelineEntry } from '../../../functions/obligation/timeline.contract.ts'
import { onCallNow } from '../../../functions/on-call/on-call.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, NOW, nth, people, services } from './fixture-department.ts'
import { SEVERITIES } from './fixture-incident-figures.ts'
import { partyAnswers } from './fixture-incident-parties.ts'
import { incidentWorkAnswers } from './fixture-incident-work.ts'
import { obligations } from './fixture-obligations.ts'

const self = { id: me.id, name: me.name }
const other = { id: people[4]?.id ?? '', name: people[4]?.name ?? '' }
const minutes = (count: number): string => new Date(Date.parse(NOW) + count * 60_000).toISOString()
const mail = { id: services[0]?.id ?? '', name: services[0]?.name['zh-CN'] ?? '' }

const summary = (number: number, more: Partial<IncidentSummary> = {}): IncidentSummary => ({
  ...{ id: nth('inc', number), number: `INC-10${number}`, title: '全公司收不到外部邮件', severity: 1 },
  ...{ status: 'triggered', stage: 'answer', service: mail, source: 'alert', isExercise: false },
  ...{ owner: self, commander: null, nextBy: minutes(4), raisedAt: minutes(-1) },
  ...{ acknowledgedAt: null, mitigatedAt: null, resolvedAt: null, reopened: 0, version: 1 },
  ...more,
})

/** Nobody has answered; worked on, with a plan; a drill; over. */
export const incidents: readonly IncidentSummary[] = [
  summary(1),
  summary(2, {
    ...{ title: '财务系统登录缓慢', severity: 2, status: 'acknowledged', stage: 'work', source: 'person' },
    ...{ commander: self, nextBy: minutes(400), raisedAt: minutes(-45), acknowledgedAt: minutes(-41), version: 4 },
  }),
  summary(3, { title: '邮件中断应急演练', isExercise: true, source: 'drill', owner: other }),
  summary(4, {
    ...{ title: '打印服务器宕机', severity: 3, status: 'resolved', stage: 'over', owner: null, nextBy: null },
    ...{ commander: other, raisedAt: minutes(-600), acknowledgedAt: minutes(-590), resolvedAt: minutes(-500) },
  }),
]

const owed = (kind: string, nthOf: number, dueAt: string, accountable = self): ObligationOut => ({
  ...(obligations[0] as ObligationOut),
  ...{ id: nth('obl', 400 + nthOf), kind, accountable, dueAt, status: 'open', openedAt: minutes(-40) },
  standard: '在时限内完成。',
})

const told = (seq: number, did: string, at: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  ...{ seq, at, did, by: { kind: 'person', ...self }, door: 'portal', grant: null, what: {}, comment: null },
  ...more,
})

const STORY: readonly TimelineEntry[] = [
  told(1, 'incident.opened', minutes(-45), { by: { kind: 'person', ...other } }),
  told(2, 'incident.escalated', minutes(-42), {
    by: { kind: 'system', id: 'onduty', name: '职守' },
    what: { skipped: ['secondary: nobody'], paged: self.id, pagedName: self.name },
  }),
  told(3, 'incident.acknowledged', minutes(-41)),
  told(4, 'incident.noted', minutes(-30), { comment: '登录接口平均 9 秒，数据库连接池占满。' }),
  told(5, 'incident.decided', minutes(-20), { comment: '先重启两台应用服务器中的一台，观察 10 分钟。' }),
  told(6, 'incident.party-answered', minutes(-18), {
    by: { kind: 'machine', id: nth('vnd', 2), name: '北辰软件' },
    what: { name: { 'zh-CN': '北辰软件', en: 'North' }, answer: 'done', contact: '技术支持' },
  }),
  told(7, 'incident.updated', minutes(-15), { comment: '正在处理，预计 30 分钟内恢复。' }),
]

const NOT_AT_WORK: readonly IncidentAction[] = [
  'acknowledge',
  'reopen',
  'take-command',
  'decline-command',
  'keep-command',
]
const MAY: Readonly<Record<IncidentSummary['stage'], readonly IncidentAction[]>> = {
  answer: ['acknowledge', 'note', 'change-severity', 'resolve', 'cancel', 'pull-in'],
  work: INCIDENT_ACTIONS.filter((each) => !NOT_AT_WORK.includes(each)),
  over: ['note', 'link', 'reopen'],
}

const rung = (to: string, person: typeof self | null, state: IncidentOut['ladder'][number]['state']) => ({
  ...{ to, person, wait: { clock: 'wall' as const, iso: 'PT5M' }, state, pagedAt: null, skipped: null },
})

type PlanStep = IncidentOut['planSteps'][number]

const step = (key: string, title: string, state: PlanStep['state']): PlanStep => ({
  ...{ key, title, detail: null, kind: 'action', role: 'operations', minutes: 15, after: [], options: [], state },
  ...{
    owner: state === 'open' ? self : null,
    isHandedOn: false,
    startedAt: state === 'waiting' ? null : minutes(-30),
  },
  ...{ dueAt: state === 'open' ? minutes(6) : null, doneAt: state === 'done' ? minutes(-22) : null },
  ...{ by: state === 'done' ? self : null, option: null },
})

function incidentOf(of: IncidentSummary): IncidentOut {
  const isWorked = of.stage === 'work'
  return {
    ...of,
    description: '自 01:50 起外部来信全部延迟，队列 3,200 封。',
    ...{
      impact: 'broad',
      urgency: 'high',
      group: null,
      alert: isWorked ? null : nth('alt', 1),
      raisedBy: other,
      acknowledgedBy: isWorked ? self : null,
    },
    roles: [
      { role: 'commander', person: of.commander, isAsked: true },
      { role: 'operations', person: isWorked ? other : null, isAsked: true },
      { role: 'communications', person: null, isAsked: true },
    ],
    ladder: [
      { ...rung('主值班', self, isWorked ? 'past' : 'now'), pagedAt: minutes(isWorked ? -45 : -1) },
      { ...rung('备值班', null, isWorked ? 'past' : 'ahead'), skipped: isWorked ? 'nobody' : null },
      { ...rung('IT 负责人', other, isWorked ? 'past' : 'ahead'), pagedAt: isWorked ? minutes(-42) : null },
    ],
    obligations: isWorked
      ? [
          owed('incident.attend', 1, minutes(75)),
          owed('incident.resolve', 2, minutes(400)),
          owed('incident.update', 3, minutes(12)),
        ]
      : of.stage === 'answer'
        ? [owed('incident.acknowledge', 4, minutes(4)), owed('incident.resolve', 5, minutes(239))]
        : [],
    plan: isWorked ? { plan: nth('epl', 1), version: 2, title: '财务系统故障', isUndrilled: true } : null,
    planSteps: isWorked
      ? [
          step('check', '确认影响范围', 'done'),
          step('restart', '重启应用服务器', 'open'),
          {
            ...step('switch', '是否切换到备库', 'waiting'),
            kind: 'decision',
            options: [{ key: 'yes', title: '切换', opens: [] }],
          },
        ]
      : of.status === 'merged'
        ? [step('check', '确认影响范围', 'left'), step('restart', '重启应用服务器', 'waiting')]
        : [],
    ...{ parent: isWorked ? { id: nth('inc', 1), number: 'INC-101' } : null, children: [] },
    mergedInto: of.status === 'merged' ? { id: nth('inc', 2), number: 'INC-102' } : null,
    merged: isWorked ? [{ id: nth('inc', 5), number: 'INC-105', title: '财务系统登录超时' }] : [],
    changes: isWorked
      ? [{ id: nth('chg', 4), number: 'CHG-1040', title: '数据库参数调整', status: 'closed', relation: 'caused-by' }]
      : [],
    exercise: of.isExercise ? { drill: nth('edr', 1), participants: [self, other] } : null,
    ...{ cause: of.stage === 'over' ? '硬盘故障' : null, pages: 2, lastUpdateAt: null, isReviewed: of.severity < 3 },
    ...{ policy: 1, pinned: isWorked ? [5] : [] },
    affected: { people: isWorked ? 3 : 0, isMe: false },
    actions: INCIDENT_ACTIONS.map((action) => ({
      action,
      may: MAY[of.stage].includes(action),
      code: null,
      reason: null,
    })),
    timeline: [...STORY],
  }
}

/** In no list of what is open or over for its own sake. */
const merged = summary(6, {
  ...{ title: '财务系统打不开', status: 'merged', stage: 'over', owner: null, nextBy: null, resolvedAt: minutes(-20) },
})

const found = (id: string | undefined) => [...incidents, merged].find((each) => each.id === id)

const shift = (person: typeof self | null) => ({
  ...{ from: minutes(-300), until: minutes(180), person, because: person === null ? null : 'rotation', missing: null },
})

export const incidentAnswers: readonly (readonly [RouteContract, (asked: Asked) => unknown])[] = [
  [
    onCallNow,
    () => ({
      at: NOW,
      schedules: [
        {
          ...{ schedule: nth('ocs', 1), name: '系统运维值班', timeZone: 'Asia/Shanghai', isMe: true, isOurs: true },
          ...{ primary: shift(self), secondary: shift(null) },
        },
        {
          ...{ schedule: nth('ocs', 2), name: '应用值班', timeZone: 'Asia/Shanghai', isMe: false, isOurs: false },
          ...{ primary: shift(other), secondary: null },
        },
      ],
    }),
  ],
  [
    listIncidents,
    ({ query: { status } }) => ({
      items: incidents.filter(({ stage }) => status === undefined || (stage === 'over') === (status === 'over')),
      nextCursor: null,
    }),
  ],
  [
    readIncident,
    ({ params: { id } }) => {
      const of = found(id)
      return of && incidentOf(of)
    },
  ],
  [
    readIncidentTimeline,
    // Told in two pages, as a long one is.
    ({ params: { id }, query: { cursor } }) =>
      found(id) &&
      (cursor === undefined
        ? { items: STORY.slice(0, 4), nextCursor: 'later' }
        : { items: STORY.slice(4), nextCursor: null }),
  ],
  ...partyAnswers(incidents[1]),
  ...incidentWorkAnswers(incidents[1]),
  [raiseIncident, () => incidents[0]],
  [acknowledgeIncident, () => incidents[1]],
  [noteIncident, () => incidents[1]],
  [resolveIncident, () => incidents[3]],
  [
    changeIncidentSeverity,
    () => ({ incident: incidents[1], moved: [{ clock: 'resolve', was: minutes(400), is: minutes(240) }] }),
  ],
  [
    readSeverityPolicyVersion,
    () => ({ ...SEVERITIES, version: 1, publishedAt: null, publishedBy: null, reason: null }),
  ],
  [
    readIncidentChanges,
    () => ({
      from: minutes(-1485),
      until: NOW,
      items: [
        {
          change: { id: nth('chg', 3), number: 'CHG-1042', title: '邮件网关 TLS 证书更换' },
          ...{ risk: 'medium', implementer: other, service: mail, isOwn: true, outcome: 'released' },
          ...{ at: minutes(-180), relation: null },
        },
      ],
    }),
  ],
  [
    readSimilarIncidents,
    () => ({
      items: [
        {
          incident: { id: nth('inc', 4), number: 'INC-104', title: '外部邮件延迟' },
          ...{ severity: 2, status: 'resolved', raisedAt: minutes(-50_000), tookMinutes: 95 },
          because: [{ by: 'words', says: '标题相近：外部邮件' }],
          ...{ cause: '证书过期', resolution: '更换证书并重启网关。', commander: other },
        },
      ],
    }),
  ],
]
