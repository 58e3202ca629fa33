import type { Id } from '../kernel/ids.ts'
import { inChunks } from '../kernel/in-chunks.ts'
import type { Store } from '../platform/store.ts'
import { noiseOf } from './noise.store.ts'
import type { Noise } from './noise.ts'
import { listHeartbeatsByName, listSourcesByName, MOST_SOURCES } from './source.store.ts'

/** How many are read at once. */
const AT_ONCE = 10

/** A source, or a heartbeat, with what it sent. */
export interface SourceWithNoise extends Noise {
  readonly source: Id
  readonly name: string
  /** Of the alerts it sends; of a heartbeat `heartbeat`. */
  readonly kind: string
}

/** What every source and heartbeat sent from a day to a day (UTC dates, both included), by name, heartbeats last. */
export async function noiseOfSources(store: Store, from: string, until: string): Promise<SourceWithNoise[]> {
  const page = { limit: MOST_SOURCES }
  const [sources, heartbeats] = await Promise.all([listSourcesByName(store, page), listHeartbeatsByName(store, page)])
  const all = [
    ...sources.items.map(({ id, name, kind }) => ({ source: id, name, kind })),
    ...heartbeats.items.map(({ id, name }) => ({ source: id, name, kind: 'heartbeat' })),
  ]
  const found: SourceWithNoise[] = []
  for (const some of inChunks(all, AT_ONCE)) {
    found.push(
      ...(await Promise.all(
        some.map(async (each) => ({ ...each, ...(await noiseOf(store, each.source, from, until)) })),
      )),
    )
  }
  return found
}
