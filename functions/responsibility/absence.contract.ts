import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { personNamed, version } from './contract-parts.ts'

export const absenceOut = z.strictObject({
  id: id('abs'),
  person: personNamed,
  from: instantOut,
  until: instantOut,
  /** Null too for whom the reason is none of their business. */
  note: z.nullable(z.string()),
  version,
})
export type AbsenceOut = z.infer<typeof absenceOut>

const timeRefusals = [
  'authority-missing',
  'person-not-active',
  'until-before-from',
  'absence-has-ended',
  'absence-too-long',
  'absence-too-far-ahead',
] as const

export const listAbsences = defineContract({
  operation: 'list-absences',
  method: 'GET',
  path: '/api/absences',
  summary: 'Absences that have not ended, those that begin first in front. Callers without a position see their own.',
  admits: 'signed-in',
  query: z.strictObject({ person: z.optional(id('per')), ...pageQuery }),
  answer: pageOf(absenceOut),
})

export const addAbsence = defineContract({
  operation: 'add-absence',
  method: 'POST',
  path: '/api/absences',
  summary:
    'Somebody is away: nobody asks them meanwhile, and what they owe when it begins goes on to others. One’s own, or as administrator anybody’s.',
  admits: 'signed-in',
  body: z.strictObject({ person: z.optional(id('per')), from: instant, until: instant, note: z.optional(line(200)) }),
  answer: absenceOut,
  status: 201,
  refusals: [...timeRefusals, 'unknown-person', 'too-many-absences'],
  example: { from: '2026-01-12T00:00:00+08:00', until: '2026-01-17T00:00:00+08:00', note: '年假' },
})

export const changeAbsence = defineContract({
  operation: 'change-absence',
  method: 'PATCH',
  path: '/api/absences/{id}',
  summary: 'Other times, or another note (null: none).',
  admits: 'signed-in',
  params: z.strictObject({ id: id('abs') }),
  body: z.strictObject({
    from: z.optional(instant),
    until: z.optional(instant),
    note: z.optional(z.nullable(line(200))),
  }),
  answer: absenceOut,
  ifMatch: 'required',
  refusals: [...timeRefusals, 'stale-version', 'nothing-to-change'],
  example: { until: '2026-01-20T00:00:00+08:00' },
})

export const endAbsence = defineContract({
  operation: 'end-absence',
  method: 'DELETE',
  path: '/api/absences/{id}',
  summary: 'Back earlier, or not going.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('abs') }),
  answer: absenceOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'person-not-active', 'stale-version'],
})
