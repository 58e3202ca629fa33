import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import { type Directory, deputiesOf, holdersOf, positionsOf } from '../../responsibility/index.ts'
import type { Change, LastTime } from '../package.ts'

/** Something nobody has used for so long is asked about. */
const UNUSED_AFTER = 90 * DAY

/** An entitlement as it stands now. */
export interface StandsNow {
  readonly holder: Id
  /** The position it was given for. */
  readonly position: Id
  readonly until: Instant
  readonly hasConflict: boolean
  readonly isEmergency: boolean
  /** Where the system says so. */
  readonly lastUsedAt?: Instant
}

/** How it stood when somebody last decided on it. */
export interface StoodThen {
  readonly until: Instant
  readonly positions: readonly Id[]
  readonly last: LastTime
}

/** What is different from last time, and what is odd in itself. */
export function whatChanged(
  now: StandsNow,
  then: StoodThen | undefined,
  directory: Directory,
  at: Instant,
): readonly Change[] {
  const found: readonly (readonly [Change, boolean])[] = [
    ['first-time', then === undefined],
    ['extended', then !== undefined && now.until > then.until],
    ['holder-moved', then !== undefined && !isSameSet(positionsOf(directory, now.holder, at), then.positions)],
    ['conflict', now.hasConflict],
    ['emergency', now.isEmergency],
    ['no-duty', !isStillIn(directory, now.holder, now.position, at)],
    ['unused', now.lastUsedAt !== undefined && now.lastUsedAt < plusMillis(at, -UNUSED_AFTER)],
  ]
  return found.flatMap(([change, is]) => (is ? [change] : []))
}

const isSameSet = (one: readonly Id[], other: readonly Id[]): boolean =>
  new Set([...one, ...other]).size === new Set(one).size && new Set(one).size === new Set(other).size

const isStillIn = (directory: Directory, person: Id, position: Id, at: Instant): boolean =>
  [...holdersOf(directory, position, at), ...deputiesOf(directory, position, at)].some(({ id }) => id === person)
