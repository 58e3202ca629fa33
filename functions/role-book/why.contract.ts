import * as z from 'zod/mini'
import { defineContract, id, instantOut } from '../kernel/contract.ts'
import { AUTHORITIES, RISKS } from '../responsibility/authority.contract.ts'
import { namedPosition, nameOut } from './duty.contract.ts'

const person = z.strictObject({ id: id('per'), name: z.string() })

const dutyNamed = z.strictObject({ id: id('dut'), title: nameOut })

/** An authority as it stands in a position's duties. */
const authority = z.strictObject({
  services: z.nullable(z.array(z.strictObject({ id: id('svc'), name: nameOut }))),
  upTo: z.nullable(z.enum(RISKS)),
  /** The published duty that needs it; null until there is a role book. */
  duty: z.nullable(dutyNamed),
})

export const whyMayAct = defineContract({
  operation: 'explain-authority',
  method: 'GET',
  path: '/api/authority/why',
  summary: 'Why somebody may do an act, on this service, at this risk, or on this case; or why not, and who may.',
  admits: 'signed-in',
  query: z.strictObject({
    /** Absent: the caller. */
    person: z.optional(id('per')),
    act: z.enum(AUTHORITIES),
    service: z.optional(id('svc')),
    risk: z.optional(z.enum(RISKS)),
    /** A case that waits for the act: its service and risk count, and separation of duties. */
    case: z.optional(z.string().check(z.maxLength(30))),
  }),
  answer: z.strictObject({
    person,
    act: z.enum(AUTHORITIES),
    actName: z.string(),
    at: instantOut,
    may: z.boolean(),
    /** In the caller's language, the first being the one that decides. */
    reasons: z.array(z.strictObject({ code: z.string(), text: z.string() })),
    /** The version of the role book that counts; null before the first. */
    book: z.nullable(z.number()),
    places: z.array(
      z.strictObject({
        position: namedPosition,
        via: z.enum(['holder', 'deputy']),
        from: instantOut,
        until: z.nullable(instantOut),
        says: z.enum(['grants', 'not-yet', 'ended', 'other-services', 'lower-risk', 'lacks-act']),
        authority: z.nullable(authority),
      }),
    ),
    /** Posts that may, and who answers for each now: its holder, else its deputy. */
    whoMay: z.array(
      z.strictObject({ position: namedPosition, person: z.nullable(person), authority, isBarred: z.boolean() }),
    ),
  }),
  refusals: ['unknown-service', 'act-not-of-case'],
})
export type WhyOut = z.infer<typeof whyMayAct.answer>
