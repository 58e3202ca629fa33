import * as z from 'zod/mini'
import { defineContract, instantOut, pageOf, pageQuery } from '../kernel/contract.ts'

/** One entry of a case's story, from the audit trail. */
export const timelineEntry = z.strictObject({
  seq: z.number(),
  at: instantOut,
  did: z.string(),
  by: z.strictObject({ kind: z.enum(['person', 'machine', 'system']), id: z.string(), name: z.string() }),
  door: z.string(),
  /** The authority used, the position that gave it, and the published duty it comes from (null before there is a book). */
  grant: z.nullable(
    z.strictObject({
      authority: z.string(),
      position: z.nullable(z.string()),
      duty: z.nullable(z.string()),
      book: z.nullable(z.number()),
      via: z.string(),
    }),
  ),
  what: z.record(z.string(), z.unknown()),
  comment: z.nullable(z.string()),
})

export type TimelineEntry = z.infer<typeof timelineEntry>

/**
 * The route that tells the story of one thing of a kind, oldest first.
 *
 * @param of what the kind is called in names of operations: `finding`
 * @param path the address of one of them: `/api/findings/{id}`
 */
export const timelineContract = <
  const Of extends string,
  const Path extends string,
  Params extends z.ZodMiniType<{ id: string }>,
>(
  of: Of,
  path: Path,
  params: Params,
  summary = 'Who did what, when, by which authority; oldest first.',
) =>
  defineContract({
    operation: `read-${of}-timeline` as const,
    method: 'GET',
    path: `${path}/timeline` as const,
    summary,
    admits: 'signed-in',
    params,
    query: z.strictObject(pageQuery),
    answer: pageOf(timelineEntry),
  })
