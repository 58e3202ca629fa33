import type { Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { Call, Caller } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, isActive, notActive, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { refused } from './errors.ts'
import type { Looking } from './on-call.view.ts'
import type { AgreedBy } from './override.ts'
import type { Range } from './rules/holes.ts'
import { mayKeep } from './rules/may-keep.ts'
import type { OnCallSchedule } from './schedule.ts'

/** Whoever has no position sees nothing of it. */
export function mustWorkHere(directory: Directory, person: Id, now: Instant): void {
  if (!worksInIt(directory, person, now)) throw new NotFoundError('schedule')
}

/** Who looks, where it is somebody of the department; 404 for others. */
export async function lookingOf(store: Store, { caller, now }: Pick<Call, 'caller' | 'now'>): Promise<Looking> {
  const directory = await recentDirectory(store)
  mustWorkHere(directory, caller.person, now)
  return { directory, person: caller.person, language: caller.language, now }
}

/** By which right the caller changes this schedule. Throws a `RefusalError` (403). */
export function keeping(
  directory: Directory,
  { actor, person }: Caller,
  schedule: OnCallSchedule,
  now: Instant,
): AgreedBy {
  mustWorkHere(directory, person, now)
  const verdict = mayKeep(directory, person, schedule, now)
  if ('no' in verdict) throw new RefusalError(403, verdict.no, { authority: 'on-call.schedule' })
  return { actor, person, grant: verdict.yes }
}

/** The caller's own affair: they only have to be employed still. */
export function own(directory: Directory, { actor, person }: Caller, authority: string): AgreedBy {
  if (!isActive(directory, person)) throw new RefusalError(403, notActive)
  const grant: Grant = { authority, via: 'relation' }
  return { actor, person, grant }
}

const LONGEST_RANGE = 100 * DAY

/** A range of a view: so many days from now unless given. */
export function rangeOf(
  { from, until }: { readonly from?: Instant | undefined; readonly until?: Instant | undefined },
  days: number,
  now: Instant,
): Range {
  const first = from ?? now
  const last = until ?? plusMillis(first, days * DAY)
  if (last <= first) throw refused('until-before-from')
  if (last > plusMillis(first, LONGEST_RANGE)) throw refused('range-too-long')
  return { from: first, until: last }
}
