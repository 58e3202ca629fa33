import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { stepsOf } from '../obligation/step.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'

export const entitlementStatus = z.enum([
  'requested',
  'approved',
  'active',
  'revoking',
  'revoked',
  'rejected',
  'expired',
  'cancelled',
])
export type EntitlementStatusOut = z.infer<typeof entitlementStatus>
export const RISKS = ['low', 'medium', 'high'] as const
export const risk = z.enum(RISKS)
const text = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
const named = (prefix: string) => z.strictObject({ id: id(prefix), name: text })

/** A right on a system that somebody has, had or asked for; in a list, and what every step answers. */
export const entitlementSummary = z.strictObject({
  id: id('ent'),
  number: z.string(),
  origin: z.enum(['requested', 'break-glass', 'recorded']),
  person: personRef,
  requester: personRef,
  right: named('rgt'),
  system: named('sys'),
  risk,
  status: entitlementStatus,
  /** What it was given for. */
  position: named('pos'),
  duty: z.nullable(z.string()),
  askedAt: instantOut,
  since: z.nullable(instantOut),
  until: instantOut,
  /** The name of the account on the system. */
  account: z.nullable(z.string()),
  /** Why it ends or ended: `time-over`, `person-left`, `position-left`, `duty-gone`, `review`, `given-back` … */
  because: z.nullable(z.string()),
  reviewedAt: z.nullable(instantOut),
  contentHash: z.string(),
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  version: z.number(),
})
export type EntitlementSummary = z.infer<typeof entitlementSummary>

export const entitlementAction = z.enum(['approve', 'reject', 'cancel', 'grant', 'give-back', 'revoke', 'review'])

export const entitlementOut = z.strictObject({
  ...entitlementSummary.shape,
  reason: z.string(),
  conflicts: z.array(
    z.strictObject({
      rule: z.string(),
      with: named('rgt'),
      effect: z.enum(['prevent', 'mitigate', 'record']),
      why: text,
    }),
  ),
  mitigation: z.nullable(z.string()),
  approvedBy: z.nullable(personRef),
  /** When the system last reported it, and when it was last used there; null where it never said so. */
  reportedAt: z.nullable(instantOut),
  lastUsedAt: z.nullable(instantOut),
  obligations: z.array(obligationOut),
  /** What the caller may do now, and why not what they may not. */
  actions: z.array(
    z.strictObject({
      action: entitlementAction,
      may: z.boolean(),
      code: z.nullable(z.string()),
      reason: z.nullable(z.string()),
    }),
  ),
  policy: z.string(),
  timeline: z.array(timelineEntry),
})
export type EntitlementOut = z.infer<typeof entitlementOut>

const params = z.strictObject({ id: id('ent') })

export const listEntitlements = defineContract({
  operation: 'list-entitlements',
  method: 'GET',
  path: '/api/entitlements',
  summary:
    'Entitlements by one of: person (live first), system (perhaps one right of it), position, risk, status; or those that end within some days.',
  admits: 'signed-in',
  query: z.strictObject({
    /** `me` or a person's id. */
    person: z.optional(z.string().check(z.maxLength(30))),
    system: z.optional(id('sys')),
    /** With a system: only this right of it. */
    right: z.optional(id('rgt')),
    position: z.optional(id('pos')),
    risk: z.optional(risk),
    status: z.optional(entitlementStatus),
    /** Active ones whose time is over within so many days, the soonest first. */
    endsWithinDays: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(400))),
    ...pageQuery,
  }),
  answer: pageOf(entitlementSummary),
  refusals: ['one-filter-only'],
})

export const requestEntitlement = defineContract({
  operation: 'request-entitlement',
  method: 'POST',
  path: '/api/entitlements',
  summary: 'Asks for a right on a system, for oneself or for somebody else, with a reason and for a time.',
  admits: 'signed-in',
  body: z.strictObject({
    right: id('rgt'),
    /** Who is to have it; absent: the caller. */
    person: z.optional(id('per')),
    /** The position they need it for; may be left out where they hold only one. */
    position: z.optional(id('pos')),
    /** The duty of that position it is needed for. */
    duty: z.optional(id('dut')),
    reason: paragraphs(1000),
    until: instant,
  }),
  answer: entitlementSummary,
  status: 201,
  refusals: [
    'unknown-right',
    'right-retired',
    'unknown-person',
    'person-without-position',
    'position-needed',
    'not-their-position',
    'not-a-duty-of-the-position',
    'until-in-the-past',
    'until-too-far',
    'already-asked',
    'already-has-it',
    'conflict-prevents',
  ],
  example: {
    right: 'rgt_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    reason: '接手邮件网关日常巡检，需要查看网关日志。',
    until: '2026-06-30T18:00:00+08:00',
  },
})

