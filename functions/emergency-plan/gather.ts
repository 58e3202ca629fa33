import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { Language } from '../kernel/text.ts'
import type { Call, Caller } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import {
  type Answerer,
  type Directory,
  isActive,
  lastResort,
  notActive,
  recentDirectory,
  whoAnswers,
  worksInIt,
} from '../responsibility/index.ts'
import { refused } from './errors.ts'
import { mayWrite } from './rules/may-write.ts'

/** Who looks, when, in which language, at which organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

/** Who acts, and by which right. */
export interface Doer {
  readonly actor: Actor
  readonly person: Id
  readonly grant: Grant
}

/** Whoever has no position sees nothing of it. */
export function mustWorkHere(directory: Directory, person: Id, now: Instant): void {
  if (!worksInIt(directory, person, now)) throw new NotFoundError('emergency plan')
}

/** Who looks, where it is somebody of the department; 404 for others. */
export async function lookingOf(store: Store, { caller, now }: Pick<Call, 'caller' | 'now'>): Promise<Looking> {
  const directory = await recentDirectory(store)
  mustWorkHere(directory, caller.person, now)
  return { directory, person: caller.person, language: caller.language, now }
}

/** By being of the department. Throws a `RefusalError` (403) for whoever has left. */
export function own({ actor, person }: Caller, directory: Directory, authority: string): Doer {
  if (!isActive(directory, person)) throw new RefusalError(403, notActive)
  return { actor, person, grant: { authority, via: 'relation' } }
}

/** By being near to the owner of the plan. Throws a `RefusalError` (403). */
export function writing(caller: Caller, directory: Directory, owner: Id, now: Instant): Doer {
  mustWorkHere(directory, caller.person, now)
  const by = own(caller, directory, 'emergency-plan.write')
  if (!mayWrite(directory, caller.person, owner, now)) throw refused('not-your-plan')
  return by
}

/** Who answers for a plan: the holder of its position, else the deputy, else the leader of the group, else the head. */
export function ownerOf(directory: Directory, owner: Id, now: Instant): Answerer {
  const group = directory.positions.get(owner)?.group
  const found =
    whoAnswers(directory, { who: 'holder', position: owner }, now) ??
    (group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now)) ??
    lastResort(directory, now)
  if (found === undefined) throw new TypeError('the directory has no active head of IT')
  return found
}
