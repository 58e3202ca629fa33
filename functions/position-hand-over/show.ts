import { dutyListAt, dutyListIn, namesIn } from '../acknowledgement/index.ts'
import { getEntitlementHead } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type CaseKinds, getObligation } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import { getHandOver } from './position-hand-over.store.ts'
import type { Looking, Shown } from './position-hand-over.view.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { entitledThrough, owedThrough } from './things-of-position.ts'

/**
 * A hand-over with all it is about. What is not decided on yet is shown as it is now; once both have signed, nothing is
 * added any more.
 */
export async function show(store: Store, kinds: CaseKinds, id: Id, looking: Looking): Promise<Shown> {
  const whole = await getHandOver(store, id)
  const { head, content } = whole
  const { directory, person, now } = looking
  mustBeAbleToSee(directory, person, head, now)
  const isSettled = head.stage === 'over' || head.stage === 'carry-out'
  const effect = head.takesEffectAt > now ? head.takesEffectAt : now
  const [list, owed, entitled] = await Promise.all([
    head.duties === undefined
      ? dutyListAt(store, effect, head.position)
      : dutyListIn(store, head.duties.book, head.position),
    isSettled ? [] : owedThrough(store, kinds, head),
    isSettled ? [] : entitledThrough(store, head),
  ])
  const missing = <Thing extends { readonly id: Id }>(there: readonly Thing[], decided: readonly Id[]) =>
    decided.filter((each) => !there.some((thing) => thing.id === each))
  const [decided, decidedRights] = await Promise.all([
    Promise.all(
      missing(
        owed,
        content.obligations.map(({ obligation }) => obligation),
      ).map((each) => getObligation(store, each)),
    ),
    Promise.all(
      missing(
        entitled,
        content.entitlements.map(({ entitlement }) => entitlement),
      ).map((each) => getEntitlementHead(store, each)),
    ),
  ])
  return {
    whole,
    list,
    names: await namesIn(store, directory, list?.duties ?? []),
    owed: [...decided, ...owed],
    entitled: [...decidedRights, ...entitled],
  }
}
