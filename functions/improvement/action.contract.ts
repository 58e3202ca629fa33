import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'

export const actionKind = z.enum(['fix', 'prevent', 'detect', 'procedure'])
export type ActionKindOut = z.infer<typeof actionKind>
export const actionStatus = z.enum(['open', 'done', 'verified', 'helped', 'dropped'])
export type ActionStatusOut = z.infer<typeof actionStatus>

/** What the caller may do now, and why not what they may not. */
export const actionVerdicts = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.array(
    z.strictObject({
      action: z.enum(names),
      may: z.boolean(),
      code: z.nullable(z.string()),
      reason: z.nullable(z.string()),
    }),
  )

/** An improvement action in a list, and what every step answers. */
export const actionSummary = z.strictObject({
  id: id('iac'),
  number: z.string(),
  title: z.string(),
  kind: actionKind,
  source: z.strictObject({
    kind: z.enum(['review', 'drill', 'person']),
    id: z.nullable(z.string()),
    number: z.nullable(z.string()),
  }),
  status: actionStatus,
  owner: personRef,
  /** Who owes the next step, and by when; null when it is over. */
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  isLate: z.boolean(),
  /** From when on it can be told whether it helped. */
  checkFrom: z.nullable(instantOut),
  /** How often what it should prevent happened again. */
  recurrences: z.number(),
  version: z.number(),
})
export type ActionSummary = z.infer<typeof actionSummary>

export const actionOut = z.strictObject({
  ...actionSummary.shape,
  description: z.string(),
  raisedBy: personRef,
  round: z.number(),
  doneBy: z.nullable(personRef),
  doneAt: z.nullable(instantOut),
  verifiedBy: z.nullable(personRef),
  checkedBy: z.nullable(personRef),
  checkAfterDays: z.number(),
  postponed: z.number(),
  obligations: z.array(obligationOut),
  may: actionVerdicts(['done', 'verify', 'check', 'drop']),
  policy: z.string(),
  /** Its newest entries, oldest first. */
  timeline: z.array(timelineEntry),
})
export type ActionOut = z.infer<typeof actionOut>

const params = z.strictObject({ id: id('iac') })
const date = z.iso.date()

export const listActions = defineContract({
  operation: 'list-improvement-actions',
  method: 'GET',
  path: '/api/improvement-actions',
  summary:
    'Improvement actions: all that are not over, by when their next step is due; or those in a status, late, over, or of one review.',
  admits: 'signed-in',
  query: z.strictObject({
    status: z.optional(actionStatus),
    /** `going`: not over. `late`: what is owed next is past due. `over`: it helped, or was dropped. */
    which: z.optional(z.enum(['going', 'late', 'over'])),
    review: z.optional(id('pir')),
    ...pageQuery,
  }),
  answer: pageOf(actionSummary),
  refusals: ['one-filter-only'],
})

export const raiseAction = defineContract({
  operation: 'raise-improvement-action',
  method: 'POST',
  path: '/api/improvement-actions',
  summary: 'Something is to be done so that it happens less: what, by whom, by when.',
  admits: 'signed-in',
  body: z.strictObject({
    title: line(120),
    description: z._default(z.string().check(z.trim(), z.maxLength(4000)), ''),
    kind: actionKind,
    owner: id('per'),
    /** The last day, in the organisation's time zone. */
    due: date,
    /** Where it comes from; absent: from whoever writes it. */
    review: z.optional(id('pir')),
    drill: z.optional(id('edr')),
    /** So long after it is done one looks whether it helped. */
    checkAfterDays: z._default(z.int().check(z.minimum(1), z.maximum(180)), 30),
  }),
  answer: actionSummary,
  status: 201,
  refusals: [
    'unknown-person',
    'person-without-position',
    'unknown-review',
    'unknown-drill',
    'due-passed',
    'due-too-far',
    'one-source-only',
    'person-not-active',
  ],
  example: {
    title: '证书剩余有效期纳入监控',
    description: '所有对外证书剩余 30、14、3 天告警到运维值班。',
    kind: 'detect',
    owner: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    due: '2026-03-31',
  },
})

export const readAction = defineContract({
  operation: 'read-improvement-action',
  method: 'GET',
  path: '/api/improvement-actions/{id}',
  summary: 'One improvement action: what is done, by whom, and whether it helped.',
  admits: 'signed-in',
  params,
  answer: actionOut,
})

export const readActionTimeline = timelineContract('improvement-action', '/api/improvement-actions/{id}', params)

const step = <const Name extends string, const Body extends z.ZodMiniType>(
  name: Name,
  summary: string,
  body: Body,
  example: unknown,
  refusals: readonly string[],
) =>
  defineContract({
    operation: `${name}-improvement-action` as const,
    method: 'POST',
    path: `/api/improvement-actions/{id}/${name}` as const,
    summary,
    admits: 'signed-in',
    params,
    body,
    answer: actionSummary,
    ifMatch: 'optional',
    refusals: ['wrong-status', 'person-not-active', 'stale-version', ...refusals],
    example,
  })

export const doAction = step(
  'done',
  'Its owner has done it, and says what. Somebody else is asked to see for themselves.',
  z.strictObject({ comment: paragraphs(4000) }),
  { comment: '监控项已上线，三个阈值都试告警过。' },
  ['not-accountable'],
)
export const verifyAction = step(
  'verify',
  'Somebody else has looked: it is done, or it goes back.',
  z.strictObject({ outcome: z.enum(['done', 'not-done']), comment: paragraphs(2000) }),
  { outcome: 'done', comment: '看过监控配置和试告警记录。' },
  ['authority-missing', 'judge-is-doer'],
)
export const checkAction = step(
  'check',
  'Some time later: did it help? Only then does it count as improved.',
  z.strictObject({
    outcome: z.enum(['helped', 'did-not-help', 'cannot-tell-yet']),
    comment: paragraphs(2000),
    /** By when it is to be done again, or looked at again; where it helped, none. */
    due: z.optional(date),
  }),
  { outcome: 'helped', comment: '两个月里三张证书都在到期前 30 天换掉，没有再发生。' },
  [
    'authority-missing',
    'judge-is-doer',
    'too-early',
    'postponed-enough',
    'due-missing',
    'due-passed',
    'due-too-far',
    'due-not-wanted',
  ],
)
export const dropAction = step(
  'drop',
  'It is not wanted any more, and why. Not by whoever would have to do it.',
  z.strictObject({ comment: paragraphs(2000) }),
  { comment: '网关下季度整体替换，这一项不再需要。' },
  ['authority-missing', 'judge-is-doer'],
)
