import * as z from 'zod/mini'
import {
  defineContract,
  eachOnce,
  id,
  instant,
  instantOut,
  line,
  pageOf,
  pageQuery,
  paragraphs,
} from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'
import { DRILL_STATUSES, MOST_PARTICIPANTS } from './drill.ts'
import { planSeverity } from './plan-parts.contract.ts'

const params = z.strictObject({ id: id('edr') })

export const drillSummary = z.strictObject({
  id: id('edr'),
  plan: id('epl'),
  title: z.string(),
  because: z.enum(['interval', 'hand']),
  status: z.enum(DRILL_STATUSES),
  at: z.nullable(instantOut),
  participants: z.array(personRef),
  severity: z.number(),
  planVersion: z.nullable(z.number()),
  startedAt: z.nullable(instantOut),
  endedAt: z.nullable(instantOut),
  incident: z.nullable(id('inc')),
  /** Who owes the next step, and by when; null when it is over. */
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  version: z.number(),
})
export type DrillSummary = z.infer<typeof drillSummary>

export const drillOut = z.strictObject({
  ...drillSummary.shape,
  service: z.nullable(z.strictObject({ id: id('svc'), name: z.string() })),
  steps: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      state: z.string(),
      minutes: z.number(),
      took: z.nullable(z.number()),
      by: z.nullable(personRef),
    }),
  ),
  worked: z.nullable(z.string()),
  didNot: z.nullable(z.string()),
  findings: z.array(id('fnd')),
  mayArrange: z.boolean(),
  mayWriteDown: z.boolean(),
  mayCancel: z.boolean(),
  /** Until when it can be agreed for. */
  latest: instantOut,
  obligations: z.array(obligationOut),
  timeline: z.array(timelineEntry),
})
export type DrillOut = z.infer<typeof drillOut>

const arrangement = {
  /** Absent: it begins at once. */
  at: z.optional(instant),
  /** Only they hear of it, and only they are paged. */
  participants: z.array(id('per')).check(
    z.minLength(1),
    z.maxLength(MOST_PARTICIPANTS),
    eachOnce((each) => each),
  ),
  severity: planSeverity,
  service: z.optional(id('svc')),
}
const ARRANGED = ['unknown-person', 'not-of-this-plan', 'in-the-past', 'too-late']
const EXAMPLE = {
  at: '2026-04-15T06:00:00Z',
  participants: ['per_01K9ZQ6V80ABCDEFGHJKMNPQRS'],
  severity: 1,
}

export const listDrills = defineContract({
  operation: 'list-emergency-drills',
  method: 'GET',
  path: '/api/emergency-drills',
  summary: 'Drills, newest first: of one plan, or of all.',
  admits: 'signed-in',
  query: z.strictObject({ plan: z.optional(id('epl')), ...pageQuery }),
  answer: pageOf(drillSummary),
})

export const startDrill = defineContract({
  operation: 'start-emergency-drill',
  method: 'POST',
  path: '/api/emergency-plans/{id}/drills',
  summary: 'A drill of the plan, at once or at an agreed time. Who takes part hears so now, and nobody else.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('epl') }),
  body: z.strictObject(arrangement),
  answer: drillSummary,
  status: 201,
  refusals: ['plan-retired', 'not-published', 'not-your-plan', 'drill-is-open', 'person-not-active', ...ARRANGED],
  example: EXAMPLE,
})

export const readDrill = defineContract({
  operation: 'read-emergency-drill',
  method: 'GET',
  path: '/api/emergency-drills/{id}',
  summary: 'One drill: who takes part, how long each step took, what was learnt.',
  admits: 'signed-in',
  params,
  answer: drillOut,
})

export const readDrillTimeline = timelineContract('emergency-drill', '/api/emergency-drills/{id}', params)

export const arrangeDrill = defineContract({
  operation: 'arrange-emergency-drill',
  method: 'POST',
  path: '/api/emergency-drills/{id}/arrange',
  summary: 'When it is, and who takes part; until it begins that can be changed.',
  admits: 'signed-in',
  params,
  body: z.strictObject(arrangement),
  answer: drillSummary,
  ifMatch: 'optional',
  refusals: ['wrong-status', 'not-your-plan', 'stale-version', 'person-not-active', ...ARRANGED],
  example: EXAMPLE,
})

export const cancelDrill = defineContract({
  operation: 'cancel-emergency-drill',
  method: 'POST',
  path: '/api/emergency-drills/{id}/cancel',
  summary: 'A drill that somebody wished for does not take place. One that is due by its interval cannot be cancelled.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ reason: paragraphs(2000) }),
  answer: drillSummary,
  ifMatch: 'optional',
  refusals: ['wrong-status', 'not-your-plan', 'drill-is-due', 'stale-version', 'person-not-active'],
  example: { reason: '当天有系统割接，另约时间。' },
})

export const writeDownDrill = defineContract({
  operation: 'write-down-emergency-drill',
  method: 'POST',
  path: '/api/emergency-drills/{id}/write-down',
  summary: 'What was learnt. What has to be put right becomes a finding of somebody.',
  admits: 'signed-in',
  params,
  body: z.strictObject({
    worked: paragraphs(4000),
    didNot: paragraphs(4000),
    findings: z
      .array(
        z.strictObject({
          title: line(120),
          description: paragraphs(4000),
          severity: z.enum(['critical', 'major', 'minor']),
          owner: id('per'),
        }),
      )
      .check(z.maxLength(5)),
  }),
  answer: drillSummary,
  ifMatch: 'optional',
  refusals: [
    'wrong-status',
    'not-accountable',
    'unknown-person',
    'person-without-position',
    'stale-version',
    'person-not-active',
  ],
  example: { worked: '十分钟内完成切换。', didNot: '值班手册里的电话已停用。', findings: [] },
})
