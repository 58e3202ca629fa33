import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { burden, lane, problem, role, shiftOut, timeZone } from './rota.contract.ts'

const range = { from: z.optional(instant), until: z.optional(instant) }

export const onCallNow = defineContract({
  operation: 'read-on-call-now',
  method: 'GET',
  path: '/api/on-call/now',
  summary: 'Who is on call now, by every schedule in use.',
  admits: 'signed-in',
  answer: z.strictObject({
    at: instantOut,
    schedules: z.array(
      z.strictObject({
        schedule: id('ocs'),
        name: z.string(),
        timeZone,
        primary: shiftOut,
        /** Null: the schedule has no second. */
        secondary: z.nullable(shiftOut),
        /** One of the two is the caller. */
        isMe: z.boolean(),
        /** It answers for the caller’s own group, or a service of it. */
        isOurs: z.boolean(),
      }),
    ),
  }),
})

export const onCallAt = defineContract({
  operation: 'read-on-call-at',
  method: 'GET',
  path: '/api/on-call/schedules/{id}/at',
  summary: 'Who is, was or will be on call at an instant. What has passed is answered as it really was.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('ocs') }),
  query: z.strictObject({ at: instant }),
  answer: z.strictObject({ at: instantOut, primary: shiftOut, secondary: shiftOut, isPast: z.boolean() }),
})

export const readLanes = defineContract({
  operation: 'read-on-call-lanes',
  method: 'GET',
  path: '/api/on-call/timeline',
  summary: 'Shifts of a range, a lane for each schedule and role; two weeks from now unless given, 100 days at most.',
  admits: 'signed-in',
  query: z.strictObject({ schedule: z.optional(id('ocs')), ...range }),
  answer: z.strictObject({
    from: instantOut,
    until: instantOut,
    /** The caller’s own, else the department’s: views may show times in it. */
    timeZone,
    lanes: z.array(lane),
  }),
  refusals: ['range-too-long', 'until-before-from'],
})

export const readReport = defineContract({
  operation: 'read-on-call-report',
  method: 'GET',
  path: '/api/on-call/schedules/{id}/report',
  summary: 'What is not well about a schedule, and who carries how much of it; 35 days from now unless given.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('ocs') }),
  query: z.strictObject(range),
  answer: z.strictObject({
    from: instantOut,
    until: instantOut,
    problems: z.array(problem),
    fairness: z.array(burden),
  }),
  refusals: ['range-too-long', 'until-before-from'],
})

export const myShifts = defineContract({
  operation: 'read-my-shifts',
  method: 'GET',
  path: '/api/on-call/my-shifts',
  summary: 'The caller’s shifts, running and to come, of all schedules; 35 days unless given.',
  admits: 'signed-in',
  query: z.strictObject({ until: z.optional(instant) }),
  answer: z.strictObject({
    timeZone,
    shifts: z.array(
      z.strictObject({
        schedule: id('ocs'),
        scheduleName: z.string(),
        role,
        ...shiftOut.shape,
        /** Read off a wall in the caller’s time zone: `2026-01-05T09:00`. */
        localFrom: z.string(),
        localUntil: z.string(),
      }),
    ),
  }),
  refusals: ['range-too-long', 'until-before-from'],
})

export const readPreferences = defineContract({
  operation: 'read-on-call-preferences',
  method: 'GET',
  path: '/api/on-call/preferences',
  summary:
    'The time zone in which the caller sees shifts, and in which their nights are counted; null: the department’s.',
  admits: 'signed-in',
  answer: z.strictObject({ person: personRef, timeZone: z.nullable(timeZone) }),
})

export const setPreferences = defineContract({
  operation: 'set-on-call-preferences',
  method: 'PUT',
  path: '/api/on-call/preferences',
  summary: 'Another time zone of one’s own (null: the department’s).',
  admits: 'signed-in',
  body: z.strictObject({ timeZone: z.nullable(timeZone) }),
  answer: z.strictObject({ person: personRef, timeZone: z.nullable(timeZone) }),
  refusals: ['unknown-time-zone', 'person-not-active'],
  example: { timeZone: 'Europe/London' },
})