export const breakGlass = defineContract({
  operation: 'break-glass',
  method: 'POST',
  path: '/api/entitlements/break-glass',
  summary:
    'Takes a right at once in an emergency, for four hours at most. The approver, the leader and the head of IT hear of it at once, and it is reviewed afterwards.',
  admits: 'signed-in',
  body: z.strictObject({
    right: id('rgt'),
    position: z.optional(id('pos')),
    reason: paragraphs(1000),
    hours: z.number().check(z.int(), z.minimum(1), z.maximum(4)),
  }),
  answer: entitlementSummary,
  status: 201,
  refusals: [
    'unknown-right',
    'right-retired',
    'no-break-glass',
    'person-without-position',
    'position-needed',
    'not-their-position',
    'already-has-it',
    'person-not-active',
  ],
  example: {
    right: 'rgt_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    reason: '邮件网关凌晨宕机，值班权限不够，无法重启服务。',
    hours: 2,
  },
})

export const readEntitlement = defineContract({
  operation: 'read-entitlement',
  method: 'GET',
  path: '/api/entitlements/{id}',
  summary: 'One entitlement: since when, for what, why, who owes what, what the caller may do.',
  admits: 'signed-in',
  params,
  answer: entitlementOut,
})

export const readEntitlementTimeline = timelineContract('entitlement', '/api/entitlements/{id}', params)

/** A step somebody takes on an entitlement. */
const step = stepsOf({
  of: 'entitlement',
  path: '/api/entitlements/{id}',
  params,
  answer: entitlementSummary,
  refusals: ['wrong-status', 'person-not-active', 'stale-version'],
})

export const approveEntitlement = step(
  'approve',
  'Approves exactly what was asked for. Conflicts are looked for once more; one that needs it has to be mitigated, in words.',
  z.strictObject({
    comment: z.optional(paragraphs(1000)),
    mitigation: z.optional(paragraphs(1000)),
    contentHash: z.optional(z.string().check(z.maxLength(64))),
  }),
  { comment: '确有需要，同意。' },
  [
    'authority-missing',
    'approver-is-requester',
    'approver-has-it',
    'ground-is-gone',
    'until-in-the-past',
    'conflict-prevents',
    'mitigation-needed',
    'content-has-changed',
  ],
)
export const rejectEntitlement = step(
  'reject',
  'Says no, and why.',
  z.strictObject({ comment: paragraphs(1000) }),
  { comment: '查看日志用只读权限即可，请改申请只读。' },
  ['authority-missing', 'approver-is-requester', 'approver-has-it'],
)
export const cancelEntitlement = step(
  'cancel',
  'Whoever asked for it needs it no more; before it was granted.',
  z.strictObject({ comment: z.optional(paragraphs(1000)) }),
  { comment: '改由同事处理。' },
  ['not-requester'],
)
export const grantEntitlement = step(
  'grant',
  'It was granted on the system: what was done, and for which account.',
  z.strictObject({ done: paragraphs(2000), account: line(120) }),
  { done: '已加入 mail-gw-readers 组，用户已登录确认。', account: 'li.na' },
  ['authority-missing', 'grants-to-oneself', 'granter-is-approver', 'ground-is-gone', 'conflict-prevents'],
)
export const giveBackEntitlement = step(
  'give-back',
  'Whoever has it needs it no more: it is revoked.',
  z.strictObject({ comment: z.optional(paragraphs(1000)) }),
  { comment: '故障已处理完毕。' },
  ['not-theirs'],
)
export const revokeEntitlement = step(
  'revoke',
  'It was revoked on the system, with proof: what was done, what shows it.',
  z.strictObject({ proof: paragraphs(2000) }),
  { proof: '已从 mail-gw-readers 组移除，getent 输出见工单附件。' },
  ['authority-missing', 'proves-own'],
)
export const reviewEntitlement = step(
  'review',
  'The approver looks back on a right that was taken in an emergency: justified, or a finding.',
  z.strictObject({ verdict: z.enum(['justified', 'not-justified']), comment: paragraphs(2000) }),
  { verdict: 'justified', comment: '当晚网关确实宕机，操作与记录一致。' },
  ['authority-missing', 'reviewer-took-it'],
)
