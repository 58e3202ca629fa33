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
  refusals: ['no-longer-parked', 'effect-not-readable'],
  example: { dryRun: true },
})

/** So many in one call: each takes up to six rows of one transaction. */
export const MOST_AT_ONCE = 15

const name = z.string().check(z.maxLength(80), z.regex(/^[a-z][a-z.-]*$/))

export const redriveMany = defineContract({
  operation: 'redrive-many-parked',
  method: 'POST',
  path: '/api/parked/redrive',
  summary:
    'Puts many back into the outbox, oldest first and some at a time: call again with `nextCursor` until it is null. What is parked meanwhile is left alone.',
  admits: 'effects.redrive',
  body: z.strictObject({
    /** Has to be said, so that nothing meant for one is ever done to all. Empty: all. */
    which: z.strictObject({
      kind: z.optional(z.enum(['mail', 'start', 'wake'])),
      /** Which mail, `<room>.<letter>`. */
      letter: z.optional(name),
      /** Starts of which workflow. */
      workflow: z.optional(name),
    }),
    /** Only say which they would be. */
    dryRun: z._default(z.boolean(), false),
    limit: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(MOST_AT_ONCE)), MOST_AT_ONCE),
    cursor: pageQuery.cursor,
  }),
  answer: z.strictObject({
    /** Those that were redriven, or would be. */
    items: z.array(parkedOut),
    redriven: z.number(),
    /** Null when all there were have been looked at. */
    nextCursor: z.nullable(z.string()),
  }),
  example: { which: { kind: 'mail' }, dryRun: true },
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
