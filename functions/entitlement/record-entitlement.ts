import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { newId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { currentPolicy, pinOf } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import { nextNumber } from '../platform/next-number.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { getRight, getSystem } from './catalogue.store.ts'
import { holdingOf } from './entitlement.store.ts'
import type { Entitlement } from './entitlement.ts'
import { ENTITLEMENT } from './entitlement-policy.ts'
import { hashOfEntitlement } from './gather.ts'
import { record } from './steps/begin.ts'

/** What somebody had on a system before anybody kept records. */
export interface RecordWish {
  readonly right: Id
  readonly person: Id
  readonly position: Id
  readonly reason: string
  readonly until: Instant
  readonly account?: string
}

/**
 * Takes into the records what is there already, as it is: active, approved by nobody here. No act where the person is on
 * record with this right. Whoever calls has looked that person, position and time are sound.
 */
export async function recordEntitlement(
  platform: Pick<Platform, 'store' | 'random'>,
  wish: RecordWish,
  { actor, person: requester, grant }: { readonly actor: Actor; readonly person: Id; readonly grant: Grant },
  now: Instant,
): Promise<Act[]> {
  const { store } = platform
  const [right, holding, policy, directory] = await Promise.all([
    getRight(store, wish.right),
    holdingOf(store, wish.person),
    currentPolicy(store, ENTITLEMENT),
    loadDirectory(store),
  ])
  if (holding.has.has(right.id)) return []
  const system = await getSystem(store, right.system)
  const said = { ...wish, requester }
  const entitlement: Entitlement = {
    id: newId('ent', now, platform.random),
    number: await nextNumber(platform, 'entitlement', 'ENT'),
    origin: 'recorded',
    ...said,
    rightName: right.name,
    system: system.id,
    systemName: system.name,
    service: system.service,
    risk: right.risk,
    contentHash: hashOfEntitlement(said),
    conflicts: [],
    status: 'active',
    stage: 'rest',
    since: now,
    round: 1,
    policy: pinOf(policy),
  }
  const gathered = {
    before: undefined,
    standing: { open: [], all: [] },
    directory,
    policy,
    connector: system.connector,
    now,
  }
  return [record(entitlement, gathered, { actor, grant, comment: wish.reason })]
}
