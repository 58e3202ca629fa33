import {
  type ActionOut,
  type ActionSummary,
  checkAction,
  doAction,
  listActions,
  raiseAction,
  readAction,
  readActionTimeline,
  verifyAction,
} from '../../../functions/improvement/action.contract.ts'
import {
  acceptReview,
  listReviews,
  type ReviewOut,
  type ReviewSummary,
  type ReviewWordsOut,
  readReview,
  readReviewTimeline,
  saveReview,
  sendBackReview,
  submitReview,
} from '../../../functions/improvement/review.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, nth, ref, serviceRef } from './fixture-department.ts'

const self = { id: me.id, name: me.name }
const page = (items: readonly unknown[]) => ({ items, nextCursor: null })
const entry = (seq: number, did: string, comment: string | null = null) => ({
  ...{ seq, at: '2026-01-06T01:20:00.000Z', did, by: { kind: 'person', ...self }, door: 'portal' },
  ...{ grant: null, what: {}, comment },
})

const review: ReviewSummary = {
  ...{ id: nth('pir', 1), number: 'PIR-1001', incident: { id: nth('inc', 1), number: 'INC-1001' } },
  ...{ title: '全公司收不到外部邮件', severity: 1, service: mailService(), cause: '证书过期' },
  ...{ resolvedAt: '2026-01-06T01:10:00.000Z', status: 'draft', accountable: self, dueAt: '2026-01-13T02:00:00.000Z' },
  version: 3,
}
const submitted: ReviewSummary = {
  ...review,
  ...{ id: nth('pir', 2), number: 'PIR-1002', title: '财务系统打不开', severity: 2, status: 'submitted' },
  accountable: ref(1),
}

function mailService() {
  const { id, name } = serviceRef(1)
  return { id, name: typeof name === 'string' ? name : name['zh-CN'] }
}

const may = (yes: readonly string[]) =>
  (['save', 'submit', 'accept', 'send-back', 'add-action'] as const).map((action) => ({
    action,
    ...(yes.includes(action)
      ? { may: true, code: null, reason: null }
      : { may: false, code: 'wrong-status', reason: '…' }),
  }))

const action: ActionSummary = {
  ...{ id: nth('iac', 1), number: 'ACT-1001', title: '证书剩余有效期纳入监控', kind: 'detect', status: 'verified' },
  source: { kind: 'review', id: review.id, number: review.number },
  ...{ owner: ref(4), accountable: self, dueAt: '2026-01-09T02:20:00.000Z', isLate: false },
  ...{ checkFrom: '2026-01-05T10:00:00.000Z', recurrences: 1, version: 4 },
}
const actions: readonly ActionSummary[] = [
  action,
  {
    ...action,
    ...{ id: nth('iac', 2), number: 'ACT-1002', title: '备用网关切换写入应急预案', kind: 'procedure', status: 'open' },
    ...{ accountable: ref(4), isLate: true, dueAt: '2026-01-06T10:00:00.000Z', checkFrom: null, recurrences: 0 },
  },
]

const words: ReviewWordsOut = {
  impact: '01:50 至 03:10 全公司收不到外部邮件，约 3,200 封延迟送达。',
  causes: [{ kind: 'configuration', text: '网关证书到期，提醒只发给了已停用的邮箱。' }],
  ...{ wentWell: '备用网关 12 分钟内切换完成。', luck: '', toImprove: '' },
}
const moment = (seq: number, at: string, did: string, says: string, comment: string | null = null) => ({
  ...{ seq, at: `2026-01-05T${at}:00.000Z`, did, says, comment, isPinned: seq === 4 },
})
const kept = { words, version: 3 }

