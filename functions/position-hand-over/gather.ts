import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Policy, pinnedPolicy } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { getHandOver, type WholeHandOver } from './position-hand-over.store.ts'
import { POSITION_HAND_OVER } from './position-hand-over-policy.ts'

export type HandOverPolicy = Policy<'prepare' | 'confirm' | 'sign' | 'carry-out'>

/** Everything a step of a hand-over is decided on, read consistently. */
export interface Gathered extends WholeHandOver {
  readonly directory: Directory
  readonly policy: HandOverPolicy
  readonly now: Instant
}

export async function gather(store: Store, id: Id, now: Instant): Promise<Gathered> {
  const [whole, directory] = await Promise.all([getHandOver(store, id), loadDirectory(store)])
  const policy = await pinnedPolicy(store, POSITION_HAND_OVER, whole.head.policy)
  return { ...whole, directory, policy, now }
}
