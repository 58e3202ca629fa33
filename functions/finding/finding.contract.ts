import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'

export const FINDING_SEVERITIES = ['critical', 'major', 'minor'] as const
export const severity = z.enum(FINDING_SEVERITIES)
export const FINDING_STATUSES = ['open', 'remediated', 'closed', 'gone'] as const
export const findingStatus = z.enum(FINDING_STATUSES)
export type FindingStatusOut = z.infer<typeof findingStatus>

/** A finding in a list, and what every step answers. */
export const findingSummary = z.strictObject({
  id: id('fnd'),
  number: z.string(),
  /** Who found it: `entitlement.reconciliation`, `entitlement.break-glass`, `person` … */
  source: z.string(),
  title: z.string(),
  severity,
  status: findingStatus,
  /** How often it came back after it had ended. */
  recurrences: z.number(),
  /** Who owes the next step, and by when; null when it has ended. */
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  foundAt: instantOut,
  version: z.number(),
})
export type FindingSummary = z.infer<typeof findingSummary>

export const findingOut = z.strictObject({
  ...findingSummary.shape,
  description: z.string(),
  about: z.array(z.string()),
  raisedBy: z.nullable(personRef),
  remediatedBy: z.nullable(personRef),
  obligations: z.array(obligationOut),
  /** What the caller may do now, and why not what they may not. */
  actions: z.array(
    z.strictObject({
      action: z.enum(['remediate', 'verify']),
      may: z.boolean(),
      code: z.nullable(z.string()),
      reason: z.nullable(z.string()),
    }),
  ),
  policy: z.string(),
  /** Its newest entries, oldest first. */
  timeline: z.array(timelineEntry),
})
export type FindingOut = z.infer<typeof findingOut>

const params = z.strictObject({ id: id('fnd') })

export const listFindings = defineContract({
  operation: 'list-findings',
  method: 'GET',
  path: '/api/findings',
  summary: 'Findings, newest first: all, or those in a status, or those of one source.',
  admits: 'signed-in',
  query: z.strictObject({
    status: z.optional(findingStatus),
    source: z.optional(z.string().check(z.maxLength(60), z.regex(/^[a-z][a-z.-]*$/))),
    ...pageQuery,
  }),
  answer: pageOf(findingSummary),
  refusals: ['one-filter-only'],
})

export const raiseFinding = defineContract({
  operation: 'raise-finding',
  method: 'POST',
  path: '/api/findings',
  summary: 'Somebody found that something is not as it should be, and says whose it is to put right.',
  admits: 'signed-in',
  body: z.strictObject({
    title: line(120),
    description: paragraphs(4000),
    severity,
    /** Who puts it right. */
    owner: id('per'),
  }),
  answer: findingSummary,
  status: 201,
  refusals: ['unknown-person', 'person-without-position'],
  example: {
    title: '备份服务器磁盘使用率超过 90%',
    description: '巡检时发现 /backup 使用率 93%，按目前的增长三天后写满。',
    severity: 'major',
    owner: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS',
  },
})

export const readFinding = defineContract({
  operation: 'read-finding',
  method: 'GET',
  path: '/api/findings/{id}',
  summary: 'One finding: what is wrong, who owes what, what was done.',
  admits: 'signed-in',
  params,
  answer: findingOut,
})

export const readFindingTimeline = timelineContract('finding', '/api/findings/{id}', params)

export const remediateFinding = defineContract({
  operation: 'remediate-finding',
  method: 'POST',
  path: '/api/findings/{id}/remediate',
  summary: 'Its owner has put it right, and says how. Somebody else is asked to verify that.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ done: paragraphs(4000) }),
  answer: findingSummary,
  ifMatch: 'optional',
  refusals: ['wrong-status', 'not-accountable', 'stale-version'],
  example: { done: '清理了三个月前的归档，使用率降到 61%，并把告警阈值调到 80%。' },
})

export const verifyFinding = defineContract({
  operation: 'verify-finding',
  method: 'POST',
  path: '/api/findings/{id}/verify',
  summary: 'Somebody else than who put it right says whether it is: closed, or sent back.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ outcome: z.enum(['fixed', 'not-fixed']), comment: paragraphs(2000) }),
  answer: findingSummary,
  ifMatch: 'optional',
  refusals: ['wrong-status', 'authority-missing', 'person-not-active', 'verifier-is-remediator', 'stale-version'],
  example: { outcome: 'fixed', comment: '已登录确认使用率 61%，告警生效。' },
})
