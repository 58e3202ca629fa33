import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'
import { EXAMPLE_PLAN, planContent, planContentOut, planProblem, planSummary } from './plan-parts.contract.ts'

const params = z.strictObject({ id: id('epl') })
const number = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(999_999))

export const planVersionOut = z.strictObject({
  version: z.number(),
  publishedAt: instantOut,
  publishedBy: personRef,
  writers: z.array(personRef),
  content: planContentOut,
})
export type PlanVersionOut = z.infer<typeof planVersionOut>

/** What the caller may do with a plan now, and why not what they may not. */
export const allowed = z.strictObject({
  may: z.boolean(),
  code: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})

export const planOut = z.strictObject({
  ...planSummary.shape,
  /** What counts; null while nothing was published. */
  content: z.nullable(planContentOut),
  /** What is being written. */
  draft: z.nullable(
    z.strictObject({ content: planContentOut, writers: z.array(personRef), problems: z.array(planProblem) }),
  ),
  /** What has become wrong with what counts: a contact who left. */
  problems: z.array(planProblem),
  edit: allowed,
  publish: allowed,
  startDrill: allowed,
  timeline: z.array(timelineEntry),
})
export type PlanOut = z.infer<typeof planOut>

export const listPlans = defineContract({
  operation: 'list-emergency-plans',
  method: 'GET',
  path: '/api/emergency-plans',
  summary: 'Emergency plans: those not drilled in time first, then by name.',
  admits: 'signed-in',
  query: z.strictObject({ ...pageQuery }),
  answer: pageOf(planSummary),
})

export const addPlan = defineContract({
  operation: 'add-emergency-plan',
  method: 'POST',
  path: '/api/emergency-plans',
  summary: 'A new plan, as a draft: nothing of it counts before it is published.',
  admits: 'signed-in',
  body: planContent,
  answer: planSummary,
  status: 201,
  refusals: ['too-many-plans', 'unknown-owner', 'person-not-active'],
  example: EXAMPLE_PLAN,
})

export const readPlan = defineContract({
  operation: 'read-emergency-plan',
  method: 'GET',
  path: '/api/emergency-plans/{id}',
  summary: 'One plan: what counts, what is being written, and how drills of it stand.',
  admits: 'signed-in',
  params,
  answer: planOut,
})

export const readPlanTimeline = timelineContract('emergency-plan', '/api/emergency-plans/{id}', params)

export const writePlan = defineContract({
  operation: 'write-emergency-plan',
  method: 'PUT',
  path: '/api/emergency-plans/{id}/draft',
  summary: 'The draft says this now. It may be wrong still; it is checked when it is published.',
  admits: 'signed-in',
  params,
  body: planContent,
  answer: planSummary,
  ifMatch: 'optional',
  refusals: ['plan-retired', 'not-your-plan', 'unknown-owner', 'stale-version', 'person-not-active'],
  example: EXAMPLE_PLAN,
})

export const discardDraft = defineContract({
  operation: 'discard-emergency-plan-draft',
  method: 'POST',
  path: '/api/emergency-plans/{id}/discard-draft',
  summary: 'The draft is given up; what was published stays.',
  admits: 'signed-in',
  params,
  answer: planSummary,
  ifMatch: 'optional',
  refusals: ['plan-retired', 'not-your-plan', 'nothing-to-discard', 'stale-version', 'person-not-active'],
})

export const publishPlan = defineContract({
  operation: 'publish-emergency-plan',
  method: 'POST',
  path: '/api/emergency-plans/{id}/publish',
  summary: 'The draft counts from now on, under the next number. Not by whoever wrote it alone.',
  admits: 'signed-in',
  params,
  answer: planSummary,
  ifMatch: 'optional',
  refusals: [
    'plan-retired',
    'authority-missing',
    'person-not-active',
    'nothing-to-publish',
    'wrote-it-alone',
    'stale-version',
  ],
})

export const retirePlan = defineContract({
  operation: 'retire-emergency-plan',
  method: 'POST',
  path: '/api/emergency-plans/{id}/retire',
  summary: 'The plan is not in use any more, and need not be drilled. Incidents that run by it go on.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ reason: paragraphs(2000) }),
  answer: planSummary,
  ifMatch: 'optional',
  refusals: ['plan-retired', 'authority-missing', 'person-not-active', 'drill-is-running', 'stale-version'],
  example: { reason: '邮件系统已迁到云端，由新预案代替。' },
})

export const checkPlan = defineContract({
  operation: 'check-emergency-plan',
  method: 'POST',
  path: '/api/emergency-plans/check',
  summary: 'What would keep this from being published. Nothing is kept.',
  admits: 'signed-in',
  body: z.strictObject({ plan: z.optional(id('epl')), content: planContent }),
  answer: z.strictObject({ problems: z.array(planProblem) }),
  example: { content: EXAMPLE_PLAN },
})

export const listPlanVersions = defineContract({
  operation: 'list-emergency-plan-versions',
  method: 'GET',
  path: '/api/emergency-plans/{id}/versions',
  summary: 'The versions of a plan, newest first.',
  admits: 'signed-in',
  params,
  query: z.strictObject({ ...pageQuery }),
  answer: pageOf(planVersionOut),
})

export const comparePlanVersions = defineContract({
  operation: 'compare-emergency-plan-versions',
  method: 'GET',
  path: '/api/emergency-plans/{id}/comparison',
  summary: 'What became different from one version to another: steps by their key, and everything else.',
  admits: 'signed-in',
  params,
  query: z.strictObject({ from: number, to: number }),
  answer: z.strictObject({
    added: z.array(z.strictObject({ key: z.string(), title: z.string() })),
    removed: z.array(z.strictObject({ key: z.string(), title: z.string() })),
    changed: z.array(
      z.strictObject({ key: z.string(), title: z.string(), was: z.string(), fields: z.array(z.string()) }),
    ),
    fields: z.array(z.string()),
  }),
})
