import { perform } from '../audit-trail/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Item, Key } from '../platform/store.ts'
import { type OrganisationAct, organised } from './acts/organise.ts'

/** Head, audit entry and "chain has grown" of every act, beside its own rows. */
const ROWS_OF_AN_ACT = 3
/** The table takes 100 rows at once; two are the directory's version and the marker. */
const MOST_ROWS = 98

/** How far a founding has come, and of which organisation. */
const MARKER: Key = { pk: 'founded', sk: 'organisation' }
type Marker = Item & { readonly which: string; readonly batches: number; readonly isComplete: boolean }

/**
 * Puts a whole organisation into an empty table, many acts a transaction. Goes on where it was stopped; does nothing
 * when an organisation was founded here before, this one or another. Answers whether it did anything.
 *
 * @param acts the same acts in the same order each time, none on a thing twice
 */
export async function foundOrganisation(
  platform: Platform,
  which: string,
  acts: readonly OrganisationAct[],
): Promise<boolean> {
  const marker = await platform.store.find<Marker>(MARKER)
  if (marker !== undefined && (marker.isComplete || marker.which !== which)) return false
  const batches = batchesOf(acts)
  const done = marker?.batches ?? 0
  for (const [nth, batch] of batches.entries()) {
    if (nth < done) continue
    const step = {
      put: { ...MARKER, which, batches: nth + 1, isComplete: nth + 1 === batches.length },
      if: nth === 0 ? ('absent' as const) : { batches: nth },
    }
    await perform(
      platform,
      async () => ({ acts: organised({ version: nth }, batch), answer: true }),
      () => [step],
    )
  }
  return true
}

function batchesOf(acts: readonly OrganisationAct[]): OrganisationAct[][] {
  const batches: OrganisationAct[][] = []
  let rows = MOST_ROWS
  for (const each of acts) {
    const own = ROWS_OF_AN_ACT + each.changes.length + (each.act.rows?.length ?? 0) + (each.act.effects?.length ?? 0)
    if (rows + own > MOST_ROWS) {
      batches.push([])
      rows = 0
    }
    batches.at(-1)?.push(each)
    rows += own
  }
  return batches
}
