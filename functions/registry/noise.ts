import { listHeartbeatsByName, listSourcesByName, noiseOf } from '../alert/index.ts'
import type { NoiseBySource } from '../incident-figures/figures.routes.ts'

/** There are no more of either. */
const MOST = 200
const AT_ONCE = 10

/** What sources of alerts sent, for figures: the room of alerts has the sums. */
export const noiseOfSources: NoiseBySource = async (store, from, until) => {
  const [sources, heartbeats] = await Promise.all([
    listSourcesByName(store, { limit: MOST }),
    listHeartbeatsByName(store, { limit: MOST }),
  ])
  const all = [
    ...sources.items.map(({ id, name, kind }) => ({ source: id, name, kind: String(kind) })),
    ...heartbeats.items.map(({ id, name }) => ({ source: id, name, kind: 'heartbeat' })),
  ]
  const found = []
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE)
    found.push(
      ...(await Promise.all(
        some.map(async (each) => ({ ...each, ...(await noiseOf(store, each.source, from, until)) })),
      )),
    )
  }
  return found
}
