import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { activityCode, namedPosition, nameOut } from './duty.contract.ts'

/** What the linter knows to find; the room's own list is held against it by a test. */
export const FINDING_KINDS = [
  'gap',
  'overlap',
  'vacant',
  'single-point-of-failure',
  'authority-without-duty',
  'duty-without-authority',
  'conflicting-duties',
  'overload',
  'on-call-overload',
  'orphan-objective',
  'duty-without-objective',
] as const
export const FINDING_WEIGHTS = ['refused', 'error', 'notice'] as const

/** So many duties are named with a finding; `dutyCount` counts them all. */
export const MOST_NAMED = 20

const namedService = z.strictObject({ id: id('svc'), name: nameOut })
const namedDuty = z.strictObject({ id: id('dut'), title: nameOut })
const namedActivity = z.strictObject({ code: z.string(), name: nameOut })

/** What would settle it: an act on a position, a duty, a service, an activity, and where in the portal it is done. */
const mendOut = z.strictObject({
  act: z.string(),
  text: z.string(),
  href: z.string(),
  position: z.nullable(namedPosition),
  duty: z.nullable(namedDuty),
  service: z.nullable(namedService),
  activity: z.nullable(namedActivity),
})

export const lintFindingOut = z.strictObject({
  /** Stays the same as long as the matter does: what an acceptance names. */
  key: z.string(),
  kind: z.enum(FINDING_KINDS),
  /** `refused` keeps a book from being published, `error` does unless somebody accepts it, `notice` never. */
  weight: z.enum(FINDING_WEIGHTS),
  /** In the caller's language: in a line, in a sentence, and why it matters. */
  title: z.string(),
  what: z.string(),
  why: z.string(),
  service: z.nullable(namedService),
  activity: z.nullable(namedActivity),
  positions: z.array(namedPosition),
  duties: z.array(namedDuty),
  dutyCount: z.number(),
  people: z.array(personRef),
  /** The first time it is about. */
  from: z.nullable(instantOut),
  until: z.nullable(instantOut),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The best first. */
  mends: z.array(mendOut),
  accepted: z.nullable(z.strictObject({ by: personRef, until: instantOut, reason: z.string() })),
})
export type LintFindingOut = z.infer<typeof lintFindingOut>

const filters = {
  kind: z.optional(z.enum(FINDING_KINDS)),
  weight: z.optional(z.enum(FINDING_WEIGHTS)),
  position: z.optional(id('pos')),
  service: z.optional(id('svc')),
  activity: z.optional(activityCode),
  person: z.optional(id('per')),
  duty: z.optional(id('dut')),
  ...pageQuery,
}

export const lintFindingsOut = z.strictObject({
  /** The version that was looked at, or the draft. */
  version: z.nullable(z.number()),
  draft: z.nullable(id('bdr')),
  at: instantOut,
  /** Days ahead that were looked at. */
  days: z.number(),
  /** Of all findings, whatever was asked for. */
  counts: z.strictObject({
    refused: z.number(),
    error: z.number(),
    notice: z.number(),
    kinds: z.array(z.strictObject({ kind: z.enum(FINDING_KINDS), count: z.number() })),
  }),
  items: z.array(lintFindingOut),
  nextCursor: z.nullable(z.string()),
})
export type LintFindingsOut = z.infer<typeof lintFindingsOut>

export const listVersionFindings = defineContract({
  operation: 'list-role-book-findings',
  method: 'GET',
  path: '/api/role-books/versions/{version}/findings',
  summary: 'Where a version and the department as it is now part: the gravest first, each with its mend.',
  admits: 'signed-in',
  params: z.strictObject({ version: z.string().check(z.regex(/^(in-force|newest|[1-9]\d{0,5})$/)) }),
  query: z.strictObject(filters),
  answer: lintFindingsOut,
})

export const listDraftFindings = defineContract({
  operation: 'list-role-book-draft-findings',
  method: 'GET',
  path: '/api/role-books/drafts/{id}/findings',
  summary: 'What would be found if the draft were published now, the gravest first, each with its mend.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('bdr') }),
  query: z.strictObject(filters),
  answer: lintFindingsOut,
})
