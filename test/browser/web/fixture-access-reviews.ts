import {
  cancelReview,
  listReviewItems,
  listReviews,
  previewReview,
  type ReviewOut,
  type ReviewSummary,
  readReport,
  readReview,
  readReviewTimeline,
  signReport,
  startReview,
} from '../../../functions/access-review/access-review.contract.ts'
import type { ItemOut, PackageSummary } from '../../../functions/access-review/parts.contract.ts'
import {
  decideItem,
  keepMany,
  listPackageItems,
  readPackage,
  readPackageTimeline,
  submitPackage,
} from '../../../functions/access-review/review-package.contract.ts'
import {
  addSchedule,
  editSchedule,
  listSchedules,
  type ScheduleOut,
} from '../../../functions/access-review/review-schedule.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { nth, ref } from './fixture-department.ts'

const at = (date: string, time = '18:00'): string => new Date(`2026-${date}T${time}:00+08:00`).toISOString()
const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const page = (items: readonly unknown[]) => ({ items, nextCursor: null })

const REVIEW = nth('rev', 1)
const DONE = nth('rev', 2)
const PACKAGE = nth('rvw', 1)
export const HASH = '5e'.repeat(32)

const SYSTEMS = [
  ['ERP 生产库', 'ERP production'],
  ['堡垒机', 'Bastion host'],
  ['统一邮件', 'Corporate mail'],
  ['代码仓库', 'Source repository'],
  ['备份平台', 'Backup platform'],
] as const
const RIGHTS = [
  ['只读', 'Read only'],
  ['日常运维', 'Operator'],
  ['管理员', 'Administrator'],
] as const
const RISKS = ['low', 'medium', 'high'] as const
const ODD: readonly ItemOut['changes'][] = [['unused'], ['holder-moved', 'extended'], ['conflict'], ['no-duty']]

/** Two of seven are new or odd, the others as they were; the 75th belongs to whoever reviews. */
function itemOf(number: number): ItemOut {
  const level = number % 10 === 0 ? 2 : number % 4 === 0 ? 1 : 0
  const [system, right, risk] = [SYSTEMS[number % 5], RIGHTS[level], RISKS[level]]
  const isNew = number % 7 === 3
  const changes: ItemOut['changes'] = isNew ? ['first-time'] : number % 7 === 5 ? (ODD[number % 4] ?? []) : []
  return {
    ...{ entitlement: nth('ent', number), package: PACKAGE, holder: ref(number === 75 ? 2 : 3 + (number % 9)) },
    system: { id: nth('sys', number % 5), name: text(system?.[0] ?? '', system?.[1] ?? '') },
    right: { id: nth('rgt', (number % 5) * 3 + level), name: text(right?.[0] ?? '', right?.[1] ?? '') },
    ...{ service: null, risk: risk ?? 'low', since: at('01-01'), until: at(number % 2 === 0 ? '06-30' : '12-31') },
    lastUsedAt: number % 3 === 0 ? null : at('01-05', '09:12'),
    ...{ changes, needsReason: risk === 'high' || (changes.length > 0 && !isNew) },
    last: isNew ? null : { verdict: 'keep', by: '郑海涛', at: '2025-10-12T03:00:00.000Z' },
    why: {
      because: number % 25 === 0 ? 'nobody' : 'duty',
      position: number % 25 === 0 ? null : { id: nth('pos', 2), name: text('系统运维组组长', 'Operations Leader') },
      ...{ via: 'holder', duty: number % 25 === 0 ? null : nth('dut', 1) },
    },
    ...{ decision: null, ended: null },
  }
}

const NOTHING = {
  ...{ decided: { keep: 0, revoke: 0, change: 0, gone: 0 }, open: 0, toProve: 0, proven: 0, late: 0 },
  outcomes: { kept: 0, revoked: 0, lapsed: 0, changed: 0, gone: 0 },
}

function packOf(number: number, reviewer: number, more: Partial<PackageSummary> = {}): PackageSummary {
  return {
    ...{ id: nth('rvw', number), review: { id: REVIEW, name: '2026 年一季度权限复核' }, status: 'open' },
    ...{ reviewer: ref(reviewer), accountable: ref(reviewer), dueAt: at('01-26'), flagged: 6, highRisk: 4 },
    ...{ progress: { ...NOTHING, total: 40, open: 40 }, decidedBy: [], contentHash: null, version: 1 },
    ...more,
  }
}

