import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { risk } from './entitlement.contract.ts'

const name = z.strictObject({ 'zh-CN': line(80), en: line(80) })
const sentence = z.strictObject({ 'zh-CN': paragraphs(400), en: paragraphs(400) })
const nameOut = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
const named = (prefix: string) => z.strictObject({ id: id(prefix), name: nameOut })

export const CONFLICT_EFFECTS = ['prevent', 'mitigate', 'record'] as const
const conflictEffect = z.enum(CONFLICT_EFFECTS)

/** How a right comes onto the system. */
const connectorIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('manual') }),
  /** Orders go out as a CSV file, and their results come back in it. */
  z.strictObject({ kind: z.literal('csv') }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s]+$/)),
  }),
])

export const systemOut = z.strictObject({
  id: id('sys'),
  name: nameOut,
  service: named('svc'),
  connector: z.strictObject({ kind: z.enum(['manual', 'csv', 'webhook']), url: z.nullable(z.string()) }),
  /** Positions whose duties let them approve here, and grant and revoke. */
  approvers: z.array(named('pos')),
  provisioners: z.array(named('pos')),
  /** Its last complete report of who can do what; null where it never reported. */
  lastReport: z.nullable(z.strictObject({ id: id('rep'), at: instantOut })),
  /** It never reported, or not for 35 days: what is recorded of it is not known to be so. */
  isReportOverdue: z.boolean(),
  retired: z.boolean(),
  version: z.number(),
})
export type SystemOut = z.infer<typeof systemOut>

export const rightOut = z.strictObject({
  id: id('rgt'),
  system: named('sys'),
  name: nameOut,
  lets: nameOut,
  risk,
  longestDays: z.number(),
  /** Positions whose holders need it because of their duties. */
  positions: z.array(named('pos')),
  breakGlass: z.boolean(),
  retired: z.boolean(),
  version: z.number(),
})
export type RightOut = z.infer<typeof rightOut>

export const conflictOut = z.strictObject({
  id: id('cfl'),
  between: z.array(named('rgt')),
  effect: conflictEffect,
  why: nameOut,
  version: z.number(),
})
export type ConflictOut = z.infer<typeof conflictOut>

const sysParams = z.strictObject({ id: id('sys') })
const rgtParams = z.strictObject({ id: id('rgt') })
const cflParams = z.strictObject({ id: id('cfl') })
const DEFINES = 'entitlement.define'

export const listSystems = defineContract({
  operation: 'list-entitlement-systems',
  method: 'GET',
  path: '/api/entitlement-systems',
  summary: 'The systems on which people have rights.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(systemOut),
})
export const addSystem = defineContract({
  operation: 'add-entitlement-system',
  method: 'POST',
  path: '/api/entitlement-systems',
  summary: 'Adds a system. Who approves and grants there follows from duties for its service.',
  admits: DEFINES,
  body: z.strictObject({ name, service: id('svc'), connector: z._default(connectorIn, { kind: 'manual' }) }),
  answer: systemOut,
  status: 201,
  refusals: ['unknown-service', 'address-not-allowed'],
  example: {
    name: { 'zh-CN': '邮件网关', en: 'Mail gateway' },
    service: 'svc_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    connector: { kind: 'manual' },
  },
})
export const readSystem = defineContract({
  operation: 'read-entitlement-system',
  method: 'GET',
  path: '/api/entitlement-systems/{id}',
  summary: 'One system.',
  admits: 'signed-in',
  params: sysParams,
  answer: systemOut,
})
export const changeSystem = defineContract({
  operation: 'change-entitlement-system',
  method: 'PATCH',
  path: '/api/entitlement-systems/{id}',
  summary: 'Renames it, changes how rights come onto it, or retires it.',
  admits: DEFINES,
  params: sysParams,
  body: z.partial(z.strictObject({ name, service: id('svc'), connector: connectorIn, retired: z.boolean() })),
  answer: systemOut,
  ifMatch: 'required',
  refusals: ['unknown-service', 'address-not-allowed', 'stale-version'],
  example: { retired: true },
})
export const renewWebhookKey = defineContract({
  operation: 'renew-entitlement-webhook-key',
  method: 'POST',
  path: '/api/entitlement-systems/{id}/webhook-key',
  summary:
    'A new key by which the system knows that a call is ours. It is shown only in this answer; calls are signed with it from now on.',
  admits: DEFINES,
  params: sysParams,
  answer: z.strictObject({ key: z.string(), version: z.number() }),
  status: 201,
  ifMatch: 'optional',
  refusals: ['no-webhook', 'stale-version'],
})
export const readSystemTimeline = timelineContract(
  'entitlement-system',
  '/api/entitlement-systems/{id}',
  sysParams,
  'Who changed what of it, when, by which authority; oldest first.',
)

