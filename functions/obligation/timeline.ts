import { listEntriesByAggregate } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Language } from '../kernel/text.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { TimelineEntry } from './timeline.contract.ts'
import { timelineEntryOf } from './timeline.view.ts'

/** A page of the story of a thing, oldest first. Whether somebody may read it is asked before. */
export async function timelineOf(
  store: Store,
  id: Id,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  looking: { readonly directory: Directory; readonly language: Language },
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  const entries = await listEntriesByAggregate(store, id, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
  return { items: entries.items.map((each) => timelineEntryOf(each, looking)), nextCursor: entries.next ?? null }
}