const summary: ReviewSummary = {
  ...{ id: REVIEW, name: '2026 年一季度权限复核', scope: { of: 'all' }, status: 'reviewing' },
  ...{ decideBy: at('01-26'), undecided: 'revoke', startedAt: at('01-05', '09:00'), startedBy: ref(2) },
  ...{ schedule: null, items: 195, packages: 4, version: 3 },
}
const done: ReviewSummary = {
  ...{ ...summary, id: DONE, name: '高风险权限专项复核', scope: { of: 'risk', risk: 'high' }, status: 'ready' },
  ...{ startedBy: null, schedule: nth('rvs', 1), items: 3, packages: 2, version: 9 },
}

const entry = (seq: number, did: string) => ({
  ...{ seq, at: at('01-05', `09:0${seq}`), did, door: 'portal', grant: null, what: {}, comment: null },
  by: { kind: 'person', id: ref(2).id, name: ref(2).name },
})

const finished: readonly PackageSummary[] = [
  packOf(11, 9, {
    ...{ status: 'submitted', accountable: null, decidedBy: [{ person: ref(9), count: 2 }], contentHash: HASH },
    progress: {
      ...{ ...NOTHING, total: 2, decided: { keep: 1, revoke: 1, change: 0, gone: 0 }, toProve: 1, proven: 1 },
      outcomes: { ...NOTHING.outcomes, kept: 1, revoked: 1 },
    },
  }),
  packOf(12, 6, {
    ...{ status: 'lapsed', accountable: null, contentHash: HASH },
    progress: {
      ...{ ...NOTHING, total: 1, toProve: 1, proven: 1, late: 1 },
      outcomes: { ...NOTHING.outcomes, lapsed: 1 },
    },
  }),
]

/** What was decided and done in the review that is over; one of the reasons would be a formula to a spreadsheet. */
const endedItems: readonly ItemOut[] = [
  {
    ...{
      ...itemOf(10),
      decision: { verdict: 'keep', by: '郑海涛', at: at('01-06'), reason: '值班需要', until: null, right: null },
    },
    ended: { outcome: 'kept', at: at('01-06'), dueAt: null, provenAt: null },
  },
  {
    ...{
      ...itemOf(20),
      decision: {
        verdict: 'revoke',
        by: '郑海涛',
        at: at('01-06'),
        reason: '=HYPERLINK("x")',
        until: null,
        right: null,
      },
    },
    ended: { outcome: 'revoked', at: at('01-06'), dueAt: at('01-08'), provenAt: at('01-06', '19:00') },
  },
  { ...itemOf(30), ended: { outcome: 'lapsed', at: at('01-06'), dueAt: at('01-06'), provenAt: at('01-07', '09:00') } },
]

/** What the fixture's own person owes: a package of 75. */
export const reviewObligations: readonly ObligationOut[] = [
  {
    ...{ id: nth('obl', 9101), version: 1, caseId: PACKAGE, kind: 'access-review.decide', number: null },
    ...{ standard: '逐项决定保留、收回或调整，全部决定后提交。', title: '2026 年一季度权限复核', accountable: ref(2) },
    ...{ via: 'holder', openedAt: at('01-05', '09:10'), dueAt: at('01-26'), isOverdue: false, status: 'open' },
    ...{ acknowledgedAt: at('01-05', '10:00'), nextTickAt: at('01-19'), offer: null, asked: [ref(2)], closedAt: null },
    plan: [
      { at: at('01-19'), does: 'remind' },
      { at: at('01-26'), does: 'climb', to: 'deputy' },
    ],
  },
]

