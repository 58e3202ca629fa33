import type {
  ChangeOut,
  ChangeStatus,
  ChangeSummary,
  TimelineEntry,
} from '../../../functions/change/change.contract.ts'
import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import { nth, ref, serviceRef } from './fixture-department.ts'
import type { Told } from './fixture-told.ts'

export { told } from './fixture-told.ts'

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
      grant: { authority: 'change.raise', position: '服务器管理员', duty: null, book: null, via: 'holder' },
      what: { round: 1 },
      comment: null,
    },
    ...steps.map((step, nthStep) => ({
      at: new Date(Date.parse(at(told.submitted)) + (nthStep + 1) * 5_400_000).toISOString(),
      did: step.did,
      by: person(step.by),
      door: step.stage === 'authorise' ? 'mail-link' : 'portal',
      grant: {
        authority: step.authority,
        position: step.post,
        duty: null,
        book: null,
        via: step.post === null ? 'relation' : 'holder',
      },
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
            grant: { authority: 'clock', position: null, duty: null, book: null, via: 'clock' },
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
    dependents: [serviceRef(7), serviceRef(8)],
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
