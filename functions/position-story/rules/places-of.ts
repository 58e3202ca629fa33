import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Assignment, Deputy, Directory } from '../../responsibility/index.ts'
import type { Told } from './in-one-order.ts'

/** Somebody's time in a post began, or ended. */
export interface PlaceTurned {
  readonly what: 'begun' | 'ended'
  readonly as: 'holder' | 'deputy'
  readonly place: Assignment | Deputy
  readonly at: Instant
}

/** When people took a post or stood in for it, and when they gave it up, up to now; newest first. */
export function placesOf(directory: Directory, position: Id, now: Instant): Told<PlaceTurned>[] {
  const turnsOf = (places: readonly (Assignment | Deputy)[], as: PlaceTurned['as']): PlaceTurned[] =>
    places
      .filter((place) => place.position === position)
      .flatMap((place) => [
        { what: 'begun', as, place, at: place.from },
        ...(place.until === undefined ? [] : [{ what: 'ended', as, place, at: place.until } as const]),
      ])
  return [...turnsOf(directory.assignments, 'holder'), ...turnsOf(directory.deputies, 'deputy')]
    .filter(({ at }) => at <= now)
    .map((thing) => ({ order: `${thing.at}#${thing.place.id}#${thing.what}`, thing }))
    .toSorted((one, other) => (one.order > other.order ? -1 : 1))
}
