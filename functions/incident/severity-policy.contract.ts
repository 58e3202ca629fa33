import * as z from 'zod/mini'
import { allowanceIn } from '../calendar/calendar.contract.ts'
import { defineContract, instantOut, line, paragraphs } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { ladder } from '../obligation/policy.contract.ts'
import { publication } from '../publication/publication.contract.ts'
import { incidentRole, severity } from './incident.contract.ts'

const text = z.strictObject({ 'zh-CN': line(200), en: line(200) })

/** Who is paged: on the schedule of the service, or named: `position:pos_…`, `person:per_…`, `schedule:ocs_…`. */
const pagedAt = z
  .string()
  .check(
    z.maxLength(40),
    z.regex(/^(?:primary|secondary|leader|head|(?:position:pos|person:per|schedule:ocs)_[0-7][0-9A-HJKMNP-TV-Z]{25})$/),
  )

const severityRules = z.strictObject({
  name: text,
  examples: z.array(text).check(z.minLength(1), z.maxLength(8)),
  acknowledgeWithin: allowanceIn,
  ladder: z.array(z.strictObject({ to: pagedAt, wait: allowanceIn })).check(z.minLength(1), z.maxLength(12)),
  afterwards: z.discriminatedUnion('does', [
    z.strictObject({ does: z.literal('repeat') }),
    z.strictObject({ does: z.literal('page-head'), every: allowanceIn }),
  ]),
  holdsFor: allowanceIn,
  resolve: ladder,
  roles: z.array(incidentRole).check(z.minLength(1), z.maxLength(4)),
  staffWithin: allowanceIn,
  updateEvery: z.exactOptional(allowanceIn),
  startsPlan: z.boolean(),
  vendorAnswersWithin: allowanceIn,
  reviewWithin: z.exactOptional(allowanceIn),
})

const row = z.strictObject({ high: severity, medium: severity, low: severity })

/** Everything incidents run by, but its version, which follows. */
export const severityPolicyIn = z.strictObject({
  matrix: z.strictObject({ broad: row, partial: row, single: row }),
  severities: z.strictObject({ 1: severityRules, 2: severityRules, 3: severityRules }),
  reopensWithin: allowanceIn,
})
export type SeverityPolicyIn = z.infer<typeof severityPolicyIn>

export const severityPolicyOut = z.strictObject({
  version: z.number(),
  ...severityPolicyIn.shape,
  /** Newest first. */
  versions: z.array(z.strictObject(publication)),
})
export type SeverityPolicyOut = z.infer<typeof severityPolicyOut>

export const readSeverityPolicy = defineContract({
  operation: 'read-severity-policy',
  method: 'GET',
  path: '/api/severity-policy',
  summary: 'What the three severities mean and what each sets in motion, as it is in force; and all its versions.',
  admits: 'signed-in',
  answer: severityPolicyOut,
})

export const readSeverityPolicyVersion = defineContract({
  operation: 'read-severity-policy-version',
  method: 'GET',
  path: '/api/severity-policy/versions/{version}',
  summary: 'One version. It never changes; incidents that began under it run under it to their end.',
  admits: 'signed-in',
  params: z.strictObject({ version: z.string().check(z.regex(/^[1-9]\d{0,5}$/)) }),
  answer: z.strictObject({ ...publication, ...severityPolicyIn.shape }),
})

const stepOut = z.strictObject({
  severity,
  /** 0 is the first. */
  step: z.number(),
  to: z.string(),
  who: z.nullable(personRef),
  /** When they would be paged, if it began now and nobody answered; null: the step would be skipped at once. */
  at: z.nullable(instantOut),
})

export const previewSeverityPolicy = defineContract({
  operation: 'preview-severity-policy',
  method: 'POST',
  path: '/api/severity-policy/preview',
  summary: 'Whom a draft, or the policy in force, would page for a service if an incident began now. Changes nothing.',
  admits: 'signed-in',
  body: z.strictObject({
    policy: z.optional(severityPolicyIn),
    service: z.optional(z.string().check(z.maxLength(30))),
  }),
  answer: z.strictObject({
    steps: z.array(stepOut),
    /** Until when it would have to be resolved, by severity. */
    resolveBy: z.array(z.strictObject({ severity, by: instantOut })),
  }),
  refusals: ['unknown-service'],
  example: {},
})

const wait = (iso: string) => ({ clock: 'wall' as const, iso })
const EXAMPLE_RULES = {
  name: { 'zh-CN': '一级故障', en: 'Severity 1' },
  examples: [{ 'zh-CN': '全公司收发不了邮件', en: 'Nobody can send or receive mail' }],
  acknowledgeWithin: wait('PT5M'),
  ladder: [
    { to: 'primary', wait: wait('PT5M') },
    { to: 'head', wait: wait('PT5M') },
  ],
  afterwards: { does: 'repeat' as const },
  holdsFor: wait('PT30M'),
  resolve: {
    allowed: wait('PT4H'),
    remindAfter: [0.5, 0.9],
    climbs: [{ after: 'due' as const, to: 'head' }],
    again: wait('PT2H'),
  },
  roles: ['commander' as const],
  staffWithin: wait('PT15M'),
  updateEvery: wait('PT30M'),
  startsPlan: true,
  vendorAnswersWithin: wait('PT30M'),
  reviewWithin: { clock: 'business' as const, iso: 'P5D' },
}

export const publishSeverityPolicy = defineContract({
  operation: 'publish-severity-policy',
  method: 'PUT',
  path: '/api/severity-policy',
  summary: 'Publishes the next version, for incidents that open from now on. One that is open keeps its own.',
  admits: 'policy.publish',
  body: z.strictObject({ policy: severityPolicyIn, reason: paragraphs(500) }),
  answer: severityPolicyOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'nothing-to-change'],
  example: {
    policy: {
      matrix: {
        broad: { high: 1, medium: 1, low: 2 },
        partial: { high: 1, medium: 2, low: 3 },
        single: { high: 2, medium: 3, low: 3 },
      },
      severities: { 1: EXAMPLE_RULES, 2: EXAMPLE_RULES, 3: EXAMPLE_RULES },
      reopensWithin: wait('PT30M'),
    },
    reason: '一级故障接手时限统一为 5 分钟。',
  },
})