export function accessReviewAnswers(): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] {
  const items = Array.from({ length: 75 }, (_, index) => itemOf(index + 1))
  const schedules: ScheduleOut[] = [
    {
      ...{ id: nth('rvs', 1), name: '季度权限复核', scope: { of: 'all' }, everyMonths: 3, next: '2026-04-01' },
      ...{ days: 21, undecided: 'revoke', owner: ref(2), active: true, last: DONE, version: 1 },
    },
  ]
  let version = 1
  let status: PackageSummary['status'] = 'open'
  const mine = (): PackageSummary => {
    const count = (verdict: string) => items.filter(({ decision }) => decision?.verdict === verdict).length
    const decided = { keep: count('keep'), revoke: count('revoke'), change: count('change'), gone: 0 }
    const open = items.filter(({ decision }) => decision === null).length
    return packOf(1, 2, {
      status,
      version,
      flagged: 10,
      highRisk: 7,
      progress: { ...NOTHING, total: 75, decided, open },
    })
  }
  const decide = (entitlement: unknown, body: Asked['body'], now: string) => {
    const item = items.find((each) => each.entitlement === entitlement)
    if (item === undefined) return undefined
    version += 1
    Object.assign(item, {
      decision: {
        ...{ verdict: body.verdict, by: ref(2).name, at: now, reason: body.reason ?? null },
        ...{ until: body.until ?? null, right: null },
      },
    })
    return mine()
  }
  /** The same, of a handful: each kind of row once, for what looks at every one of them. */
  const few = () => [1, 3, 5, 10, 12, 20, 75].map((number) => items[number - 1] as ItemOut)
  const overdue = packOf(2, 6, {
    dueAt: at('01-06'),
    accountable: ref(7),
    progress: { ...NOTHING, total: 40, open: 40 },
  })
  const review = (): ReviewOut => ({
    ...{ ...summary, writtenDown: 195, revokedAt: at('01-31'), endedAt: null, policy: '3', reportHash: null },
    ...{ progress: { ...NOTHING, total: 195, open: 120 + mine().progress.open }, obligations: [], signedBy: null },
    packagesOf: [mine(), overdue, packOf(3, 9), submitted],
    actions: {
      cancel: { may: true, code: null, reason: null },
      sign: { may: false, code: 'review-not-ready', reason: '这次复核现在不能签署（复核中）。' },
    },
  })
  const ready = (): ReviewOut => ({
    ...{ ...review(), ...done, packagesOf: [...finished], reportHash: HASH },
    actions: {
      cancel: { may: false, code: 'review-not-deciding', reason: '已过了可以取消的阶段。' },
      sign: { may: true, code: null, reason: null },
    },
  })
  const submitted = packOf(4, 12, {
    ...{ status: 'submitted', accountable: null, contentHash: HASH },
    progress: { ...NOTHING, total: 40, decided: { keep: 38, revoke: 2, change: 0, gone: 0 }, toProve: 2, proven: 1 },
  })
  const byId =
    <Thing>(one: Thing, other: Thing) =>
    ({ params }: Asked) =>
      params.id === REVIEW ? one : params.id === DONE ? other : undefined
  const action = { may: true, code: null, reason: null }

  return [
    [listReviews, () => page([summary, done])],
    [
      previewReview,
      () => ({
        ...{ items: 195, more: false, highRisk: 21, flagged: 5, own: 2 },
        reviewers: [2, 6, 9, 12].map((number) => ({ person: ref(number), items: 40 + number, away: number === 12 })),
        withoutReviewer: [{ system: text('门禁系统', 'Door access'), items: 3 }],
      }),
    ],
    [startReview, () => summary],
    [readReview, (asked) => byId(review, ready)(asked)?.()],
    [
      readReviewTimeline,
      byId(
        page([entry(1, 'access-review.started'), entry(2, 'access-review.all-asked')]),
        page([entry(1, 'access-review.started'), entry(2, 'access-review.all-proven')]),
      ),
    ],
    [listReviewItems, byId(page(items), page(endedItems))],
    [
      readReport,
      byId(
        {
          review: summary,
          progress: { ...NOTHING, total: 195, open: 195 },
          reviewers: [],
          silent: 0,
          handedOn: 0,
          hash: null,
          signedBy: null,
          signedAt: null,
        },
        {
          ...{ review: done, reviewers: finished, silent: 1, handedOn: 0, hash: HASH, signedBy: null, signedAt: null },
          progress: {
            ...{
              ...NOTHING,
              total: 3,
              decided: { keep: 1, revoke: 1, change: 0, gone: 0 },
              toProve: 2,
              proven: 2,
              late: 1,
            },
            outcomes: { ...NOTHING.outcomes, kept: 1, revoked: 1, lapsed: 1 },
          },
        },
      ),
    ],
    [cancelReview, () => summary],
    [signReport, () => done],
    [
      readPackage,
      ({ params }) =>
        params.id === PACKAGE || params.id === overdue.id
          ? {
              ...{
                ...(params.id === PACKAGE ? mine() : overdue),
                undecided: 'revoke',
                obligations: reviewObligations,
                policy: '3',
              },
              actions: { decide: action, submit: action },
            }
          : undefined,
    ],
    [listPackageItems, ({ params }) => page(params.id === PACKAGE ? items : few())],
    [readPackageTimeline, () => page([entry(1, 'access-review.asked')])],
    [decideItem, ({ body, now }) => decide(body.entitlement, body, now)],
    [
      keepMany,
      ({ body, now }) => {
        for (const each of body.entitlements as string[]) decide(each, body, now)
        return mine()
      },
    ],
    [
      submitPackage,
      () => {
        status = 'submitted'
        return mine()
      },
    ],
    [listSchedules, () => page(schedules)],
    [addSchedule, () => schedules[0]],
    [editSchedule, ({ body }) => Object.assign(schedules[0] as ScheduleOut, body)],
  ]
}
