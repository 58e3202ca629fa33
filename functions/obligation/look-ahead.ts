import { headKey } from '../audit-trail/audit-trail.store.ts'
import { findHead, perform } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, whoWillBeMissing } from '../responsibility/index.ts'
import { closeGap } from './close-gap.ts'
import { foreseenGapActs, type WithGap } from './roster-gap.ts'

/** What came of looking ahead. */
export interface Looked {
  readonly opened: number
  readonly closed: number
}

/** Positions that have an open gap, or will have nobody: in most departments on most days none, for a read or two. */
export async function positionsToLookAt({ store, clock }: Platform): Promise<Id[]> {
  const directory = await loadDirectory(store)
  const positions = [...directory.positions.keys()].toSorted()
  const heads = await store.findMany<WithGap>(positions.map(headKey))
  const open = new Set(heads.flatMap((head) => (head?.gap === undefined ? [] : [head.id])))
  const now = clock.now()
  return positions.filter((each) => open.has(each) || whoWillBeMissing(directory, each, now).length > 0)
}

/**
 * Looks whether a position will have somebody: an open gap that is one no more is closed, one that is seen coming is
 * opened, unless the position has one. Doing it twice, or at the same time as somebody else, does it once.
 */
export async function lookAhead(platform: Platform, position: Id): Promise<Looked> {
  const closed = await perform(platform, () => closeGap(platform, position, 'looked-at'))
  const opened = await perform(platform, () => foresee(platform, position))
  return { opened: opened ? 1 : 0, closed: closed ? 1 : 0 }
}

async function foresee(platform: Platform, position: Id): Promise<Outcome<boolean>> {
  const now = platform.clock.now()
  const directory = await loadDirectory(platform.store)
  const [first] = whoWillBeMissing(directory, position, now)
  if (first === undefined) return { acts: [], answer: false }
  const head = (await findHead(platform.store, position)) as WithGap | undefined
  if (head?.gap !== undefined) return { acts: [], answer: false }
  const acts = await foreseenGapActs(platform, directory, position, first, now)
  return { acts, answer: acts.length > 0 }
}
