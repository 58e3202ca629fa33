import * as z from 'zod/mini'
import { defineContract, eachOnce, instantOut, line, pageQuery } from '../kernel/contract.ts'

const kind = z.string().check(z.maxLength(40), z.regex(/^[a-z]+(-[a-z]+)*$/))
const anyId = z.string().check(z.maxLength(30))
const hash = z.string()
const by = z.strictObject({ kind: z.enum(['person', 'machine', 'system']), id: z.string() })
const grant = z.strictObject({
  authority: z.string(),
  position: z.optional(z.string()),
  /** The published duty that needs the authority, and the version of the role book it stands in. */
  duty: z.optional(z.string()),
  book: z.optional(z.number()),
  via: z.enum(['holder', 'deputy', 'relation', 'token', 'clock']),
})
const door = z.enum(['portal', 'api', 'mail-link', 'mail-reply', 'workflow', 'command'])

/** One link of a chain, with everything its hash covers. Personal details keep their commitment when erased. */
export const entryOut = z.strictObject({
  seq: z.number(),
  at: instantOut,
  did: z.string(),
  by,
  door,
  grant: z.optional(grant),
  what: z.record(z.string(), z.unknown()),
  personal: z.optional(
    z.record(
      z.string(),
      z.strictObject({ value: z.optional(z.string()), salt: z.optional(z.string()), commitment: hash }),
    ),
  ),
  previous: hash,
  hash,
})

const seq = z.number().check(z.int(), z.minimum(1), z.maximum(99_999_999))

/** One line of a case's story; every `GET …/{id}/timeline` answers a page of these. */
export const timelineItemOut = z.strictObject({
  seq: z.number(),
  at: instantOut,
  did: z.string(),
  by: z.strictObject({ ...by.shape, name: z.nullable(z.string()) }),
  grant: z.nullable(grant),
  door,
  what: z.record(z.string(), z.unknown()),
  words: z.record(z.string(), z.string()),
})

export const readAuditChain = defineContract({
  operation: 'read-audit-chain',
  method: 'GET',
  path: '/api/audit/{aggregate}/{id}',
  summary: 'The chain of one thing, oldest first, as it is hashed. `aggregate` is its kind: `changes`, `people` ….',
  admits: 'audit.verify',
  params: z.strictObject({ aggregate: kind, id: anyId }),
  query: z.strictObject(pageQuery),
  answer: z.strictObject({ items: z.array(entryOut), nextCursor: z.nullable(z.string()) }),
})

export const verifyAudit = defineContract({
  operation: 'verify-audit',
  method: 'GET',
  path: '/api/audit/verify',
  summary: 'Proves one chain, or everything page by page, newest first; names the first entry that is not as written.',
  admits: 'audit.verify',
  query: z.strictObject({
    ...pageQuery,
    aggregate: z.optional(kind),
    id: z.optional(anyId),
  }),
  answer: z.strictObject({
    /** Chains walked. */
    checked: z.number(),
    /** Entries in them. */
    entries: z.number(),
    broken: z.nullable(
      z.strictObject({
        aggregate: z.string(),
        seq: z.number(),
        problem: z.enum(['missing', 'swapped', 'altered', 'head-does-not-match', 'not-in-checkpoint']),
      }),
    ),
    checkpoints: z.strictObject({
      checked: z.number(),
      newest: z.nullable(instantOut),
      oldest: z.nullable(instantOut),
      broken: z.nullable(z.strictObject({ at: instantOut, problem: z.enum(['altered', 'missing']) })),
    }),
    nextCursor: z.nullable(z.string()),
  }),
})

export const erasePersonalDetails = defineContract({
  operation: 'erase-personal-details',
  method: 'POST',
  path: '/api/audit/{aggregate}/{id}/erase',
  summary:
    'Forgets free text and network addresses of entries, for good; the chain holds, and an entry says who did it.',
  admits: 'audit.erase',
  params: z.strictObject({ aggregate: kind, id: anyId }),
  body: z.strictObject({
    /** Numbers of the entries, each once. */
    entries: z.array(seq).check(
      z.minLength(1),
      z.maxLength(25),
      eachOnce((each: number) => each),
    ),
    /** Which details: `comment`, `address` …; absent: all of them. */
    fields: z.optional(
      z.array(z.string().check(z.maxLength(40), z.regex(/^[a-z][A-Za-z-]*$/))).check(z.minLength(1), z.maxLength(20)),
    ),
    /** Who asked for it, or by which rule. Kept with the entry that says it was done. */
    reason: line(500),
  }),
  /** What there was to erase; empty when nothing was left. */
  answer: z.strictObject({ erased: z.array(z.strictObject({ seq: z.number(), fields: z.array(z.string()) })) }),
  example: { entries: [3], fields: ['address'], reason: 'Request of the person concerned, 12 March' },
})
