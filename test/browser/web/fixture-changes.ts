import type {
  ChangeOut,
  ChangeStatus,
  ChangeSummary,
  TimelineEntry,
} from '../../../functions/change/change.contract.ts'
import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import { nth, ref, serviceRef } from './fixture-department.ts'

/** `07 10:20` of January 2026 in Shanghai. */
export const at = (dayAndTime: string): string => {
  const [day = '01', time = '00:00'] = dayAndTime.split(' ')
  return new Date(`2026-01-${day}T${time}:00+08:00`).toISOString()
}

const STAGES: Readonly<Record<ChangeStatus, string>> = {
  submitted: 'assess',
  assessed: 'authorise',
  authorised: 'test',
  tested: 'release',
  scheduled: 'window',
  released: 'review',
  failed: 'review',
  'rolled-back': 'review',
  closed: 'over',
  rejected: 'over',
  cancelled: 'over',
  expired: 'over',
}

interface Told {
  readonly number: number
  readonly title: string
  readonly status: ChangeStatus
  readonly risk: ChangeSummary['risk']
  readonly service: number
  readonly requester: number
  readonly implementer: number
  readonly window: readonly [string, string]
  readonly owner: number | null
  readonly due: string | null
  readonly submitted: string
}

const TOLD: readonly Told[] = [
  {
    number: 1044,
    title: '核心交换机固件升级至 17.9.4',
    status: 'submitted',
    risk: 'high',
    service: 6,
    requester: 11,
    implementer: 10,
    window: ['10 22:00', '11 02:00'],
    owner: 3,
    due: '07 17:30',
    submitted: '06 17:05',
  },
  {
    number: 1043,
    title: '打印服务器迁移到新虚拟化集群',
    status: 'authorised',
    risk: 'low',
    service: 8,
    requester: 13,
    implementer: 13,
    window: ['09 18:30', '09 20:00'],
    owner: 2,
    due: '12 11:00',
    submitted: '06 14:20',
  },
  {
    number: 1042,
    title: '邮件网关 TLS 证书更换',
    status: 'assessed',
    risk: 'medium',
    service: 1,
    requester: 4,
    implementer: 4,
    window: ['09 22:00', '10 00:00'],
    owner: 2,
    due: '07 11:05',
    submitted: '05 09:40',
  },
  {
    number: 1041,
    title: 'OA 待办接口超时时间调整',
    status: 'scheduled',
    risk: 'low',
    service: 2,
    requester: 7,
    implementer: 8,
    window: ['08 20:00', '08 21:00'],
    owner: 8,
    due: '08 21:00',
    submitted: '05 09:10',
  },
  {
    number: 1040,
    title: '统一身份认证启用硬件令牌二次验证',
    status: 'tested',
    risk: 'medium',
    service: 5,
    requester: 11,
    implementer: 11,
    window: ['07 10:00', '07 13:00'],
    owner: 11,
    due: '07 13:00',
    submitted: '04 15:30',
  },
  {
    number: 1038,
    title: '生产数据库连接池与日志参数调整',
    status: 'assessed',
    risk: 'high',
    service: 3,
    requester: 5,
    implementer: 5,
    window: ['08 23:00', '09 02:00'],
    owner: 2,
    due: '07 09:00',
    submitted: '02 11:15',
  },
  {
    number: 1036,
    title: 'ERP 月结批处理错峰',
    status: 'failed',
    risk: 'medium',
    service: 7,
    requester: 8,
    implementer: 7,
    window: ['06 20:00', '06 23:00'],
    owner: 6,
    due: '09 15:00',
    submitted: '02 10:00',
  },
  {
    number: 1029,
    title: '虚拟化平台新增两台宿主机',
    status: 'released',
    risk: 'medium',
    service: 4,
    requester: 3,
    implementer: 4,
    window: ['05 18:30', '05 22:00'],
    owner: 2,
    due: '08 16:20',
    submitted: '02 09:00',
  },
  {
    number: 1027,
    title: '备份存储扩容 40 TB',
    status: 'closed',
    risk: 'low',
    service: 4,
    requester: 4,
    implementer: 3,
    window: ['04 09:00', '04 12:00'],
    owner: null,
    due: null,
    submitted: '01 10:00',
  },
  {
    number: 1025,
    title: '生产数据库直接删除历史归档表',
    status: 'rejected',
    risk: 'high',
    service: 3,
    requester: 5,
    implementer: 5,
    window: ['04 23:00', '05 01:00'],
    owner: null,
    due: null,
    submitted: '01 09:30',
  },
]

/** Each stage of a change in words of the workflow: who acts, by which authority. */
const STEPS = [
  {
    stage: 'assess',
    did: 'change.assessed',
    outcome: 'sound',
    by: 3,
    authority: 'change.assess',
    post: '服务器管理员',
  },
  {
    stage: 'authorise',
    did: 'change.authorised',
    outcome: 'authorised',
    by: 2,
    authority: 'change.authorise',
    post: '系统运维组组长',
  },
  { stage: 'test', did: 'change.tested', outcome: 'passed', by: 3, authority: 'change.test', post: '服务器管理员' },
  { stage: 'release', did: 'change.released', outcome: 'succeeded', by: 4, authority: 'change.release', post: null },
] as const
const DONE: Readonly<Record<string, number>> = {
  assess: 0,
  authorise: 1,
  test: 2,
  window: 3,
  release: 3,
  review: 4,
  over: 4,
}

