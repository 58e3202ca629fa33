import * as z from 'zod/mini'
import { impact, severity, urgency } from '../incident/incident.contract.ts'
import { defineContract, eachOnce, id, line, paragraphs } from '../kernel/contract.ts'
import { publication } from '../publication/publication.contract.ts'
import { labelName, labelsOut, matchers } from './alert-parts.contract.ts'
import { sourceKind } from './alert-source.contract.ts'

const opens = z.strictObject({
  does: z.literal('open'),
  service: z.exactOptional(id('svc')),
  serviceLabel: z.exactOptional(labelName),
  impact: z.exactOptional(impact),
  urgency: z.exactOptional(urgency),
  severity: z.exactOptional(severity),
  groupBy: z.exactOptional(
    z.array(labelName).check(
      z.minLength(1),
      z.maxLength(8),
      eachOnce((label) => label),
    ),
  ),
  runbook: z.exactOptional(z.string().check(z.maxLength(500), z.regex(/^https?:\/\/\S+$/))),
  resolvesAfter: z.exactOptional(z.number().check(z.int(), z.minimum(1), z.maximum(1440))),
})

export const alertRule = z.strictObject({
  key: z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z0-9-]*$/)),
  name: line(120),
  matchers: matchers.check(z.minLength(1)),
  outcome: z.discriminatedUnion('does', [z.strictObject({ does: z.literal('ignore') }), opens]),
})

/** Everything but its version, which follows. */
export const alertRulesIn = z.strictObject({
  rules: z.array(alertRule).check(
    z.maxLength(200),
    eachOnce(({ key }) => key),
  ),
  otherwise: opens,
})
export type AlertRulesIn = z.infer<typeof alertRulesIn>

export const alertRulesOut = z.strictObject({
  version: z.number(),
  ...alertRulesIn.shape,
  /** Newest first. */
  versions: z.array(z.strictObject(publication)),
})
export type AlertRulesOut = z.infer<typeof alertRulesOut>

export const readAlertRules = defineContract({
  operation: 'read-alert-rules',
  method: 'GET',
  path: '/api/alert-rules',
  summary: 'Where alerts go: the rules in force, in order, and all their versions.',
  admits: 'signed-in',
  answer: alertRulesOut,
})

export const readAlertRulesVersion = defineContract({
  operation: 'read-alert-rules-version',
  method: 'GET',
  path: '/api/alert-rules/versions/{version}',
  summary: 'One version. It never changes; an alert keeps the one it began under until it ends.',
  admits: 'signed-in',
  params: z.strictObject({ version: z.string().check(z.regex(/^[1-9]\d{0,5}$/)) }),
  answer: z.strictObject({ ...publication, ...alertRulesIn.shape }),
})

const EXAMPLE: AlertRulesIn = {
  rules: [
    {
      key: 'mail-down',
      name: '邮件系统',
      matchers: [{ label: 'job', is: 'prefix', value: 'mail' }],
      outcome: { does: 'open', impact: 'broad', groupBy: ['alertname', 'cluster'], resolvesAfter: 10 },
    },
    {
      key: 'test-machines',
      name: '测试机不处理',
      matchers: [{ label: 'env', is: 'any-of', values: ['test', 'dev'] }],
      outcome: { does: 'ignore' },
    },
  ],
  otherwise: { does: 'open', impact: 'partial' },
}

export const publishAlertRules = defineContract({
  operation: 'publish-alert-rules',
  method: 'PUT',
  path: '/api/alert-rules',
  summary: 'Publishes the next version, for what begins from now on.',
  admits: 'alert.administer',
  body: z.strictObject({ rules: alertRulesIn, reason: paragraphs(500) }),
  answer: alertRulesOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'nothing-to-change'],
  example: { rules: EXAMPLE, reason: '邮件集群的告警合并成一条。' },
})

const tried = z.strictObject({
  title: z.string(),
  status: z.enum(['firing', 'resolved']),
  labels: labelsOut,
  /** The rule that matched, `otherwise` when none did, and what it is called. */
  rule: z.string(),
  ruleName: z.nullable(z.string()),
  does: z.enum(['ignore', 'open']),
  /** What it would be grouped by. */
  key: z.nullable(z.string()),
  service: z.nullable(z.strictObject({ id: id('svc'), name: z.string() })),
  severity: z.nullable(severity),
  /** What would happen now: an incident, or why not. */
  would: z.enum(['open-incident', 'join-alert', 'be-ignored', 'be-silenced', 'be-attached', 'end']),
  /** The alert it would join, the silence or the change that would keep it quiet. */
  because: z.nullable(z.string()),
})
export type Tried = z.infer<typeof tried>

export const tryAlertRules = defineContract({
  operation: 'try-alert-rules',
  method: 'POST',
  path: '/api/alert-rules/dry-run',
  summary: 'What a draft, or the rules in force, would make of a message, or of the last alerts. Changes nothing.',
  admits: 'signed-in',
  body: z.strictObject({
    rules: z.optional(alertRulesIn),
    /** A message as its source would send it. */
    payload: z.optional(
      z.strictObject({ kind: sourceKind, text: z.string().check(z.minLength(1), z.maxLength(100_000)) }),
    ),
    /** Or so many of the last alerts. */
    last: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(100))),
  }),
  answer: z.strictObject({ items: z.array(tried) }),
  refusals: ['nothing-to-try', 'unreadable-alert'],
  example: { rules: EXAMPLE, last: 20 },
})
