import type { Id } from '../kernel/ids.ts'
import type { Effect } from '../platform/effect.ts'

/** Something about how a person is reached, or about what of it is proven, is another: `{ person }`. */
export const REACHABILITY_MOVED = 'paging.reachability-moved'

export const reachabilityMoved = (person: Id): Effect => ({
  kind: 'event',
  event: REACHABILITY_MOVED,
  about: { person },
})
