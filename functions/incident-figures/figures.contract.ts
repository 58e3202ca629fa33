import * as z from 'zod/mini'
import { defineContract, instant, instantOut } from '../kernel/contract.ts'
import { FILE_TYPES } from '../kernel/file.ts'

export const GROUPS = ['severity', 'service', 'group', 'source', 'schedule', 'on-call', 'time-of-day', 'cause'] as const

const spread = z.nullable(
  z.strictObject({ count: z.number(), mean: z.number(), median: z.number(), ninety: z.number() }),
)

/** How some incidents went; lengths of time in whole seconds. */
export const figuresOut = z.strictObject({
  of: z.string(),
  /** What people call it; null: nothing was named. */
  name: z.nullable(z.string()),
  incidents: z.number(),
  acknowledged: spread,
  mitigated: spread,
  resolved: spread,
  answeredInTime: z.number(),
  resolvedInTime: z.number(),
  pages: z.number(),
  reopened: z.number(),
  cost: z.number(),
})
export type FiguresOut = z.infer<typeof figuresOut>

const load = z.strictObject({
  of: z.string(),
  name: z.nullable(z.string()),
  pages: z.number(),
  /** Of these, between 22:00 and 07:00, and outside working hours otherwise. */
  night: z.number(),
  offHours: z.number(),
})

const period = {
  /** Incidents that began from then on; absent: 30 days ago. */
  from: z.optional(instant),
  until: z.optional(instant),
}

export const costRates = z.strictObject({
  personHour: z.number().check(z.minimum(0), z.maximum(1e7)),
  lossPerHour: z.strictObject({
    1: z.number().check(z.minimum(0), z.maximum(1e12)),
    2: z.number().check(z.minimum(0), z.maximum(1e12)),
    3: z.number().check(z.minimum(0), z.maximum(1e12)),
  }),
  currency: z
    .string()
    .check(z.regex(/^[A-Z]{3}$/))
    .register(z.globalRegistry, { examples: ['CNY'] }),
})

export const incidentFigures = defineContract({
  operation: 'incident-figures',
  method: 'GET',
  path: '/api/incident-figures',
  summary: 'How incidents went: time to acknowledge, to mitigate, to resolve, in time or not, pages, cost; in groups.',
  admits: 'signed-in',
  query: z.strictObject({ ...period, by: z._default(z.enum(GROUPS), 'severity') }),
  answer: z.strictObject({
    from: instantOut,
    until: instantOut,
    currency: z.string(),
    all: figuresOut,
    groups: z.array(figuresOut),
    /** More there were than are counted here. */
    isCut: z.boolean(),
  }),
  refusals: ['period-too-long'],
})

export const pageLoad = defineContract({
  operation: 'incident-page-load',
  method: 'GET',
  path: '/api/incident-figures/pages',
  summary: 'Who was paged how often, at night and outside working hours, by person; and by shift and by service.',
  admits: 'signed-in',
  query: z.strictObject(period),
  answer: z.strictObject({
    from: instantOut,
    until: instantOut,
    people: z.array(load),
    schedules: z.array(load),
    services: z.array(load),
    sources: z.array(load),
    isCut: z.boolean(),
  }),
  refusals: ['period-too-long'],
})

const noise = z.strictObject({
  source: z.string(),
  name: z.string(),
  kind: z.string(),
  /** What it sent, and what was made of it. */
  received: z.number(),
  grouped: z.number(),
  ignored: z.number(),
  silenced: z.number(),
  attached: z.number(),
  flapping: z.number(),
  /** Incidents it opened. */
  opened: z.number(),
  unreadable: z.number(),
  /** Calls beyond what it may send in five minutes. */
  refused: z.number(),
})
export type SourceNoise = z.infer<typeof noise>

export const noiseBySource = defineContract({
  operation: 'incident-noise',
  method: 'GET',
  path: '/api/incident-figures/noise',
  summary: 'What each source of alerts sent on whole days (UTC), and what was made of it; the loudest first.',
  admits: 'signed-in',
  query: z.strictObject(period),
  answer: z.strictObject({ from: instantOut, until: instantOut, items: z.array(noise) }),
  refusals: ['period-too-long'],
})

export const exportIncidentFigures = defineContract({
  operation: 'export-incident-figures',
  method: 'GET',
  path: '/api/incident-figures/export',
  summary: 'Every incident that is over, a row each, as a CSV file.',
  admits: 'signed-in',
  query: z.strictObject({ ...period, language: z.optional(z.enum(['zh-CN', 'en'])) }),
  answer: z.any(),
  download: [FILE_TYPES.csv],
  refusals: ['period-too-long'],
})

export const readCostRates = defineContract({
  operation: 'read-incident-cost-rates',
  method: 'GET',
  path: '/api/incident-figures/cost-rates',
  summary: 'What an hour of an incident costs.',
  admits: 'signed-in',
  answer: z.strictObject({ ...costRates.shape, version: z.number() }),
})

export const changeCostRates = defineContract({
  operation: 'change-incident-cost-rates',
  method: 'PUT',
  path: '/api/incident-figures/cost-rates',
  summary: 'What an hour of an incident costs from now on; what is over is reckoned by it, too.',
  admits: 'policy.publish',
  body: costRates,
  answer: z.strictObject({ ...costRates.shape, version: z.number() }),
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version'],
  example: { personHour: 300, lossPerHour: { 1: 50000, 2: 5000, 3: 100 }, currency: 'CNY' },
})

export const metrics = defineContract({
  operation: 'metrics',
  method: 'GET',
  path: '/api/metrics',
  summary: 'How incidents stand and went, for Prometheus (text exposition format 0.0.4); with a token that may read.',
  admits: 'signed-in',
  answer: z.any(),
  download: ['text/plain'],
})
