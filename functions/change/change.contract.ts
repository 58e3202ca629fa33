import * as z from 'zod/mini'
import { defineContract, id, instant, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { stepsOf } from '../obligation/step.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { changeOut, changeStatus, changeSummary, risk, timelineEntry } from './change-parts.contract.ts'

export * from './change-parts.contract.ts'

const params = z.strictObject({ id: id('chg') })

/** When the change may be carried out. At least 15 minutes, at most 7 days. */
const releaseWindow = z.strictObject({ from: instant, until: instant })

/** What a requester says of a change. Everything else is the server's. */
const content = {
  title: line(120),
  description: paragraphs(4000),
  /** The main service first: its group assesses, its change authority authorises. */
  services: z.array(id('svc')).check(z.minLength(1), z.maxLength(20)),
  implementer: id('per'),
  risk,
  riskReason: z.optional(paragraphs(1000)),
  backOutPlan: paragraphs(4000),
  testPlan: paragraphs(4000),
  releaseWindow,
}

export const listChanges = defineContract({
  operation: 'list-changes',
  method: 'GET',
  path: '/api/changes',
  summary: 'Changes, newest first; all, by status, or those somebody requested.',
  admits: 'signed-in',
  query: z.strictObject({
    status: z.optional(changeStatus),
    /** `me` or a person's id. */
    requester: z.optional(z.string().check(z.maxLength(30))),
    ...pageQuery,
  }),
  answer: pageOf(changeSummary),
  refusals: ['one-filter-only'],
})

export const submitChange = defineContract({
  operation: 'submit-change',
  method: 'POST',
  path: '/api/changes',
  summary: 'Raises a normal change. A peer from the group that owns the main service is asked to assess it.',
  admits: 'change.raise',
  body: z.strictObject(content),
  answer: changeSummary,
  status: 201,
  refusals: ['window-in-the-past', 'window-too-long', 'window-too-short', 'unknown-service', 'unknown-person'],
  example: {
    title: '邮件网关 TLS 证书更换',
    description: '现有证书将于月底到期，更换为新签发的证书。',
    services: ['svc_01K9ZQ6V80ABCDEFGHJKMNPQRS'],
    implementer: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    risk: 'medium',
    backOutPlan: '保留旧证书，十分钟内可切回。',
    testPlan: '在测试网关上收发邮件，检查证书链。',
    releaseWindow: { from: '2026-01-10T14:00:00+08:00', until: '2026-01-10T16:00:00+08:00' },
  },
})

export const readChange = defineContract({
  operation: 'read-change',
  method: 'GET',
  path: '/api/changes/{id}',
  summary: 'One change: what is asked, who owes what, what was decided, what the caller may do.',
  admits: 'signed-in',
  params,
  answer: changeOut,
})

export const editChange = defineContract({
  operation: 'edit-change',
  method: 'PATCH',
  path: '/api/changes/{id}',
  summary: 'Changes what is asked. Every decision on it becomes void and is asked again.',
  admits: 'signed-in',
  params,
  body: z.partial(z.strictObject({ ...content, /** Hands the request on. */ requester: id('per') })),
  answer: changeSummary,
  ifMatch: 'required',
  refusals: ['change-not-editable', 'not-requester-or-implementer', 'stale-version', 'nothing-to-change'],
  example: { backOutPlan: '保留旧证书两周，五分钟内可切回。' },
})

/** The steps: each closes the open obligation of its stage and opens the next in the same transaction. */
const step = stepsOf({
  of: 'change',
  path: '/api/changes/{id}',
  params,
  answer: changeSummary,
  refusals: ['wrong-status', 'authority-missing', 'person-not-active', 'stale-version'],
})

export const assessChange = step(
  'assess',
  'A peer says whether the change is sound: `sound` asks the change authority, `unsound` sends it back as rejected.',
  z.strictObject({ verdict: z._default(z.enum(['sound', 'unsound']), 'sound'), comment: z.optional(paragraphs(2000)) }),
  { verdict: 'sound', comment: '回退方案可行，影响范围清楚。' },
  ['assessor-is-requester', 'assessor-is-implementer', 'comment-needed'],
)
export const authoriseChange = step(
  'authorise',
  'The change authority authorises exactly this content.',
  z.strictObject({ comment: z.optional(paragraphs(2000)), contentHash: z.optional(z.string().check(z.maxLength(64))) }),
  { comment: '同意，按窗口执行。' },
  [
    'authoriser-is-requester',
    'authoriser-is-implementer',
    'authoriser-is-assessor',
    'window-has-passed',
    'content-has-changed',
  ],
)
export const rejectChange = step(
  'reject',
  'The change authority says no, and why.',
  z.strictObject({ comment: paragraphs(2000) }),
  { comment: '月底结账期间不动邮件网关。' },
  ['authoriser-is-requester', 'authoriser-is-implementer', 'authoriser-is-assessor'],
)
export const recordTest = defineContract({
  ...step(
    'record-test',
    'Records the test and its evidence. A passed test opens the way to the release window; a failed one is tested again.',
    z.strictObject({ outcome: z.enum(['passed', 'failed']), evidence: paragraphs(4000) }),
    { outcome: 'passed', evidence: '测试网关收发正常，证书链完整。' },
    ['tester-is-implementer'],
  ),
  operation: 'record-test-of-change',
})
export const releaseChange = step(
  'release',
  'The implementer carried it out inside its window, and says how it went.',
  z.strictObject({
    outcome: z._default(z.enum(['succeeded', 'failed', 'rolled-back']), 'succeeded'),
    comment: z.optional(paragraphs(2000)),
  }),
  { outcome: 'succeeded', comment: '14:20 完成，收发正常。' },
  ['not-implementer', 'window-not-open', 'window-has-passed', 'authorisation-no-longer-stands', 'comment-needed'],
)
export const backOutChange = step(
  'back-out',
  'The change was taken back as its back-out plan says.',
  z.strictObject({ comment: paragraphs(2000) }),
  { comment: '外发邮件被拒，已换回旧证书。' },
  ['not-implementer', 'window-not-open'],
)
export const reviewChange = step(
  'review',
  'Looks back and closes the change.',
  z.strictObject({ comment: paragraphs(4000), wasEffective: z._default(z.boolean(), true) }),
  { comment: '按计划完成，无遗留问题。', wasEffective: true },
  ['reviewer-is-requester', 'reviewer-is-implementer'],
)
export const cancelChange = step(
  'cancel',
  'Withdraws it before its release.',
  z.strictObject({ comment: paragraphs(2000) }),
  { comment: '供应商推迟了新证书的签发。' },
  ['not-requester'],
)

export const commentOnChange = defineContract({
  operation: 'comment-on-change',
  method: 'POST',
  path: '/api/changes/{id}/comments',
  summary: 'Adds a remark to its story.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ text: paragraphs(2000) }),
  answer: timelineEntry,
  status: 201,
  example: { text: '已与供应商确认，周六有人值守。' },
})

export const readTimeline = timelineContract('change', '/api/changes/{id}', params)
