import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'
import { role } from './rota.contract.ts'
import { overrideOut } from './schedule.contract.ts'

/** What people agree beside the rotations: overrides and covers, swaps. */
const schedule = z.strictObject({ id: id('ocs') })
const override = z.strictObject({ id: id('ocv') })
const swap = z.strictObject({ id: id('ocw') })
const period = { from: instant, until: instant }

export const timeRefusals = ['until-before-from', 'in-the-past', 'too-far-ahead'] as const

export const addOverride = defineContract({
  operation: 'add-on-call-override',
  method: 'POST',
  path: '/api/on-call/schedules/{id}/overrides',
  summary:
    'Somebody else has the shift for a time; where nobody had it, that is a cover. By whoever keeps the schedule; a shift that is nobody’s anybody of the department may take themselves.',
  admits: 'signed-in',
  params: schedule,
  body: z.strictObject({ role, person: id('per'), ...period, reason: z.optional(line(200)) }),
  answer: overrideOut,
  status: 201,
  refusals: [
    ...timeRefusals,
    'authority-missing',
    'person-not-active',
    'unknown-person',
    'person-is-away',
    'has-the-shift',
    'schedule-retired',
  ],
  example: {
    role: 'primary',
    person: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    from: '2026-01-13T09:00:00+08:00',
    until: '2026-01-14T09:00:00+08:00',
    reason: '李伟请假，代班一天。',
  },
})

export const endOverride = defineContract({
  operation: 'end-on-call-override',
  method: 'DELETE',
  path: '/api/on-call/overrides/{id}',
  summary: 'The rotation counts again: from now on where it has begun, else as if it had never been agreed.',
  admits: 'signed-in',
  params: override,
  answer: overrideOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'person-not-active', 'override-has-ended', 'stale-version'],
})

export const readOverrideTimeline = timelineContract('on-call-override', '/api/on-call/overrides/{id}', override)

export const swapOut = z.strictObject({
  id: id('ocw'),
  schedule: id('ocs'),
  scheduleName: z.string(),
  role,
  status: z.enum(['asked', 'accepted', 'declined', 'withdrawn', 'expired']),
  /** Whose shift it is, and who is asked to take it. */
  giver: personRef,
  receiver: personRef,
  from: instantOut,
  until: instantOut,
  /** What the giver takes of the receiver’s in return. */
  inReturn: z.nullable(z.strictObject({ from: instantOut, until: instantOut })),
  reason: z.nullable(z.string()),
  askedAt: instantOut,
  obligations: z.array(obligationOut),
  timeline: z.array(timelineEntry),
  version: z.number(),
})
export type SwapOut = z.infer<typeof swapOut>
export const swapSummary = z.omit(swapOut, { obligations: true, timeline: true })
export type SwapSummary = z.infer<typeof swapSummary>

export const askForSwap = defineContract({
  operation: 'ask-for-on-call-swap',
  method: 'POST',
  path: '/api/on-call/swaps',
  summary:
    'Somebody is asked to take a shift of the caller’s, perhaps for one of theirs. Nothing moves until they accept.',
  admits: 'signed-in',
  body: z.strictObject({
    schedule: id('ocs'),
    role,
    receiver: id('per'),
    ...period,
    inReturn: z.optional(z.strictObject(period)),
    reason: z.optional(line(200)),
  }),
  answer: swapSummary,
  status: 201,
  refusals: [
    ...timeRefusals,
    'unknown-schedule',
    'unknown-person',
    'person-not-active',
    'person-is-away',
    'receiver-is-giver',
    'not-your-shift',
    'not-their-shift',
    'has-the-shift',
    'schedule-retired',
  ],
  example: {
    schedule: 'ocs_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    role: 'primary',
    receiver: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    from: '2026-01-13T09:00:00+08:00',
    until: '2026-01-14T09:00:00+08:00',
    inReturn: { from: '2026-01-15T09:00:00+08:00', until: '2026-01-16T09:00:00+08:00' },
    reason: '周二晚上孩子有家长会。',
  },
})

export const listSwaps = defineContract({
  operation: 'list-on-call-swaps',
  method: 'GET',
  path: '/api/on-call/swaps',
  summary: 'Swaps the caller has asked for or is asked for, newest first.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(swapSummary),
})

export const readSwap = defineContract({
  operation: 'read-on-call-swap',
  method: 'GET',
  path: '/api/on-call/swaps/{id}',
  summary: 'One swap: whose shift, who is asked, what came of it.',
  admits: 'signed-in',
  params: swap,
  answer: swapOut,
})

export const readSwapTimeline = timelineContract('on-call-swap', '/api/on-call/swaps/{id}', swap)

const answeringSwap = [
  'swap-is-over',
  'not-asked',
  'person-not-active',
  'person-is-away',
  'not-your-shift',
  'not-their-shift',
  'stale-version',
] as const

export const acceptSwap = defineContract({
  operation: 'accept-on-call-swap',
  method: 'POST',
  path: '/api/on-call/swaps/{id}/accept',
  summary: 'Who was asked takes the shift: from now on the schedule says so.',
  admits: 'signed-in',
  params: swap,
  answer: swapSummary,
  ifMatch: 'optional',
  refusals: answeringSwap,
})

export const declineSwap = defineContract({
  operation: 'decline-on-call-swap',
  method: 'POST',
  path: '/api/on-call/swaps/{id}/decline',
  summary: 'Who was asked does not take it: the shift stays where it is.',
  admits: 'signed-in',
  params: swap,
  body: z.strictObject({ reason: z.optional(line(200)) }),
  answer: swapSummary,
  ifMatch: 'optional',
  refusals: ['swap-is-over', 'not-asked', 'person-not-active', 'stale-version'],
  example: { reason: '那天我也有安排。' },
})

export const withdrawSwap = defineContract({
  operation: 'withdraw-on-call-swap',
  method: 'POST',
  path: '/api/on-call/swaps/{id}/withdraw',
  summary: 'Who asked does not want it any more.',
  admits: 'signed-in',
  params: swap,
  answer: swapSummary,
  ifMatch: 'optional',
  refusals: ['swap-is-over', 'not-your-shift', 'person-not-active', 'stale-version'],
})
