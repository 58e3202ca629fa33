import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'
import { actionSummary, actionVerdicts } from './action.contract.ts'

export const reviewStatus = z.enum(['draft', 'submitted', 'accepted'])
export type ReviewStatusOut = z.infer<typeof reviewStatus>
export const causeKind = z.enum([
  'software',
  'hardware',
  'network',
  'change',
  'capacity',
  'configuration',
  'procedure',
  'supplier',
  'monitoring',
  'security',
  'environment',
  'other',
])
export type CauseKindOut = z.infer<typeof causeKind>
const severity = z.union([z.literal(1), z.literal(2), z.literal(3)])
const named = z.strictObject({ id: z.string(), name: z.string() })

/** A review in a list, and what every step answers. */
export const reviewSummary = z.strictObject({
  id: id('pir'),
  number: z.string(),
  incident: z.strictObject({ id: id('inc'), number: z.string() }),
  title: z.string(),
  severity,
  service: z.nullable(named),
  cause: z.nullable(z.string()),
  resolvedAt: instantOut,
  status: reviewStatus,
  /** Who owes the next step, and by when; null when it is accepted. */
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  version: z.number(),
})
export type ReviewSummary = z.infer<typeof reviewSummary>

/** What people write; what is not written yet is empty. */
const written = z.string().check(z.trim(), z.maxLength(8000))
export const reviewWords = z.strictObject({
  impact: z._default(written, ''),
  causes: z._default(z.array(z.strictObject({ kind: causeKind, text: paragraphs(2000) })).check(z.maxLength(12)), []),
  wentWell: z._default(written, ''),
  luck: z._default(written, ''),
  toImprove: z._default(written, ''),
})
export type ReviewWordsOut = z.infer<typeof reviewWords>

/** How long a phase took, from when the incident was raised, against its limit. */
const phase = z.strictObject({
  phase: z.enum(['acknowledge', 'mitigate', 'resolve']),
  at: z.nullable(instantOut),
  minutes: z.nullable(z.number()),
  /** By when it had to be; null: the severity sets no limit. */
  by: z.nullable(instantOut),
  isLate: z.boolean(),
})

/** An entry of the incident's story that matters for looking back. */
const moment = z.strictObject({
  seq: z.number(),
  at: instantOut,
  did: z.string(),
  /** One sentence. */
  says: z.string(),
  comment: z.nullable(z.string()),
  isPinned: z.boolean(),
})
export type MomentOut = z.infer<typeof moment>

/** What is known without anybody writing it: from the story of the incident. */
export const reviewFacts = z.strictObject({
  raisedAt: instantOut,
  phases: z.array(phase),
  /** By role, in the order in which they had it. */
  roles: z.array(z.strictObject({ role: z.string(), name: z.string(), people: z.array(personRef) })),
  moments: z.array(moment),
  pages: z.number(),
  updates: z.number(),
  reopened: z.number(),
  /** What was part of it, and is reviewed with it. */
  parts: z.array(z.strictObject({ id: id('inc'), number: z.string(), title: z.string(), severity })),
})
export type ReviewFactsOut = z.infer<typeof reviewFacts>

export const reviewOut = z.strictObject({
  ...reviewSummary.shape,
  words: reviewWords,
  savedAt: z.nullable(instantOut),
  savedBy: z.nullable(personRef),
  facts: reviewFacts,
  author: z.nullable(personRef),
  submittedBy: z.nullable(personRef),
  acceptedBy: z.nullable(personRef),
  acceptedAt: z.nullable(instantOut),
  /** What was said when it was sent back last. */
  sentBack: z.nullable(z.string()),
  /** The same service, for the same cause, not long before. */
  recurs: z.array(
    z.strictObject({
      incident: z.strictObject({ id: id('inc'), number: z.string() }),
      review: z.nullable(id('pir')),
      actions: z.number(),
    }),
  ),
  actions: z.array(actionSummary),
  obligations: z.array(obligationOut),
  may: actionVerdicts(['save', 'submit', 'accept', 'send-back', 'add-action']),
  policy: z.string(),
  /** Its newest entries, oldest first. */
  timeline: z.array(timelineEntry),
})
export type ReviewOut = z.infer<typeof reviewOut>

const params = z.strictObject({ id: id('pir') })

export const listReviews = defineContract({
  operation: 'list-post-incident-reviews',
  method: 'GET',
  path: '/api/post-incident-reviews',
  summary: 'Reviews of incidents, newest first: all, those in a status, or that of one incident.',
  admits: 'signed-in',
  query: z.strictObject({ status: z.optional(reviewStatus), incident: z.optional(id('inc')), ...pageQuery }),
  answer: pageOf(reviewSummary),
  refusals: ['one-filter-only'],
})

export const readReview = defineContract({
  operation: 'read-post-incident-review',
  method: 'GET',
  path: '/api/post-incident-reviews/{id}',
  summary: 'One review: the facts of its incident, what is written, what follows from it.',
  admits: 'signed-in',
  params,
  answer: reviewOut,
})

export const readReviewTimeline = timelineContract('post-incident-review', '/api/post-incident-reviews/{id}', params)

export const saveReview = defineContract({
  operation: 'save-post-incident-review',
  method: 'POST',
  path: '/api/post-incident-reviews/{id}/save',
  summary: 'Keeps what is written so far. As often as one likes.',
  admits: 'signed-in',
  params,
  body: reviewWords,
  answer: reviewSummary,
  ifMatch: 'optional',
  refusals: ['wrong-status', 'not-involved', 'person-not-active', 'stale-version'],
  example: {
    impact: '01:50 至 03:10 全公司收不到外部邮件，约 3,200 封延迟送达，无丢失。',
    causes: [
      { kind: 'configuration', text: '网关证书到期，到期提醒只发给了已停用的邮箱。' },
      { kind: 'monitoring', text: '没有监控证书剩余有效期。' },
    ],
    wentWell: '备用网关 12 分钟内切换完成。',
    luck: '发生在凌晨，业务量小。',
    toImprove: '证书到期应提前 30 天提醒到岗位，而不是邮箱。',
  },
})

const step = <const Name extends string, const Body extends z.ZodMiniType>(
  name: Name,
  summary: string,
  body: Body,
  example: unknown,
  refusals: readonly string[],
) =>
  defineContract({
    operation: `${name}-post-incident-review` as const,
    method: 'POST',
    path: `/api/post-incident-reviews/{id}/${name}` as const,
    summary,
    admits: 'signed-in',
    params,
    body,
    answer: reviewSummary,
    ifMatch: 'optional',
    refusals: ['wrong-status', 'person-not-active', 'stale-version', ...refusals],
    example,
  })

export const submitReview = step(
  'submit',
  'It is written. Somebody who did not lead the incident is asked to read it.',
  z.strictObject({}),
  {},
  ['not-accountable', 'review-incomplete'],
)
const JUDGED = ['authority-missing', 'reviewer-commanded', 'reviewer-wrote']
export const acceptReview = step(
  'accept',
  'Somebody who did not lead the incident has read it, and it stands.',
  z.strictObject({ comment: z.optional(paragraphs(2000)) }),
  { comment: '原因写到了流程和监控，措施可落实。' },
  JUDGED,
)
export const sendBackReview = step(
  'send-back',
  'It does not stand yet, and why.',
  z.strictObject({ comment: paragraphs(2000) }),
  { comment: '请补充：为什么到期提醒没有人看到？' },
  JUDGED,
)
