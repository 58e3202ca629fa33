import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, isActive } from '../../responsibility/index.ts'
import type { Acknowledgement } from '../acknowledgement.ts'

/** Somebody who has to know the list of a position, and from when on they answer for it. */
export interface Reader {
  readonly person: Id
  readonly as: Acknowledgement['as']
  readonly from: Instant
}

/**
 * Who holds a position or stands in for a holder, now or from an instant ahead: whoever begins next month reads the list
 * before. Each person once; who is both reads it as its holder.
 */
export function readersOf(directory: Directory, position: Id, now: Instant): Reader[] {
  const found = new Map<Id, Reader>()
  const places = [
    ...directory.assignments.map((place) => ({ ...place, as: 'holder' as const })),
    ...directory.deputies.map((place) => ({ ...place, as: 'deputy' as const })),
  ]
  for (const { person, position: of, from, until, as } of places) {
    const isOver = until !== undefined && until <= now
    if (of !== position || isOver || !isActive(directory, person)) continue
    const known = found.get(person)
    if (known === undefined || (known.as === as && from < known.from)) found.set(person, { person, as, from })
  }
  return [...found.values()].toSorted((a, b) => (a.person < b.person ? -1 : 1))
}

/** Whether and as what somebody has to know the list of a position. */
export const readerOf = (directory: Directory, position: Id, person: Id, now: Instant): Reader | undefined =>
  readersOf(directory, position, now).find((each) => each.person === person)
