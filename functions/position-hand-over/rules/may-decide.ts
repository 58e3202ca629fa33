import type { Instant } from '../../kernel/instant.ts'
import type { Reason } from '../../kernel/refusal.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { EntitlementChoice, PositionHandOver } from '../position-hand-over.ts'
import { endsWithThePosition, noteNeeded } from './reasons.ts'
import { placeIn } from './who-hands-over.ts'

/** Why something may not be decided so; nothing when it may. What does not go to the receiver needs a word why. */
export function whatSpeaksAgainst(
  choice: 'hand-over' | 'keep' | EntitlementChoice['choice'],
  note: string | undefined,
): Reason | undefined {
  const isKept = choice === 'keep' || choice === 'stays'
  return isKept && note === undefined ? noteNeeded : undefined
}

/**
 * A right was given for the position: once its holder's time there is known to end it ends too, and cannot be left with
 * them by saying so. Whoever needs it on another post asks for it there.
 */
export function canItStay(
  { position, from }: Pick<PositionHandOver, 'position' | 'from'>,
  directory: Directory,
  now: Instant,
): Reason | undefined {
  const stands = [placeIn(directory, position, from, now), deputyIn(directory, position, from, now)]
  return stands.some((each) => each !== undefined && each.until === undefined) ? undefined : endsWithThePosition
}

const deputyIn = (directory: Directory, position: string, person: string, now: Instant) =>
  directory.deputies.find(
    (each) => each.position === position && each.person === person && (each.until === undefined || each.until > now),
  )
