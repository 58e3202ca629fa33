import * as z from 'zod/mini'
import { defineContract, id, instantOut } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { incidentParams } from './incident.contract.ts'

const partyOut = z.strictObject({
  nth: z.number(),
  kind: z.enum(['vendor', 'group']),
  id: z.string(),
  name: z.string(),
  task: z.string(),
  state: z.enum(['asked', 'silent', 'on-it', 'says-done', 'done', 'cannot']),
  /** Who answers for it here; null once it is done. */
  accountable: z.nullable(personRef),
  /** The obligation of whoever answers for it. */
  obligation: id('obl'),
  askedAt: instantOut,
  /** By when an answer, or the next word, is expected of it. */
  answerBy: instantOut,
  /** The contacts of a vendor that were asked so far. */
  contacts: z.array(z.strictObject({ name: z.string(), email: z.string(), phone: z.nullable(z.string()) })),
})

export const listParties = defineContract({
  operation: 'list-incident-parties',
  method: 'GET',
  path: '/api/incidents/{id}/parties',
  summary: 'Vendors and groups that were pulled in, each with its task, its clock, and who answers for it here.',
  admits: 'signed-in',
  params: incidentParams,
  answer: z.strictObject({ items: z.array(partyOut) }),
})
