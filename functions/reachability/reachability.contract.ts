import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'

const channel = z.enum(['mail', 'web-push', 'sms', 'voice', 'webhook'])

const onCallPerson = z.strictObject({
  person: personRef,
  roles: z.array(z.enum(['primary', 'secondary'])),
  /** Since when it is proven that something reaches them; null: it is not. */
  provenSince: z.nullable(instantOut),
  provenUntil: z.nullable(instantOut),
  /** The ways that are set up, and of these the proven. */
  ways: z.array(channel),
  proven: z.array(channel),
  /** `proof`: no test was confirmed that counts; `another-way`: nothing but mail; `mail`: mail comes back. */
  missing: z.array(z.enum(['proof', 'another-way', 'mail'])),
  /** Since when they are asked for the proof; null: they are not. */
  askedAt: z.nullable(instantOut),
  /** They are away now. */
  isAway: z.boolean(),
})

export const listReachabilityOfSchedules = defineContract({
  operation: 'list-reachability-of-schedules',
  method: 'GET',
  path: '/api/reachability',
  summary:
    'Of every on-call schedule in use: who is on it, whether pages are proven to reach them, and what is missing.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(
    z.strictObject({
      schedule: id('ocs'),
      name: z.string(),
      /** Everybody on it is proven to be reached. */
      isProven: z.boolean(),
      people: z.array(onCallPerson),
    }),
  ),
})
