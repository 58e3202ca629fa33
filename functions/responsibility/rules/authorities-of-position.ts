import type { Id } from '../../kernel/ids.ts'
import type { AuthorityName } from '../authorities.ts'
import type { Authority, Directory } from '../directory.ts'

/**
 * What a position may do. The one place that knows where a position's authorities come from: they are written on the
 * position itself until duties are published, and follow from those afterwards.
 */
export const authoritiesOfPosition = (directory: Directory, position: Id): readonly Authority[] =>
  directory.positions.get(position)?.authorities ?? []

/** Whether a position may do an act, on a service if the act has one; an authority without services holds for all. */
export const positionMay = (directory: Directory, position: Id, act: AuthorityName, service?: Id): boolean =>
  authoritiesOfPosition(directory, position).some(
    (each) =>
      each.act === act && (each.services === undefined || (service !== undefined && each.services.includes(service))),
  )

/** The positions that may do an act on every service, in the order of their ids. */
export const positionsThatMay = (directory: Directory, act: AuthorityName): Id[] =>
  [...directory.positions.keys()].filter((position) => positionMay(directory, position, act)).toSorted()
