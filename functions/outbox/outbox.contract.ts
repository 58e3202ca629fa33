import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageQuery } from '../kernel/contract.ts'

/** An effect that was given up: five tries failed, or the mail was refused. */
export const parkedOut = z.strictObject({
  id: id('out'),
  /** `mail`, `start` or `wake`; anything else is of a version that has gone. */
  kind: z.string(),
  /** Which mail, `<room>.<letter>`. */
  letter: z.nullable(z.string()),
  /** To whom. */
  to: z.nullable(z.string()),
  /** Which workflow was to start. */
  workflow: z.nullable(z.string()),
  /** Ids of the cases and obligations it is about. */
  concerns: z.array(z.string()),
  error: z.string(),
  tries: z.number(),
  decidedAt: instantOut,
  parkedAt: instantOut,
})
export type ParkedOut = z.infer<typeof parkedOut>

export const listParked = defineContract({
  operation: 'list-parked',
  method: 'GET',
  path: '/api/parked',
  summary: 'Effects that were given up, oldest first, and whether mail goes out at all.',
  admits: 'effects.redrive',
  query: z.strictObject(pageQuery),
  answer: z.strictObject({
    items: z.array(parkedOut),
    nextCursor: z.nullable(z.string()),
    /** The last mails failed one after the other: shown as a banner. */
    mailIsDown: z.boolean(),
    mailFailingSince: z.nullable(instantOut),
    /** The table was restored from a backup: mails and starts wait until that is confirmed. */
    heldSince: z.nullable(instantOut),
  }),
})

export const redriveParked = defineContract({
  operation: 'redrive-parked',
  method: 'POST',
  path: '/api/parked/{id}/redrive',
  summary: 'Puts it back into the outbox with five new tries; a dry run only says what that would be.',
  admits: 'effects.redrive',
  params: z.strictObject({ id: id('out') }),
  body: z.strictObject({ dryRun: z._default(z.boolean(), false) }),
  answer: z.strictObject({ parked: parkedOut, redriven: z.boolean() }),
  refusals: ['no-longer-parked'],
  example: { dryRun: true },
})

export const confirmRestore = defineContract({
  operation: 'confirm-restore',
  method: 'POST',
  path: '/api/effects/confirm-restore',
  summary: 'After a restore from a backup: mails and starts may go on from this table.',
  admits: 'effects.redrive',
  answer: z.strictObject({ heldSince: instantOut }),
  refusals: ['nothing-held'],
})
