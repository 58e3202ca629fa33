import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { covers, type Directory, isActive } from '../../responsibility/index.ts'
import type { EndReason, Entitlement } from '../entitlement.ts'

/** Whether the book in force gives a position a duty. */
export type IsDutyOf = (position: Id, duty: Id) => boolean

/**
 * Why somebody may have this no longer; nothing while it stands on its ground: its person works here and holds (or
 * deputises for) the position it was given for, that position has the duty, and its time is not over.
 */
export function whyGroundless(
  { person, position, duty, until }: Pick<Entitlement, 'person' | 'position' | 'duty' | 'until'>,
  directory: Directory,
  isDutyOf: IsDutyOf,
  now: Instant,
): EndReason | undefined {
  if (!isActive(directory, person)) return 'person-left'
  if (until <= now) return 'time-over'
  if (!isIn(directory, person, position, now)) return 'position-left'
  if (duty !== undefined && !isDutyOf(position, duty)) return 'duty-gone'
  return undefined
}

/** Whether somebody holds a position, or deputises for it, at an instant. */
export const isIn = (directory: Directory, person: Id, position: Id, at: Instant): boolean =>
  placesOf(directory, person, at).includes(position)

/** Positions somebody holds or deputises for; each once. */
export const placesOf = (directory: Directory, person: Id, at: Instant): Id[] => [
  ...new Set(
    [...directory.assignments, ...directory.deputies]
      .filter((each) => each.person === person && covers(each, at))
      .map(({ position }) => position),
  ),
]

/** When its time is over, or its person's in the position, whichever is known to come first. */
export function endsAt(
  { person, position, until }: Pick<Entitlement, 'person' | 'position' | 'until'>,
  directory: Directory,
  at: Instant,
): Instant {
  const places = [...directory.assignments, ...directory.deputies].filter(
    (each) => each.person === person && each.position === position && covers(each, at),
  )
  const last =
    places
      .map((place) => place.until ?? until)
      .toSorted()
      .at(-1) ?? until
  return last < until ? last : until
}
