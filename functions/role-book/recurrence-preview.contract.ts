import * as z from 'zod/mini'
import { defineContract, instantOut } from '../kernel/contract.ts'
import { nameOut, recurrenceIn } from './duty.contract.ts'

export const previewRecurrence = defineContract({
  operation: 'preview-recurrence',
  method: 'POST',
  path: '/api/role-books/preview-recurrence',
  summary: 'A rule in words, and when it comes round next, by the department’s working calendar. Changes nothing.',
  admits: 'signed-in',
  body: z.strictObject({ rule: recurrenceIn }),
  answer: z.strictObject({
    words: nameOut,
    /** The next five, from today on, as far as they lie within some five years. */
    next: z.array(
      z.strictObject({
        on: z.iso.date(),
        at: z.string(),
        opensAt: instantOut,
        /** False: it hangs on holidays nobody has announced yet, and may still move. */
        isCertain: z.boolean(),
      }),
    ),
  }),
  example: {
    rule: {
      every: { unit: 'month', interval: 1, on: [{ weekday: 'fri', nth: -1 }] },
      at: ['17:00'],
      onDayOff: 'before',
      from: '2026-01-01',
    },
  },
})