const whole = (summary: ReviewSummary): ReviewOut => ({
  ...summary,
  ...(summary.id === review.id ? kept : { words }),
  ...{ savedAt: '2026-01-07T02:10:00.000Z', savedBy: self, author: self, submittedBy: null },
  ...{
    acceptedBy: null,
    acceptedAt: null,
    sentBack: summary.status === 'draft' ? '请补充：提醒为什么没有人看到？' : null,
  },
  facts: {
    raisedAt: '2026-01-05T17:50:00.000Z',
    phases: [
      {
        ...{ phase: 'acknowledge', at: '2026-01-05T18:01:00.000Z', minutes: 11 },
        ...{ by: '2026-01-05T17:55:00.000Z', isLate: true },
      },
      { phase: 'mitigate', at: '2026-01-05T18:24:00.000Z', minutes: 34, by: null, isLate: false },
      {
        ...{ phase: 'resolve', at: '2026-01-05T19:10:00.000Z', minutes: 80 },
        ...{ by: '2026-01-05T21:50:00.000Z', isLate: false },
      },
    ],
    roles: [
      { role: 'commander', name: '指挥', people: [self, ref(1)] },
      { role: 'communications', name: '通报', people: [ref(4)] },
    ],
    moments: [
      moment(1, '17:50', 'incident.opened', '故障登记，呼叫王伟'),
      moment(2, '17:55', 'incident.escalated', '无人接手，升级呼叫李娜；跳过：备值班（无人）'),
      moment(4, '18:10', 'incident.decided', '李娜决定', '先切到备用网关，再查主网关证书。'),
      moment(5, '18:20', 'incident.updated', '李娜通报进展', '邮件已切到备用网关。'),
      moment(8, '19:10', 'incident.resolved', '李娜宣布解决', '换了证书。'),
    ],
    ...{ pages: 3, updates: 2, reopened: 0 },
    parts: [{ id: nth('inc', 2), number: 'INC-1002', title: '手机收不到邮件', severity: 2 }],
  },
  recurs: [{ incident: { id: nth('inc', 3), number: 'INC-0987' }, review: null, actions: 0 }],
  ...{ actions: [...actions], obligations: [] },
  may: may(summary.status === 'draft' ? ['save', 'submit', 'add-action'] : ['accept', 'send-back', 'add-action']),
  policy: 'post-incident-review@1',
  timeline: [],
})

const wholeAction = (summary: ActionSummary): ActionOut => ({
  ...summary,
  ...{ description: '所有对外证书剩余 30、14、3 天告警到运维值班。', raisedBy: self, round: 2 },
  ...{ doneBy: ref(4), doneAt: '2025-12-06T02:00:00.000Z', verifiedBy: self, checkedBy: null },
  ...{ checkAfterDays: 30, postponed: 1, obligations: [] },
  may: (['done', 'verify', 'check', 'drop'] as const).map((action) => ({
    action,
    ...(action === 'check'
      ? { may: true, code: null, reason: null }
      : { may: false, code: 'wrong-status', reason: '…' }),
  })),
  policy: 'improvement-action@1',
  timeline: [],
})

const find = ({ params }: Asked) => [review, submitted].find(({ id }) => id === params.id)
const findAction = ({ params }: Asked) => actions.find(({ id }) => id === params.id)

/** Reviews of incidents, and what follows from them. */
export const improvementAnswers: readonly (readonly [RouteContract, (asked: Asked) => unknown])[] = [
  [listReviews, ({ query }) => page([review, submitted].filter(({ status }) => status === (query.status ?? status)))],
  [
    readReview,
    (asked) => {
      const found = find(asked)
      return found && whole(found)
    },
  ],
  [readReviewTimeline, () => page([entry(1, 'post-incident-review.opened'), entry(2, 'post-incident-review.saved')])],
  [
    saveReview,
    ({ body }) => {
      Object.assign(kept, { words: body, version: kept.version + 1 })
      return { ...review, version: kept.version }
    },
  ],
  [submitReview, find],
  [acceptReview, find],
  [sendBackReview, find],
  [listActions, () => page(actions)],
  [raiseAction, () => action],
  [
    readAction,
    (asked) => {
      const found = findAction(asked)
      return found && wholeAction(found)
    },
  ],
  [
    readActionTimeline,
    () => page([entry(1, 'improvement-action.raised'), entry(2, 'improvement-action.done', '监控项已上线。')]),
  ],
  [doAction, findAction],
  [verifyAction, findAction],
  [checkAction, findAction],
]
