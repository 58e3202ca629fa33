import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract, timelineEntry } from '../obligation/timeline.contract.ts'
import { role } from './rota.contract.ts'

const schedule = z.strictObject({ id: id('ocs') })
const handOver = z.strictObject({ id: id('och') })

/** Something open that goes with a shift: an incident, say. */
export const matter = z.strictObject({ case: z.string(), number: z.string(), title: z.string(), href: z.string() })

export const handOverSummary = z.strictObject({
  id: id('och'),
  schedule: id('ocs'),
  scheduleName: z.string(),
  role,
  status: z.enum(['open', 'accepted', 'passed-on']),
  giver: z.nullable(personRef),
  receiver: personRef,
  at: instantOut,
  /** What was open when the shift changed; of very many the first, and how many more there were. */
  matters: z.array(matter),
  others: z.number(),
  note: z.nullable(z.string()),
  version: z.number(),
})
export type HandOverSummary = z.infer<typeof handOverSummary>

export const handOverOut = z.strictObject({
  ...handOverSummary.shape,
  /** What is open of the schedule now. */
  openNow: z.array(matter),
  obligations: z.array(obligationOut),
  timeline: z.array(timelineEntry),
})
export type HandOverOut = z.infer<typeof handOverOut>

export const listHandOvers = defineContract({
  operation: 'list-on-call-hand-overs',
  method: 'GET',
  path: '/api/on-call/hand-overs',
  summary: 'Shifts that were handed over, newest first; of one schedule, or all.',
  admits: 'signed-in',
  query: z.strictObject({ schedule: z.optional(id('ocs')), ...pageQuery }),
  answer: pageOf(handOverSummary),
})

export const readHandOver = defineContract({
  operation: 'read-on-call-hand-over',
  method: 'GET',
  path: '/api/on-call/hand-overs/{id}',
  summary: 'One hand-over of a shift: what was open, what was noted, whether it was accepted.',
  admits: 'signed-in',
  params: handOver,
  answer: handOverOut,
})

export const readHandOverTimeline = timelineContract('on-call-hand-over', '/api/on-call/hand-overs/{id}', handOver)

export const acceptHandOver = defineContract({
  operation: 'accept-on-call-hand-over',
  method: 'POST',
  path: '/api/on-call/hand-overs/{id}/accept',
  summary: 'Whoever has the shift now has read what is open and takes it over.',
  admits: 'signed-in',
  params: handOver,
  body: z.strictObject({ comment: z.optional(line(400)) }),
  answer: handOverSummary,
  ifMatch: 'optional',
  refusals: ['hand-over-is-over', 'not-accountable', 'person-not-active', 'stale-version'],
  example: { comment: '已看过，邮件队列继续盯。' },
})

export const noteForNext = defineContract({
  operation: 'note-for-next-shift',
  method: 'PUT',
  path: '/api/on-call/schedules/{id}/note',
  summary: 'Whoever has the shift notes what the next has to know: it goes along when the shift changes.',
  admits: 'signed-in',
  params: schedule,
  body: z.strictObject({ role, note: z.string().check(z.trim(), z.maxLength(2000)) }),
  answer: z.strictObject({ role, note: z.nullable(z.string()) }),
  refusals: ['not-your-shift', 'person-not-active', 'schedule-retired'],
  example: { role: 'primary', note: '邮件网关 2 号机磁盘 85%，夜里留意。' },
})

export const readNotes = defineContract({
  operation: 'read-notes-for-next-shift',
  method: 'GET',
  path: '/api/on-call/schedules/{id}/note',
  summary: 'What was noted for the next shift so far, by role.',
  admits: 'signed-in',
  params: schedule,
  answer: z.strictObject({
    items: z.array(z.strictObject({ role, note: z.string(), by: personRef, at: instantOut })),
  }),
})
