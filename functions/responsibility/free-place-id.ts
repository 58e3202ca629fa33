import { type Id, idWithin } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Place } from './acts/position-acts.ts'

/** Several places may be given at one instant, of a virtual clock or in one act. */
export function freePlaceId(taken: readonly Place[], position: Id, prefix: 'asg' | 'dpt', now: Instant): Id {
  for (let nth = 0; ; nth += 1) {
    const id = idWithin(position, prefix, now, nth)
    if (!taken.some((place) => place.id === id)) return id
  }
}
