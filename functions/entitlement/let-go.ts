import type { Platform } from '../platform/platform.ts'
import type { Write } from '../platform/store.ts'
import {
  getEntitlementHead,
  isStillLive,
  putEntitled,
  removeAsked,
  removeEntitled,
  stillHeldBy,
} from './entitlement.store.ts'
import { isLive } from './entitlement.ts'
import { type Everything, followedBy } from './gather.ts'

/**
 * What becomes of its person's right when an entitlement is over: they have it no longer. Where it was to follow an
 * earlier one that is still there, they have it by the earlier one, as before; what conflicts with it goes on to be
 * refused. Where a later one is in its place already, that stays.
 */
export async function letGo(
  { store }: Pick<Platform, 'store'>,
  { before, holding, whole }: Everything,
): Promise<Write[]> {
  if (before.status === 'requested') return [removeAsked(before)]
  const holder = holding.has.get(before.right)
  if (holder !== before.id) return [stillHeldBy(before, holder)]
  const follows = followedBy(whole)
  const earlier = follows === undefined ? undefined : await getEntitlementHead(store, follows)
  if (earlier === undefined || !isLive(earlier)) return [removeEntitled(before)]
  return [putEntitled(earlier, before.id), isStillLive(earlier)]
}