const rightIn = {
  name,
  lets: sentence,
  risk,
  longestDays: z.number().check(z.int(), z.minimum(1), z.maximum(360)),
  positions: z.array(id('pos')).check(z.maxLength(50)),
  breakGlass: z.boolean(),
}

export const listRights = defineContract({
  operation: 'list-entitlement-rights',
  method: 'GET',
  path: '/api/entitlement-rights',
  summary: 'The catalogue: rights that can be asked for, of one system or of all.',
  admits: 'signed-in',
  query: z.strictObject({ system: z.optional(id('sys')), ...pageQuery }),
  answer: pageOf(rightOut),
})
export const addRight = defineContract({
  operation: 'add-entitlement-right',
  method: 'POST',
  path: '/api/entitlement-rights',
  summary: 'Adds a right of a system to the catalogue.',
  admits: DEFINES,
  body: z.strictObject({
    system: id('sys'),
    ...rightIn,
    positions: z._default(rightIn.positions, []),
    breakGlass: z._default(z.boolean(), false),
  }),
  answer: rightOut,
  status: 201,
  refusals: ['unknown-system', 'unknown-position'],
  example: {
    system: 'sys_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    name: { 'zh-CN': '日志只读', en: 'Read the logs' },
    lets: { 'zh-CN': '查看网关收发日志，不能修改配置。', en: 'See the logs of the gateway; change nothing.' },
    risk: 'low',
    longestDays: 180,
  },
})
export const readRight = defineContract({
  operation: 'read-entitlement-right',
  method: 'GET',
  path: '/api/entitlement-rights/{id}',
  summary: 'One right of the catalogue.',
  admits: 'signed-in',
  params: rgtParams,
  answer: rightOut,
})
export const changeRight = defineContract({
  operation: 'change-entitlement-right',
  method: 'PATCH',
  path: '/api/entitlement-rights/{id}',
  summary: 'Changes what the catalogue says of it, or retires it. What people have stays as it was given.',
  admits: DEFINES,
  params: rgtParams,
  body: z.partial(z.strictObject({ ...rightIn, retired: z.boolean() })),
  answer: rightOut,
  ifMatch: 'required',
  refusals: ['unknown-position', 'stale-version'],
  example: { longestDays: 90 },
})
export const readRightTimeline = timelineContract(
  'entitlement-right',
  '/api/entitlement-rights/{id}',
  rgtParams,
  'Who changed what of it, when, by which authority; oldest first.',
)

export const listConflicts = defineContract({
  operation: 'list-entitlement-conflicts',
  method: 'GET',
  path: '/api/entitlement-conflicts',
  summary: 'Rights that one person should not have both, and what becomes of a request that would bring them together.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(conflictOut),
})
export const addConflict = defineContract({
  operation: 'add-entitlement-conflict',
  method: 'POST',
  path: '/api/entitlement-conflicts',
  summary: 'Two rights conflict from now on, in requests and in approvals that are still to come.',
  admits: DEFINES,
  body: z.strictObject({
    between: z.array(id('rgt')).check(z.length(2)),
    effect: conflictEffect,
    why: sentence,
  }),
  answer: conflictOut,
  status: 201,
  refusals: ['unknown-right', 'same-right', 'conflict-exists'],
  example: {
    between: ['rgt_01K9ZQ6V80ABCDEFGHJKMNPQRS', 'rgt_01K9ZQ6V80ABCDEFGHJKMNPQRT'],
    effect: 'prevent',
    why: { 'zh-CN': '能建付款单的人不能审批付款。', en: 'Whoever enters payments must not release them.' },
  },
})
export const endConflict = defineContract({
  operation: 'end-entitlement-conflict',
  method: 'DELETE',
  path: '/api/entitlement-conflicts/{id}',
  summary: 'The two rights conflict no longer.',
  admits: DEFINES,
  params: cflParams,
  answer: z.null(),
  status: 204,
  ifMatch: 'optional',
  refusals: ['stale-version'],
})
export const readConflictTimeline = timelineContract(
  'entitlement-conflict',
  '/api/entitlement-conflicts/{id}',
  cflParams,
  'Who made this rule and who ended it, when, by which authority.',
)
