import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineEntry } from '../obligation/timeline.contract.ts'
import {
  activityCode,
  authorityIn,
  dutyContent,
  dutyFilters,
  dutyOut,
  namedPosition,
  nameOut,
} from './duty.contract.ts'

export * from './duty.contract.ts'

const MOST_ACTIVITIES = 200
const MOST_CONFLICTS = 200

const activity = z.strictObject({ code: activityCode, name: nameOut, hours: z.enum(['business', 'always']) })
const conflictSide = z.union([
  z.strictObject({ act: z.string().check(z.maxLength(40)) }),
  z.strictObject({ activity: activityCode }),
])

const between = z.tuple([conflictSide, conflictSide]).register(z.globalRegistry, {
  examples: [[{ act: 'change.authorise' }, { activity: 'backup' }]],
})

/** What the duties of a book are measured by: activities, which service needs which, what one person must not have both. */
export const frameIn = z.strictObject({
  activities: z.array(activity).check(z.maxLength(MOST_ACTIVITIES)),
  needs: z.record(id('svc'), z.array(activityCode).check(z.maxLength(MOST_ACTIVITIES))),
  conflicts: z
    .array(
      z.strictObject({
        id: z.string().check(z.maxLength(40), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'wrong-format' })),
        between,
        why: nameOut,
      }),
    )
    .check(z.maxLength(MOST_CONFLICTS)),
})
export type FrameOut = z.infer<typeof frameIn>

const acceptedOut = z.strictObject({
  finding: z.string(),
  by: personRef,
  until: instantOut,
  reason: z.string(),
})

/** A published version in a list. */
export const bookVersionOut = z.strictObject({
  number: z.number(),
  /** `planned`: its day has not come · `replaced`: another was published instead before it came. */
  state: z.enum(['planned', 'in-force', 'past', 'replaced']),
  from: instantOut,
  publishedAt: instantOut,
  publishedBy: personRef,
  reviewedBy: z.nullable(personRef),
  note: z.string(),
  hash: z.string(),
  duties: z.number(),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  accepted: z.array(acceptedOut),
  /** The draft it came from; null for a book that was founded. */
  draft: z.nullable(id('bdr')),
})
export type BookVersionOut = z.infer<typeof bookVersionOut>

/** `in-force`, `newest`, or its number. */
const versionParam = z.string().check(z.regex(/^(in-force|newest|[1-9]\d{0,5})$/))
const params = z.strictObject({ version: versionParam })

export const listRoleBooks = defineContract({
  operation: 'list-role-books',
  method: 'GET',
  path: '/api/role-books',
  summary: 'The published versions of the role book, newest first.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(bookVersionOut),
})

export const readRoleBook = defineContract({
  operation: 'read-role-book',
  method: 'GET',
  path: '/api/role-books/versions/{version}',
  summary: 'One version: when it counts, who made it, whose duties it lists, what they are measured by.',
  admits: 'signed-in',
  params,
  answer: z.strictObject({
    ...bookVersionOut.shape,
    frame: frameIn,
    /** Every position with duties, and how many; by name. */
    positions: z.array(z.strictObject({ ...namedPosition.shape, duties: z.number() })),
  }),
})

export const listRoleBookDuties = defineContract({
  operation: 'list-role-book-duties',
  method: 'GET',
  path: '/api/role-books/versions/{version}/duties',
  summary: 'The duties of one version, by position.',
  admits: 'signed-in',
  params,
  query: z.strictObject(dutyFilters),
  answer: pageOf(dutyOut),
})

/** An authority that goes from one position to another, comes (from nobody) or goes (to nobody). */
const movedAuthority = z.strictObject({
  authority: authorityIn,
  from: z.nullable(namedPosition),
  to: z.nullable(namedPosition),
})

const dutyChange = z.strictObject({
  duty: id('dut'),
  change: z.enum(['added', 'changed', 'removed']),
  /** Names of the fields that differ. */
  fields: z.array(z.string()),
  before: z.nullable(dutyContent),
  after: z.nullable(dutyContent),
  moves: z.array(movedAuthority),
  /** What the newest published version says, where it was changed there too; settled by `rebase`. */
  conflict: z.nullable(z.strictObject({ theirs: z.nullable(dutyContent) })),
})
export type DutyChangeOut = z.infer<typeof dutyChange>

/** Two states of the book side by side, ordered by position. */
export const comparisonOut = z.strictObject({
  /** Number of the version on the left; null: nothing. */
  base: z.nullable(z.number()),
  summary: z.strictObject({
    added: z.number(),
    changed: z.number(),
    removed: z.number(),
    /** Changed duties that went to another position. */
    moved: z.number(),
    conflicts: z.number(),
  }),
  /** Null when it is the same. */
  frame: z.nullable(
    z.strictObject({ before: frameIn, after: frameIn, conflict: z.nullable(z.strictObject({ theirs: frameIn })) }),
  ),
  items: z.array(dutyChange),
  /** What positions, services and objectives are called, by id. */
  names: z.record(z.string(), nameOut),
  nextCursor: z.nullable(z.string()),
})
export type ComparisonOut = z.infer<typeof comparisonOut>

export const compareRoleBooks = defineContract({
  operation: 'compare-role-books',
  method: 'GET',
  path: '/api/role-books/versions/{version}/compare',
  summary: 'What a version changed: against the one before it, or against another.',
  admits: 'signed-in',
  params,
  query: z.strictObject({ with: z.optional(versionParam), ...pageQuery }),
  answer: comparisonOut,
})

export const readRoleBookTimeline = defineContract({
  operation: 'read-role-book-timeline',
  method: 'GET',
  path: '/api/role-books/timeline',
  summary: 'What was published, by whom, by which authority; what took effect; oldest first.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(timelineEntry),
})
