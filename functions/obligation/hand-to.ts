import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, holdersOf, loadDirectory } from '../responsibility/index.ts'
import type { CaseKinds } from './case-kind.ts'
import { onlyInPerson } from './errors.ts'
import { mustBeAbleToTake } from './must-be-able-to-take.ts'
import { headNaming } from './named-owner.ts'
import { findStanding, getObligation, putObligation, type Standing } from './obligation.store.ts'
import { nextVersion, type OpenObligation } from './obligation.ts'
import { closed, tell } from './open-obligation.ts'
import { kindOf } from './standing.ts'

/** An obligation that both sides have agreed on elsewhere, and what of theirs says so. */
export interface Agreed {
  readonly obligation: Id
  /** Who answers for it now; of anybody else it is not taken. */
  readonly from: Id
  /** The post it goes along with; whoever takes it over and holds that owes it as its holder. */
  readonly position: Id
  readonly now: Instant
  /** Named in the story of its case: the hand-over of a position. */
  readonly because: JsonObject
}

/**
 * Somebody takes over what another owes, as both have signed: no offer has to be accepted any more. The rules of an offer
 * hold. Nothing when it is not the giver's any more, or closed; throws a `RefusalError` when the receiver cannot take it.
 */
export async function handTo(platform: Platform, kinds: CaseKinds, to: Id, agreed: Agreed): Promise<Act[]> {
  const found = await gather(platform, agreed)
  if (found === undefined) return []
  const { standing, obligation, directory } = found
  const kind = kindOf(kinds, obligation.caseId)
  if (kind.onlyFor?.(standing.head, obligation.kind) === obligation.accountable) throw onlyInPerson()
  mustBeAbleToTake(directory, kind, standing, obligation, to, agreed.now)
  const { acknowledgedAt: _, ...kept } = obligation
  const isTheirPost = holdersOf(directory, agreed.position, agreed.now).some(({ id }) => id === to)
  const taken: OpenObligation = {
    ...kept,
    accountable: to,
    ...(isTheirPost ? { via: 'holder', position: agreed.position } : { via: 'person' }),
    asked: [...new Set([...kept.asked, to])],
  }
  return [moving(standing, taken, 'obligation.accepted', { ...agreed.because, from: agreed.from }, agreed.now)]
}

/**
 * Somebody keeps what they owe although they leave the place it came with: it is theirs as a person from now on. Nothing
 * when it is not theirs any more.
 */
export async function keepInPerson(platform: Platform, agreed: Agreed): Promise<Act[]> {
  const found = await gather(platform, agreed)
  if (found === undefined || found.obligation.via === 'person') return []
  const kept: OpenObligation = { ...found.obligation, via: 'person' }
  return [moving(found.standing, kept, 'obligation.kept', agreed.because, agreed.now)]
}

interface Found {
  readonly standing: Standing
  readonly obligation: OpenObligation
  readonly directory: Directory
}

async function gather({ store }: Platform, { obligation: id, from }: Agreed): Promise<Found | undefined> {
  const { caseId } = await getObligation(store, id)
  const [standing, directory] = await Promise.all([findStanding(store, caseId), loadDirectory(store)])
  const obligation = standing?.open.find((each) => each.id === id && each.accountable === from)
  return standing === undefined || obligation === undefined ? undefined : { standing, obligation, directory }
}

/** An offer that stood, and an acceptance that waited, have nothing to ask any more. */
function moving(
  { head, open }: Standing,
  { offer: _, ...decided }: OpenObligation,
  did: string,
  what: JsonObject,
  now: Instant,
): Act {
  const moved = { ...decided, ...nextVersion(decided) }
  const settled = open.filter(({ concerns }) => concerns === moved.id)
  return {
    before: head,
    head: headNaming(head, moved),
    bumpsVersion: false,
    at: now,
    did,
    by: byClock,
    what: { obligation: moved.id, kind: moved.kind, accountable: moved.accountable, ...what },
    rows: [putObligation(moved), ...settled.map((each) => putObligation(closed(each, 'withdrawn', 'onduty', now)))],
    effects: [
      ...(did === 'obligation.kept' ? [] : [tell(moved, moved.accountable, 'asked')]),
      { kind: 'wake', caseId: moved.caseId },
    ],
  }
}
