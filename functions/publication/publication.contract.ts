import * as z from 'zod/mini'
import { instantOut } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'

/** That a version was published; of the one that came with the product nobody knows when, by whom or why. */
export const publication = {
  version: z.number(),
  publishedAt: z.nullable(instantOut),
  publishedBy: z.nullable(personRef),
  reason: z.nullable(z.string()),
}
const publicationOut = z.strictObject(publication)
export type Publication = z.infer<typeof publicationOut>
