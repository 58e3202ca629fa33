import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { labelsIn, labelsOut } from './alert-parts.contract.ts'

const minutes = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most))
const WEEK = 7 * 24 * 60

export const heartbeatOut = z.strictObject({
  id: id('hbt'),
  name: z.string(),
  description: z.string(),
  everyMinutes: z.number(),
  graceMinutes: z.number(),
  labels: labelsOut,
  isActive: z.boolean(),
  status: z.enum(['new', 'beating', 'missing', 'paused']),
  lastAt: z.nullable(instantOut),
  /** When it is missed, if nobody calls until then. */
  dueAt: z.nullable(instantOut),
  missingSince: z.nullable(instantOut),
  /** What to POST to, with the key as a bearer token. */
  address: z.string(),
  previousKeyUntil: z.nullable(instantOut),
  version: z.number(),
})
export type HeartbeatOut = z.infer<typeof heartbeatOut>
const withKey = z.strictObject({ ...heartbeatOut.shape, key: z.string() })
export type HeartbeatWithKey = z.infer<typeof withKey>

const params = z.strictObject({ id: id('hbt') })
const fields = {
  name: line(80),
  description: paragraphs(1000),
  everyMinutes: minutes(1, WEEK),
  graceMinutes: minutes(0, WEEK),
  labels: labelsIn,
}

export const listHeartbeats = defineContract({
  operation: 'list-heartbeats',
  method: 'GET',
  path: '/api/heartbeats',
  summary: 'What should call again and again, and when it last did.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(heartbeatOut),
})

export const readHeartbeat = defineContract({
  operation: 'read-heartbeat',
  method: 'GET',
  path: '/api/heartbeats/{id}',
  summary: 'One heartbeat.',
  admits: 'signed-in',
  params,
  answer: heartbeatOut,
})

export const readHeartbeatTimeline = timelineContract('heartbeat', '/api/heartbeats/{id}', params)

export const addHeartbeat = defineContract({
  operation: 'add-heartbeat',
  method: 'POST',
  path: '/api/heartbeats',
  summary: 'Tell me if this stops calling. Its key is shown only in this answer.',
  admits: 'alert.administer',
  body: z.strictObject({
    ...fields,
    graceMinutes: z._default(fields.graceMinutes, 5),
    labels: z._default(fields.labels, {}),
  }),
  answer: withKey,
  status: 201,
  refusals: ['authority-missing', 'too-many-heartbeats'],
  example: {
    name: '数据库夜间备份',
    description: '每天 02:00 的全量备份成功后调用一次。',
    everyMinutes: 1440,
    graceMinutes: 60,
    labels: { service: '数据库' },
  },
})

export const changeHeartbeat = defineContract({
  operation: 'change-heartbeat',
  method: 'PATCH',
  path: '/api/heartbeats/{id}',
  summary: 'How often it calls, what it is called; or nobody waits for it, until somebody does again.',
  admits: 'alert.administer',
  params,
  body: z.strictObject({
    name: z.optional(fields.name),
    description: z.optional(fields.description),
    everyMinutes: z.optional(fields.everyMinutes),
    graceMinutes: z.optional(fields.graceMinutes),
    labels: z.optional(fields.labels),
    isActive: z.optional(z.boolean()),
  }),
  answer: heartbeatOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version'],
  example: { graceMinutes: 90 },
})

export const renewHeartbeatKey = defineContract({
  operation: 'renew-heartbeat-key',
  method: 'POST',
  path: '/api/heartbeats/{id}/renew-key',
  summary: 'A new key, shown only in this answer. The one before is taken for a while longer, or not (0 hours).',
  admits: 'alert.administer',
  params,
  body: z.strictObject({ previousForHours: z._default(minutes(0, 168), 24) }),
  answer: withKey,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version'],
  example: { previousForHours: 24 },
})

export const beat = defineContract({
  operation: 'beat',
  method: 'POST',
  path: '/api/heartbeats/{id}/beat',
  summary: 'It called: everything is as it should be. With the key of the heartbeat as a bearer token; any body.',
  admits: 'nobody-known',
  params,
  delivers: ['authorization'],
  answer: z.strictObject({ dueAt: z.nullable(instantOut) }),
  status: 202,
  refusals: ['unsigned'],
})
