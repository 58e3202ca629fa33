import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { AuthorityName } from '../authorities.ts'
import type { Authority, BookInForce, Directory, DutyAuthority } from '../directory.ts'
import { RISKS, type Risk } from '../risks.ts'

/** What an act is done to, as far as authorities are limited by it. */
export interface ActedOn {
  readonly service?: Id
  readonly risk?: Risk
}

/** The role book that counts at an instant; none before the first took effect. */
export const bookAt = (directory: Directory, at: Instant): BookInForce | undefined =>
  directory.books.findLast(({ from }) => from <= at)

/**
 * What a position may do at an instant. The one place that knows where a position's authorities come from: from its
 * duties in the role book; until there is one, from what the position itself was given.
 */
export function authoritiesOfPosition(
  directory: Directory,
  position: Id,
  at: Instant,
): readonly (Authority | DutyAuthority)[] {
  const book = bookAt(directory, at)
  return (book === undefined ? directory.positions.get(position)?.authorities : book.authorities.get(position)) ?? NONE
}

const NONE: readonly Authority[] = []

/** Whether an authority reaches this far: its services, and up to its risk. */
export const reaches = ({ services, upTo }: Authority, { service, risk }: ActedOn): boolean =>
  (services === undefined || (service !== undefined && services.includes(service))) &&
  (upTo === undefined || (risk !== undefined && RISKS.indexOf(risk) <= RISKS.indexOf(upTo)))

/** The authority by which a position may do an act on a thing; the narrowest is named, where several allow it. */
export function authorityFor(
  directory: Directory,
  position: Id,
  act: AuthorityName,
  at: Instant,
  on: ActedOn = {},
): Authority | DutyAuthority | undefined {
  const found = authoritiesOfPosition(directory, position, at).filter((each) => each.act === act && reaches(each, on))
  return found.find(({ services }) => services !== undefined) ?? found[0]
}

/** Whether a position may do an act on a thing at an instant. */
export const positionMay = (
  directory: Directory,
  position: Id,
  act: AuthorityName,
  at: Instant,
  on: ActedOn = {},
): boolean => authorityFor(directory, position, act, at, on) !== undefined

/** The positions that may do an act, on this thing if one is named, in the order of their ids. */
export const positionsThatMay = (directory: Directory, act: AuthorityName, at: Instant, on: ActedOn = {}): Id[] =>
  [...directory.positions.keys()].filter((position) => positionMay(directory, position, act, at, on)).toSorted()
