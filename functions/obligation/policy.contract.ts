import * as z from 'zod/mini'
import { allowanceIn } from '../calendar/calendar.contract.ts'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { personRef } from './obligation.contract.ts'

/** Steps of a ladder: told twenty times, passed on ten times. */
const MOST_REMINDERS = 20
const MOST_CLIMBS = 10
const MOST_STAGES = 20

const text = z.strictObject({ 'zh-CN': line(80), en: line(80) })
const kebab = (longest: number) =>
  z.string().check(z.maxLength(longest), z.regex(/^[a-z]+(-[a-z]+)*$/, { error: 'wrong-format' }))

/** A part of the time allowed, in hundredths. */
const part = z.number().check(z.minimum(0.01), z.maximum(0.99), z.multipleOf(0.01))

/** `deputy`, `leader`, `head` (of whoever is asked), or by name: `position:pos_…`, `person:per_…`, `group:grp_…`. */
const climbsTo = z
  .string()
  .check(
    z.maxLength(40),
    z.regex(/^(?:deputy|leader|head|(?:position:pos|person:per|group:grp)_[0-7][0-9A-HJKMNP-TV-Z]{25})$/),
  )

/** How an obligation is pursued. All steps but `again` run on the clock of `allowed`, and the last climb is the head. */
export const ladder = z.strictObject({
  /** From opening to due. */
  allowed: allowanceIn,
  remindAfter: z.array(z.union([allowanceIn, part])).check(z.maxLength(MOST_REMINDERS)),
  climbs: z
    .array(z.strictObject({ after: z.union([z.literal('due'), allowanceIn]), to: climbsTo }))
    .check(z.maxLength(MOST_CLIMBS)),
  /** How often the head of IT is told again after the last climb. */
  again: allowanceIn,
})

const laddersIn = z
  .record(kebab(40), ladder)
  .check(z.refine((stages) => Object.keys(stages).length <= MOST_STAGES, { error: 'too-many' }))

const stageOut = z.strictObject({ stage: z.string(), title: text, ladder })

/** Who made a version, when, and why; nobody made version 1, with which the product comes. */
const publicationOut = z.strictObject({
  version: z.number(),
  publishedAt: z.nullable(instantOut),
  publishedBy: z.nullable(personRef),
  reason: z.nullable(z.string()),
})
export type PublicationOut = z.infer<typeof publicationOut>

export const policyOut = z.strictObject({
  /** Of its audit trail: `/api/audit/policies/{id}`. */
  id: id('pol'),
  name: z.string(),
  title: text,
  /** In force for cases that are opened from now on. Goes into `If-Match`. */
  version: z.number(),
  stages: z.array(stageOut),
  /** Newest first. */
  versions: z.array(publicationOut),
})
export type PolicyOut = z.infer<typeof policyOut>

const params = z.strictObject({ name: kebab(40) })

export const listPolicies = defineContract({
  operation: 'list-policies',
  method: 'GET',
  path: '/api/policies',
  summary: 'Policies: how long each step may take, when it is reminded, to whom it goes up. By name.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(
    z.strictObject({
      name: z.string(),
      title: text,
      version: z.number(),
      publishedAt: z.nullable(instantOut),
      publishedBy: z.nullable(personRef),
      stages: z.array(z.strictObject({ stage: z.string(), title: text })),
    }),
  ),
})

export const readPolicy = defineContract({
  operation: 'read-policy',
  method: 'GET',
  path: '/api/policies/{name}',
  summary: 'One policy as it is in force, and all its versions: who published them, when, and why.',
  admits: 'signed-in',
  params,
  answer: policyOut,
})

export const readPolicyVersion = defineContract({
  operation: 'read-policy-version',
  method: 'GET',
  path: '/api/policies/{name}/versions/{version}',
  summary: 'One version of a policy. It never changes; cases that have pinned it run on it to their end.',
  admits: 'signed-in',
  params: z.strictObject({ name: kebab(40), version: z.string().check(z.regex(/^[1-9]\d{0,5}$/)) }),
  answer: z.strictObject({ name: z.string(), title: text, ...publicationOut.shape, stages: z.array(stageOut) }),
})

const EXAMPLE_STAGES = {
  accept: {
    allowed: { clock: 'business', iso: 'PT2H' },
    remindAfter: [0.5, 0.9],
    climbs: [
      { after: 'due', to: 'leader' },
      { after: { clock: 'business', iso: 'PT6H' }, to: 'head' },
    ],
    again: { clock: 'business', iso: 'P1D' },
  },
}

export const publishPolicy = defineContract({
  operation: 'publish-policy',
  method: 'PUT',
  path: '/api/policies/{name}',
  summary: 'Publishes the next version, for cases that are opened from now on. A case that runs keeps its version.',
  admits: 'policy.publish',
  params,
  body: z.strictObject({ stages: laddersIn, reason: paragraphs(500) }),
  answer: policyOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'nothing-to-change'],
  example: { stages: EXAMPLE_STAGES, reason: '交接常拖到下午才有人确认，缩短到两小时。' },
})

const stepOut = z.strictObject({
  at: instantOut,
  does: z.enum(['remind', 'climb']),
  /** To whom it climbs, as the ladder says it; null for a reminder. */
  to: z.nullable(z.string()),
  /** Who is told: whoever owes it by then. Null when the step is skipped. */
  who: z.nullable(personRef),
  /**
   * `nobody-there`: the step would be skipped today, and the gap becomes an obligation of the roster's owner ·
   * `asked-before`: skipped, because it leads to somebody who was asked already.
   */
  outcome: z.enum(['told', 'nobody-there', 'asked-before']),
})

export const previewPolicy = defineContract({
  operation: 'preview-policy',
  method: 'POST',
  path: '/api/policies/{name}/preview',
  summary: 'What a set of ladders, or the one in force, would do and whom it would reach today. Changes nothing.',
  admits: 'signed-in',
  params,
  body: z.strictObject({
    /** The ladders to look at; absent: those in force. */
    stages: z.optional(laddersIn),
    /** When the obligation would be opened; absent: now. */
    from: z.optional(instant),
    /** Whose holder is asked first, whose deputy and leader follow; absent: the department's change authority. */
    position: z.optional(id('pos')),
  }),
  answer: z.strictObject({
    from: instantOut,
    position: z.strictObject({ id: id('pos'), name: text }),
    stages: z.array(
      z.strictObject({
        stage: z.string(),
        title: text,
        asked: z.nullable(personRef),
        dueAt: instantOut,
        steps: z.array(stepOut),
        /** When the head is told for the first time after the last climb. */
        againAt: instantOut,
      }),
    ),
  }),
  example: { stages: EXAMPLE_STAGES, from: '2026-01-05T09:00:00+08:00' },
})
