import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import {
  itemOut,
  packageSummary,
  progress,
  reviewName,
  reviewScope,
  reviewStatus,
  undecided,
} from './parts.contract.ts'

export * from './parts.contract.ts'

const params = z.strictObject({ id: id('rev') })

/** A review in the list. */
export const reviewSummary = z.strictObject({
  id: id('rev'),
  name: z.string(),
  scope: reviewScope,
  status: reviewStatus,
  decideBy: instantOut,
  undecided,
  startedAt: instantOut,
  /** Who started it; null where a schedule did. */
  startedBy: z.nullable(personRef),
  schedule: z.nullable(z.string()),
  /** Null while they are still being written down. */
  items: z.nullable(z.number()),
  packages: z.nullable(z.number()),
  version: z.number(),
})
export type ReviewSummary = z.infer<typeof reviewSummary>

const action = z.strictObject({ may: z.boolean(), code: z.nullable(z.string()), reason: z.nullable(z.string()) })

export const reviewOut = z.strictObject({
  ...reviewSummary.shape,
  /** While it is being prepared: how many items are written down so far. */
  writtenDown: z.number(),
  /** After the date: when what is still undecided is revoked. */
  revokedAt: z.nullable(instantOut),
  progress,
  /** Everybody who was asked, in the order of their names. */
  packagesOf: z.array(packageSummary),
  obligations: z.array(obligationOut),
  policy: z.string(),
  reportHash: z.nullable(z.string()),
  signedBy: z.nullable(personRef),
  endedAt: z.nullable(instantOut),
  actions: z.strictObject({ cancel: action, sign: action }),
})
export type ReviewOut = z.infer<typeof reviewOut>

export const listReviews = defineContract({
  operation: 'list-access-reviews',
  method: 'GET',
  path: '/api/access-reviews',
  summary: 'Access reviews, newest first.',
  admits: 'signed-in',
  query: z.strictObject({ ...pageQuery }),
  answer: pageOf(reviewSummary),
})

const wish = {
  name: reviewName,
  scope: reviewScope,
  /** By when every reviewer has decided. At least a day from now, at most a year. */
  decideBy: instant,
  /** What becomes of what nobody decided: revoked after the policy's grace, or asked about until somebody does. */
  undecided: z._default(undecided, 'revoke'),
}

const SCOPE_REFUSALS = ['unknown-system', 'unknown-position', 'date-too-soon', 'date-too-far'] as const

export const startReview = defineContract({
  operation: 'start-access-review',
  method: 'POST',
  path: '/api/access-reviews',
  summary:
    'Starts a review: what the scope contains now is written down, and whoever’s duty it is is asked about each entitlement.',
  admits: 'access-review.run',
  body: z.strictObject(wish),
  answer: reviewSummary,
  status: 201,
  refusals: ['authority-missing', 'person-not-active', ...SCOPE_REFUSALS],
  example: {
    name: '2026 年一季度高风险权限复核',
    scope: { of: 'risk', risk: 'high' },
    decideBy: '2026-01-30T18:00:00+08:00',
    undecided: 'revoke',
  },
})

/** What a review of this scope would be, if it began now. */
export const previewOut = z.strictObject({
  items: z.number(),
  /** There are more than were counted. */
  more: z.boolean(),
  highRisk: z.number(),
  flagged: z.number(),
  reviewers: z.array(z.strictObject({ person: personRef, items: z.number(), away: z.boolean() })),
  /** What nobody’s duty covers: it would go to the head of IT. */
  withoutReviewer: z.array(
    z.strictObject({ system: z.strictObject({ 'zh-CN': z.string(), en: z.string() }), items: z.number() }),
  ),
  /** Whose own entitlements go to somebody else. */
  own: z.number(),
})
export type PreviewOut = z.infer<typeof previewOut>

export const previewReview = defineContract({
  operation: 'preview-access-review',
  method: 'POST',
  path: '/api/access-reviews/preview',
  summary: 'What a review of this scope would ask of whom, if it began now. Changes nothing.',
  admits: 'access-review.run',
  body: z.strictObject({ scope: reviewScope }),
  answer: previewOut,
  refusals: ['authority-missing', 'unknown-system', 'unknown-position'],
  example: { scope: { of: 'risk', risk: 'high' } },
})

export const readReview = defineContract({
  operation: 'read-access-review',
  method: 'GET',
  path: '/api/access-reviews/{id}',
  summary: 'One review: how far it has come, who was asked what, who owes what.',
  admits: 'signed-in',
  params,
  answer: reviewOut,
})

export const readReviewTimeline = timelineContract('access-review', '/api/access-reviews/{id}', params)

export const listReviewItems = defineContract({
  operation: 'list-access-review-items',
  method: 'GET',
  path: '/api/access-reviews/{id}/items',
  summary: 'Every entitlement of a review, reviewer by reviewer: what was asked, decided, done and proven.',
  admits: 'signed-in',
  params,
  query: z.strictObject(pageQuery),
  answer: pageOf(itemOut),
})

/** The result of a review, with the hash that is signed. */
export const reportOut = z.strictObject({
  review: reviewSummary,
  progress,
  reviewers: z.array(packageSummary),
  /** Reviewers who said nothing at all until the grace ran out. */
  silent: z.number(),
  /** Whose package somebody else finished. */
  handedOn: z.number(),
  /** Over everything that is signed; null until all of it is proven. */
  hash: z.nullable(z.string()),
  signedBy: z.nullable(personRef),
  signedAt: z.nullable(instantOut),
})
export type ReportOut = z.infer<typeof reportOut>

export const readReport = defineContract({
  operation: 'read-access-review-report',
  method: 'GET',
  path: '/api/access-reviews/{id}/report',
  summary: 'The report: counts, who decided what, what was revoked by policy, what is proven; and the hash to sign.',
  admits: 'signed-in',
  params,
  answer: reportOut,
})

export const cancelReview = defineContract({
  operation: 'cancel-access-review',
  method: 'POST',
  path: '/api/access-reviews/{id}/cancel',
  summary: 'Ends a review that should not go on. What was revoked stays revoked; nothing more is asked or taken away.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ reason: paragraphs(1000) }),
  answer: reviewSummary,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'person-not-active', 'review-not-deciding', 'stale-version'],
  example: { reason: '范围选错了，只应复核数据库权限。' },
})

export const signReport = defineContract({
  operation: 'sign-access-review',
  method: 'POST',
  path: '/api/access-reviews/{id}/sign',
  summary: 'Signs exactly this report, and closes the review. Not by whoever decided most of it.',
  admits: 'signed-in',
  params,
  body: z.strictObject({
    /** As the report said it. */
    reportHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    comment: z.optional(paragraphs(1000)),
  }),
  answer: reviewSummary,
  ifMatch: 'optional',
  refusals: [
    'authority-missing',
    'person-not-active',
    'signer-decided-most',
    'review-not-ready',
    'report-has-changed',
    'stale-version',
  ],
  example: { reportHash: '0'.repeat(64), comment: '已抽查 20 项，与系统一致。' },
})
