import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { labelsIn, labelsOut, noise, SOURCE_KINDS } from './alert-parts.contract.ts'

export const sourceKind = z.enum(SOURCE_KINDS)
const TOPIC = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w.-]{1,256}$/
const topic = z.string().check(z.maxLength(400), z.regex(TOPIC))
const callsPerFiveMinutes = z.number().check(z.int(), z.minimum(10), z.maximum(300_000))

export const sourceOut = z.strictObject({
  id: id('als'),
  name: z.string(),
  kind: sourceKind,
  isActive: z.boolean(),
  labels: labelsOut,
  callsPerFiveMinutes: z.number(),
  topic: z.nullable(z.string()),
  /** Where it sends to: an address to POST to, or one to mail to (only shown with its key). */
  address: z.string(),
  confirmedAt: z.nullable(instantOut),
  previousKeyUntil: z.nullable(instantOut),
  lastAt: z.nullable(instantOut),
  /** Of the last seven days. */
  noise,
  version: z.number(),
})
export type SourceOut = z.infer<typeof sourceOut>

/** Shown once: when it is made, and when it is renewed. Null: AWS signs by itself. */
const withKey = z.strictObject({ ...sourceOut.shape, key: z.nullable(z.string()) })
export type SourceWithKey = z.infer<typeof withKey>

const params = z.strictObject({ id: id('als') })

export const listSources = defineContract({
  operation: 'list-alert-sources',
  method: 'GET',
  path: '/api/alert-sources',
  summary: 'Monitoring systems that send alerts, and how much of it is noise.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(sourceOut),
})

export const readSource = defineContract({
  operation: 'read-alert-source',
  method: 'GET',
  path: '/api/alert-sources/{id}',
  summary: 'One source.',
  admits: 'signed-in',
  params,
  answer: sourceOut,
})

export const readSourceTimeline = timelineContract('alert-source', '/api/alert-sources/{id}', params)

export const addSource = defineContract({
  operation: 'add-alert-source',
  method: 'POST',
  path: '/api/alert-sources',
  summary: 'A monitoring system may send alerts from now on. Its key is shown only in this answer.',
  admits: 'alert.administer',
  body: z.strictObject({
    name: line(80),
    kind: sourceKind,
    labels: z._default(labelsIn, {}),
    callsPerFiveMinutes: z._default(callsPerFiveMinutes, 300),
    /** Needed for cloudwatch, and only there: the ARN of the topic. */
    topic: z.optional(topic),
  }),
  answer: withKey,
  status: 201,
  refusals: ['authority-missing', 'too-many-sources'],
  example: { name: 'Prometheus 北京机房', kind: 'alertmanager', labels: { site: 'bj1' }, callsPerFiveMinutes: 300 },
})

export const changeSource = defineContract({
  operation: 'change-alert-source',
  method: 'PATCH',
  path: '/api/alert-sources/{id}',
  summary: 'Its name, labels and limit; or it may send no longer, until it may again.',
  admits: 'alert.administer',
  params,
  body: z.strictObject({
    name: z.optional(line(80)),
    labels: z.optional(labelsIn),
    callsPerFiveMinutes: z.optional(callsPerFiveMinutes),
    topic: z.optional(topic),
    isActive: z.optional(z.boolean()),
  }),
  answer: sourceOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version'],
  example: { callsPerFiveMinutes: 3000 },
})

export const renewKey = defineContract({
  operation: 'renew-alert-source-key',
  method: 'POST',
  path: '/api/alert-sources/{id}/renew-key',
  summary: 'A new key, shown only in this answer. The one before is taken for a while longer, or not (0 hours).',
  admits: 'alert.administer',
  params,
  body: z.strictObject({ previousForHours: z._default(z.number().check(z.int(), z.minimum(0), z.maximum(168)), 24) }),
  answer: withKey,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version', 'no-key'],
  example: { previousForHours: 24 },
})
