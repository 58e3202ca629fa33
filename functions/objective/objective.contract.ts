import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { OBJECTIVE_KINDS, OBJECTIVE_STATUS, RHYTHMS } from './objective.ts'

const LARGEST = 1e12
const amount = z.number().check(z.minimum(-LARGEST), z.maximum(LARGEST))
const text = (longest: number) => z.strictObject({ 'zh-CN': line(longest), en: line(longest) })
const year = z.number().check(z.int(), z.minimum(2000), z.maximum(2199))

const measure = z.strictObject({
  name: text(120),
  /** As written behind the number: `%`, `小时`; may be empty. */
  unit: z.string().check(z.trim(), z.maxLength(20), z.regex(/^[^\p{Cc}]*$/u)),
  direction: z.enum(['at-least', 'at-most']),
  target: amount,
  /** Where it stands when the year begins, for what has to move to its target; without: what has to be kept all year. */
  start: z.exactOptional(amount),
})

const wish = {
  kind: z.enum(OBJECTIVE_KINDS),
  title: text(120),
  /** The position that answers for it. */
  owner: id('pos'),
  measure,
  rhythm: z.enum(RHYTHMS),
}

const positionRef = z.strictObject({ id: id('pos'), name: text(200) })

const summary = {
  id: id('obj'),
  version: z.number(),
  year,
  ...wish,
  owner: positionRef,
  status: z.enum(OBJECTIVE_STATUS),
  standing: z.strictObject({
    is: z.enum(['unmeasured', 'reached', 'on-track', 'behind']),
    /** Where it should have been on the day of the latest value. */
    expected: z.nullable(z.number()),
  }),
  latest: z.nullable(z.strictObject({ on: z.iso.date(), value: z.number() })),
  /** What is owed next; null when it is closed. */
  owed: z.nullable(
    z.strictObject({
      what: z.enum(['measure', 'conclude']),
      /** `2026-03`, `2026-Q1`; null when nothing is left to be measured. */
      period: z.nullable(z.string()),
      accountable: personRef,
      dueAt: instantOut,
      isOverdue: z.boolean(),
    }),
  ),
  closed: z.nullable(z.strictObject({ at: instantOut, by: personRef })),
}
export const objectiveSummary = z.strictObject(summary)
export type ObjectiveSummary = z.infer<typeof objectiveSummary>

export const measuredValue = z.strictObject({
  on: z.iso.date(),
  value: z.number(),
  note: z.nullable(z.string()),
  by: personRef,
  at: instantOut,
})

export const objectiveOut = z.strictObject({
  ...summary,
  /** By day, the latest first: the newest 60 of them. */
  values: z.array(measuredValue),
  obligations: z.array(obligationOut),
  /** Whether the caller may record a value; edit and close it. */
  mayMeasure: z.boolean(),
  maySet: z.boolean(),
})
export type ObjectiveOut = z.infer<typeof objectiveOut>

const params = z.strictObject({ id: id('obj') })

export const listObjectives = defineContract({
  operation: 'list-objectives',
  method: 'GET',
  path: '/api/objectives',
  summary: 'Objectives of a year; without a year those that are open. In the order in which they were set.',
  admits: 'signed-in',
  query: z.strictObject({
    year: z.optional(z.coerce.number().check(z.int(), z.minimum(2000), z.maximum(2199))),
    ...pageQuery,
  }),
  answer: pageOf(objectiveSummary),
})

export const readObjective = defineContract({
  operation: 'read-objective',
  method: 'GET',
  path: '/api/objectives/{id}',
  summary: 'One objective: its values, whether it is on track, what is owed for it.',
  admits: 'signed-in',
  params,
  answer: objectiveOut,
})

export const readObjectiveTimeline = timelineContract('objective', '/api/objectives/{id}', params)

const EXAMPLE = {
  kind: 'annual',
  title: { 'zh-CN': '核心业务系统可用率', en: 'Availability of core systems' },
  owner: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS',
  measure: {
    name: { 'zh-CN': '月可用率', en: 'Availability in a month' },
    unit: '%',
    direction: 'at-least',
    target: 99.9,
  },
  rhythm: 'monthly',
} as const

export const setObjective = defineContract({
  operation: 'set-objective',
  method: 'POST',
  path: '/api/objectives',
  summary: 'Sets an objective for this year or one of the next. Its owner owes a value after each month or quarter.',
  admits: 'objective.set',
  body: z.strictObject({ year, ...wish }),
  answer: objectiveOut,
  status: 201,
  refusals: ['authority-missing', 'unknown-position', 'year-out-of-range', 'start-reaches-target'],
  example: { year: 2026, ...EXAMPLE },
})

export const changeObjective = defineContract({
  operation: 'change-objective',
  method: 'PATCH',
  path: '/api/objectives/{id}',
  summary: 'Changes an open objective. Another owner or rhythm asks for the next value anew.',
  admits: 'objective.set',
  params,
  body: z.strictObject({
    kind: z.exactOptional(wish.kind),
    title: z.exactOptional(wish.title),
    owner: z.exactOptional(wish.owner),
    /** The whole of it. */
    measure: z.exactOptional(measure),
    rhythm: z.exactOptional(wish.rhythm),
  }),
  answer: objectiveOut,
  ifMatch: 'required',
  refusals: [
    'authority-missing',
    'stale-version',
    'objective-closed',
    'unknown-position',
    'start-reaches-target',
    'nothing-to-change',
  ],
  example: { rhythm: 'quarterly' },
})

export const recordValue = defineContract({
  operation: 'record-objective-value',
  method: 'POST',
  path: '/api/objectives/{id}/values',
  summary:
    'Records what was measured for a day. By whoever owes it: a holder or deputy of its position, or by whoever sets objectives.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ on: z.iso.date(), value: amount, note: z.optional(paragraphs(1000)) }),
  answer: objectiveOut,
  ifMatch: 'optional',
  refusals: ['not-its-owner', 'stale-version', 'objective-closed', 'day-in-the-future', 'day-outside-its-year'],
  example: { on: '2026-03-31', value: 99.95, note: '月度可用率报表。' },
})

export const closeObjective = defineContract({
  operation: 'close-objective',
  method: 'POST',
  path: '/api/objectives/{id}/close',
  summary: 'Says how an objective ended, and why. What is still owed for it falls away.',
  admits: 'objective.set',
  params,
  body: z.strictObject({ ending: z.enum(['achieved', 'missed', 'dropped']), reason: paragraphs(1000) }),
  answer: objectiveOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'objective-closed'],
  example: { ending: 'achieved', reason: '全年可用率 99.93%，达到目标。' },
})
