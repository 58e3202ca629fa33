import * as z from 'zod/mini'
import { impact, severity, urgency } from '../incident/incident.contract.ts'
import { defineContract, id, instantOut, pageOf, pageQuery } from '../kernel/contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { ALERT_STATUSES, labelsOut, named, TREATMENTS } from './alert-parts.contract.ts'

const sourceId = z.union([id('als'), id('hbt')])

export const alertSummary = z.strictObject({
  id: id('alt'),
  key: z.string(),
  title: z.string(),
  status: z.enum(ALERT_STATUSES),
  treatment: z.enum(TREATMENTS),
  isFlapping: z.boolean(),
  source: named(sourceId),
  service: z.nullable(named(id('svc'))),
  severity: z.nullable(severity),
  incident: z.nullable(id('inc')),
  /** The silence or the change that keeps it quiet. */
  because: z.nullable(z.string()),
  rule: z.string(),
  episode: z.number(),
  firedAt: instantOut,
  resolvedAt: z.nullable(instantOut),
  version: z.number(),
})
export type AlertSummary = z.infer<typeof alertSummary>

export const alertOut = z.strictObject({
  ...alertSummary.shape,
  description: z.string(),
  labels: labelsOut,
  links: z.array(z.string()),
  impact,
  urgency,
  rules: z.number(),
  /** What that version calls the rule; null: none matched. */
  ruleName: z.nullable(z.string()),
  runbook: z.nullable(z.string()),
  /** When it is looked at again: quiet time, the end of a silence or of a release window. */
  lookAt: z.nullable(instantOut),
  /** How often anything of it came in, and how many of its parts are firing now. */
  received: z.number(),
  firing: z.number(),
  /** Its parts, the newest first; no more than a hundred. */
  parts: z.array(
    z.strictObject({
      fingerprint: z.string(),
      title: z.string(),
      status: z.enum(ALERT_STATUSES),
      startsAt: instantOut,
    }),
  ),
})
export type AlertOut = z.infer<typeof alertOut>

const params = z.strictObject({ id: id('alt') })

export const deliverAlert = defineContract({
  operation: 'deliver-alert',
  method: 'POST',
  path: '/api/alerts/{id}',
  summary:
    'A source delivers what it has to say, in its own format: Alertmanager, Grafana, Zabbix, SNS, or ours. It is kept before ' +
    'it is answered, and looked at afterwards. With the key of the source: as a bearer token, or as a signature over the body.',
  admits: 'nobody-known',
  params: z.strictObject({ id: id('als') }),
  delivers: [
    'authorization',
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
    'x-amz-sns-message-type',
    'x-amz-sns-topic-arn',
  ],
  answer: z.strictObject({ accepted: z.boolean() }),
  status: 202,
  refusals: ['unsigned', 'too-many-calls', 'nothing-sent', 'cannot-check-now'],
})

export const listAlerts = defineContract({
  operation: 'list-alerts',
  method: 'GET',
  path: '/api/alerts',
  summary: 'Alerts, newest first: all, those in a state, of a source, or of a service.',
  admits: 'signed-in',
  query: z.strictObject({
    status: z.optional(z.enum(ALERT_STATUSES)),
    source: z.optional(sourceId),
    ...pageQuery,
  }),
  answer: pageOf(alertSummary),
  refusals: ['one-filter-only'],
})

export const readAlert = defineContract({
  operation: 'read-alert',
  method: 'GET',
  path: '/api/alerts/{id}',
  summary: 'One alert: what came, what a rule made of it, and what keeps it quiet.',
  admits: 'signed-in',
  params,
  answer: alertOut,
})

export const readAlertTimeline = timelineContract('alert', '/api/alerts/{id}', params)