export const summaryOf = (told: Told): ChangeSummary => ({
  id: nth('chg', told.number, at(told.submitted)),
  number: `CHG-${told.number}`,
  title: told.title,
  type: 'normal',
  status: told.status,
  risk: told.risk,
  service: serviceRef(told.service),
  requester: ref(told.requester),
  implementer: ref(told.implementer),
  releaseWindow: { from: at(told.window[0]), until: at(told.window[1]) },
  accountable: told.owner === null ? null : ref(told.owner),
  dueAt: told.due === null ? null : at(told.due),
  submittedAt: at(told.submitted),
  round: 1,
  contentHash: '6f1d5c0b'.repeat(8),
  stage: STAGES[told.status],
  version: 4,
})

function timelineOf(told: Told, by: ChangeSummary): TimelineEntry[] {
  const person = (number: number) => ({ kind: 'person' as const, ...ref(number) })
  const steps = STEPS.slice(0, DONE[by.stage] ?? 0)
  const entries: Omit<TimelineEntry, 'seq'>[] = [
    {
      at: at(told.submitted),
      did: 'change.submitted',
      by: person(told.requester),
      door: 'portal',
      grant: { authority: 'change.raise', position: '服务器管理员', via: 'holder' },
      what: { round: 1 },
      comment: null,
    },
    ...steps.map((step, nthStep) => ({
      at: new Date(Date.parse(at(told.submitted)) + (nthStep + 1) * 5_400_000).toISOString(),
      did: step.did,
      by: person(step.by),
      door: step.stage === 'authorise' ? 'mail-link' : 'portal',
      grant: { authority: step.authority, position: step.post, via: step.post === null ? 'relation' : 'holder' },
      what: { round: 1, outcome: step.outcome },
      comment: step.stage === 'assess' ? '影响范围清楚，回退方案十分钟内可完成。建议窗口开始前先在备机验证。' : null,
    })),
    ...(told.due === null
      ? []
      : [
          {
            at: at('06 16:00'),
            did: 'obligation.reminded',
            by: { kind: 'system' as const, id: 'onduty', name: 'Onduty' },
            door: 'workflow',
            grant: { authority: 'clock', position: null, via: 'clock' },
            what: {},
            comment: null,
          },
        ]),
  ]
  return entries.toSorted((a, b) => a.at.localeCompare(b.at)).map((entry, seq) => ({ seq: seq + 1, ...entry }))
}

const ACTIONS: Readonly<Record<string, readonly ChangeOut['actions'][number]['action'][]>> = {
  assess: ['assess'],
  authorise: ['authorise', 'reject'],
  test: ['record-test'],
  window: [],
  release: ['release', 'back-out'],
  review: ['review', 'back-out'],
  over: [],
}
const ALL = [
  'edit',
  'assess',
  'authorise',
  'reject',
  'record-test',
  'release',
  'back-out',
  'review',
  'cancel',
  'comment',
] as const

export function changeOf(told: Told, obligations: readonly ObligationOut[]): ChangeOut {
  const summary = summaryOf(told)
  const timeline = timelineOf(told, summary)
  const isMine = told.owner === 2
  const may = [
    ...(isMine ? (ACTIONS[summary.stage] ?? []) : []),
    ...(summary.stage === 'over' ? [] : ['cancel' as const]),
    'comment',
  ]
  return {
    ...summary,
    description:
      '现有证书将于 1 月 31 日到期，更换为内部 CA 新签发的证书，有效期两年。\n更换期间入站邮件会排队约 3 分钟，不会丢失；外部客户端需要重新建立连接。',
    services: [summary.service, serviceRef(2)],
    riskReason: '影响全员收发邮件；发生过一次因证书链不完整导致的外部投递失败。',
    backOutPlan:
      '1. 保留旧证书与私钥在 /etc/mail/tls.bak；\n2. 若 15 分钟内外部投递仍有失败，切回旧证书并重载服务；\n3. 通知技术支持组发布公告。',
    testPlan: '在测试网关上收发内外部邮件，检查证书链与 TLS 1.2/1.3 协商；确认监控告警正常。',
    obligations: obligations.filter(({ caseId }) => caseId === summary.id),
    decisions: timeline.flatMap(({ did, by, at: when, what }) => {
      const step = STEPS.find((each) => each.did === did)
      return step === undefined
        ? []
        : [
            {
              stage: step.stage,
              outcome: String(what.outcome),
              by: { id: by.id, name: by.name },
              at: when,
              round: 1,
              stands: true,
            },
          ]
    }),
    actions: ALL.map((action) => {
      const allowed = may.includes(action)
      return {
        action,
        may: allowed,
        code: allowed ? null : action === 'edit' ? 'not-requester-or-implementer' : 'wrong-status',
        reason: allowed
          ? null
          : action === 'edit'
            ? '只有申请人和实施人可以修改这项变更。'
            : '变更当前的状态不能进行这一步。',
      }
    }),
    policy: 'normal-change@1',
    timeline,
  }
}

export const told = TOLD
