import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis, wholeSecond } from '../kernel/instant.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { Outcome } from '../platform/act.ts'
import { headAfterAct } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { isActive, loadDirectory, notActive, personIsActive, worksInIt } from '../responsibility/index.ts'
import {
  dateOutOfRange,
  giverIsReceiver,
  handOverOpen,
  neverHadThePosition,
  receiverNotInPosition,
  refused,
  unknownPerson,
  unknownPosition,
} from './errors.ts'
import { findHanded } from './position-hand-over.store.ts'
import type { PositionHandOverHead } from './position-hand-over.ts'
import { mayLead } from './rules/may-lead.ts'
import { placeIn } from './rules/who-hands-over.ts'
import { begin } from './steps/begin.ts'

export interface StartWish {
  readonly position: Id
  readonly from: Id
  readonly to: Id
  readonly by?: Instant | undefined
}

/** No hand-over takes longer. */
const FURTHEST = 366 * DAY

/** Somebody above has a position handed over. */
export async function start(
  platform: Platform,
  { position, from, to, by }: StartWish,
  { caller, now }: { readonly caller: Caller; readonly now: Instant },
): Promise<Outcome<PositionHandOverHead>> {
  const directory = await loadDirectory(platform.store)
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('position')
  if (!directory.positions.has(position)) throw unknownPosition()
  const verdict = mayLead(directory, position, caller.person, 'start', now)
  if ('no' in verdict) throw refused(verdict.no)
  if (!directory.people.has(from) || !directory.people.has(to)) throw unknownPerson()
  if (from === to) throw giverIsReceiver()
  if (!isActive(directory, to)) throw new RefusalError(409, notActive)
  if (by !== undefined && (by <= now || by > plusMillis(now, FURTHEST))) throw dateOutOfRange()
  const had = directory.assignments.some((each) => each.position === position && each.person === from)
  if (!had) throw neverHadThePosition()
  const begins = placeIn(directory, position, to, now)
  if (begins === undefined) throw receiverNotInPosition()
  const handed = await findHanded(platform.store, position, from)
  if (handed?.isOpen === true) throw handOverOpen(handed.id)
  const until = by === undefined ? undefined : wholeSecond(by)
  const places = { begins: begins.id }
  const wish = { position, from, receiver: to, by: until, takesEffectAt: begins.from, places, handed }
  const doer = { actor: caller.actor, person: caller.person, grant: verdict.yes }
  const { act } = await begin(platform, directory, wish, doer, now)
  const rows = [personIsActive(to), personIsActive(caller.person), ...(act.rows ?? [])]
  return { acts: [{ ...act, rows }], answer: headAfterAct<PositionHandOverHead>(act) }
}
