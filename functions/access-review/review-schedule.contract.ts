import * as z from 'zod/mini'
import { defineContract, id, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { reviewName, reviewScope, undecided } from './parts.contract.ts'

const params = z.strictObject({ id: id('rvs') })
const date = z.iso.date()

/** A standing rule that starts reviews by itself. */
const content = {
  name: reviewName,
  scope: reviewScope,
  /** Months from one to the next: 3 is quarterly. */
  everyMonths: z.number().check(z.int(), z.minimum(1), z.maximum(24)),
  /** The day on which the next one begins, in the organisation’s time zone; the 28th of a month at the latest. */
  next: date,
  /** Days of the calendar each reviewer has. */
  days: z.number().check(z.int(), z.minimum(2), z.maximum(120)),
  undecided,
}

export const scheduleOut = z.strictObject({
  id: id('rvs'),
  ...content,
  /** Who answers for the reviews it starts. */
  owner: personRef,
  active: z.boolean(),
  /** The last review it started. */
  last: z.nullable(z.string()),
  version: z.number(),
})
export type ScheduleOut = z.infer<typeof scheduleOut>

const REFUSALS = ['unknown-system', 'unknown-position', 'day-in-the-past', 'day-not-in-every-month'] as const

export const listSchedules = defineContract({
  operation: 'list-access-review-schedules',
  method: 'GET',
  path: '/api/access-review-schedules',
  summary: 'The standing rules by which reviews start by themselves.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(scheduleOut),
})

export const readSchedule = defineContract({
  operation: 'read-access-review-schedule',
  method: 'GET',
  path: '/api/access-review-schedules/{id}',
  summary: 'One standing rule.',
  admits: 'signed-in',
  params,
  answer: scheduleOut,
})

export const addSchedule = defineContract({
  operation: 'add-access-review-schedule',
  method: 'POST',
  path: '/api/access-review-schedules',
  summary: 'Reviews start by themselves from now on, every so many months.',
  admits: 'access-review.run',
  body: z.strictObject(content),
  answer: scheduleOut,
  status: 201,
  refusals: ['authority-missing', ...REFUSALS],
  example: {
    name: '季度权限复核',
    scope: { of: 'all' },
    everyMonths: 3,
    next: '2026-04-01',
    days: 21,
    undecided: 'revoke',
  },
})

export const editSchedule = defineContract({
  operation: 'edit-access-review-schedule',
  method: 'PATCH',
  path: '/api/access-review-schedules/{id}',
  summary: 'Changes a standing rule, stops it, or lets it go on. Reviews that have begun stay as they are.',
  admits: 'access-review.run',
  params,
  body: z.partial(z.strictObject({ ...content, active: z.boolean(), owner: id('per') })),
  answer: scheduleOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'nothing-to-change', 'owner-may-not', ...REFUSALS],
  example: { everyMonths: 6 },
})

export const readScheduleTimeline = timelineContract(
  'access-review-schedule',
  '/api/access-review-schedules/{id}',
  params,
  'Who changed it, when, by which authority; oldest first.',
)
