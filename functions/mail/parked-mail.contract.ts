import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageOf, pageQuery } from '../kernel/contract.ts'

/** A mail to us that nobody could act on: no decision, and not from a machine. */
export const parkedMailOut = z.strictObject({
  id: id('eml'),
  receivedAt: instantOut,
  /** Whoever it says it is from; null when it names nobody, or several. */
  from: z.nullable(z.string()),
  subject: z.string(),
  /** The first 500 characters of what was written. No more of it is kept. */
  excerpt: z.string(),
  /** Why it decided nothing: stable, e.g. `verdict-not-pass`; and in the caller's language. */
  code: z.string(),
  reason: z.string(),
  /** Ids of the obligation and the case it was about. */
  concerns: z.array(z.string()),
  status: z.enum(['waiting', 'dismissed']),
  version: z.number(),
})
export type ParkedMailOut = z.infer<typeof parkedMailOut>

export const listParkedMails = defineContract({
  operation: 'list-parked-mail',
  method: 'GET',
  path: '/api/parked-mail',
  summary: 'Mails to Onduty that decided nothing and wait for somebody to look at them, newest first.',
  admits: 'effects.redrive',
  query: z.strictObject(pageQuery),
  answer: pageOf(parkedMailOut),
})

export const dismissParkedMail = defineContract({
  operation: 'dismiss-parked-mail',
  method: 'POST',
  path: '/api/parked-mail/{id}/dismiss',
  summary: 'Somebody has looked at it: it leaves the list.',
  admits: 'effects.redrive',
  params: z.strictObject({ id: id('eml') }),
  ifMatch: 'optional',
  answer: parkedMailOut,
  refusals: ['stale-version'],
})
