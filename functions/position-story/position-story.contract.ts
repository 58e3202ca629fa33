import * as z from 'zod/mini'
import { occurrenceOut } from '../duty/duty.contract.ts'
import { defineContract, id, instantOut, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineEntry } from '../obligation/timeline.contract.ts'

/**
 * What a story tells of: who held the post or stood in (`place`), its duties as they came round (`duty`), what was done
 * by its authority (`act`), the signatures under its duty list (`signature`), and versions of the role book in which its
 * duties changed (`book`).
 */
export const STORY_KINDS = ['act', 'book', 'duty', 'place', 'signature'] as const

const common = {
  /** Unique in the story. */
  key: z.string(),
  /** When it happened; of a duty, when it came round; of a version, when it took effect. */
  at: instantOut,
} as const

const entry = {
  did: z.string(),
  by: timelineEntry.shape.by,
  grant: timelineEntry.shape.grant,
  comment: z.nullable(z.string()),
  about: z.strictObject({
    id: z.string(),
    /** Number and title, as far as it has any. */
    name: z.nullable(z.string()),
  }),
} as const

const dutyRef = z.strictObject({ id: id('dut'), title: z.string() })

export const storyItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('place'),
    ...common,
    what: z.enum(['begun', 'ended']),
    as: z.enum(['holder', 'deputy']),
    person: personRef,
    from: instantOut,
    until: z.nullable(instantOut),
  }),
  z.strictObject({ kind: z.literal('duty'), ...common, occurrence: occurrenceOut }),
  z.strictObject({
    kind: z.literal('act'),
    ...common,
    ...entry,
    /** The duty that gave the authority, as its version of the book has it; null before there was one. */
    duty: z.nullable(dutyRef),
  }),
  z.strictObject({
    kind: z.literal('signature'),
    ...common,
    ...entry,
    person: personRef,
    book: z.nullable(z.number()),
  }),
  z.strictObject({
    kind: z.literal('book'),
    ...common,
    version: z.number(),
    note: z.string(),
    publishedBy: personRef,
    added: z.array(dutyRef),
    changed: z.array(dutyRef),
    removed: z.array(dutyRef),
  }),
])
export type StoryItem = z.infer<typeof storyItem>

export const readPositionStory = defineContract({
  operation: 'read-position-story',
  method: 'GET',
  path: '/api/positions/{id}/story',
  summary: 'Everything a position has done and what became of it, newest first.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('pos') }),
  query: z.strictObject({
    kind: z.optional(z.enum(STORY_KINDS)),
    /** Local dates, both included. */
    from: z.optional(z.iso.date()),
    until: z.optional(z.iso.date()),
    ...pageQuery,
  }),
  answer: pageOf(storyItem),
})
