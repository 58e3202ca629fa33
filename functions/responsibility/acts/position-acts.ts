import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { HeadRow } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Assignment, Deputy, Position } from '../directory.ts'
import type { DirectoryChange } from '../directory-with.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'

/** A position's head remembers an open gap of the roster: nobody was there when somebody was needed. */
export type PositionHead = HeadRow & { readonly gap?: Id }

export type PositionWish = Pick<Position, 'group' | 'name' | 'authorities'>

/** Holding a position, or deputising for it: the id says which (`asg_…`, `dpt_…`). */
export type Place = Assignment | Deputy

/** People have a place in a position no longer: `{ people }`. A place that ends by its date says nothing. */
export const PLACES_ENDED = 'position.places-ended'

/** Somebody was given a position, or named its deputy, now or from an instant ahead: `{ position, person }`. */
export const POSITION_FILLED = 'position.filled'

/** A new position, with whoever holds or deputises for it from the beginning. */
export function addPosition(
  organiser: Organiser,
  id: Id,
  wish: PositionWish,
  places: readonly Place[] = [],
): OrganisationAct {
  const position: Position = { id, ...wish, version: nextVersion(undefined) }
  return organisationAct(organiser, {
    id,
    before: undefined,
    head: headOf(position),
    did: 'position.added',
    what: {
      ...whatOf(wish),
      ...(places.length === 0 ? {} : { places: places.map(({ id: place, person }) => ({ place, person })) }),
    },
    changes: [{ kind: 'position', put: position }, ...places.map(placed)],
  })
}

/** Name, group, or what it may do. */
export function changePosition(organiser: Organiser, before: HeadRow, after: Position): OrganisationAct {
  const position = { ...after, version: nextVersion(before) }
  return organisationAct(organiser, {
    id: before.id,
    before,
    head: headOf(position),
    did: 'position.changed',
    what: whatOf(after),
    changes: [{ kind: 'position', put: position }],
  })
}

/** Somebody takes a position, or stands in for its holder. Others hear of it: an open gap is filled, a list is to be signed. */
export function takePlace(
  organiser: Organiser,
  before: PositionHead,
  position: Position,
  place: Place,
): OrganisationAct {
  const { id, person, from, until } = place
  return organisationAct(organiser, {
    id: position.id,
    before,
    did: isAssignment(place) ? 'position.assigned' : 'position.deputy-named',
    what: { place: id, person, from, ...(until === undefined ? {} : { until }) },
    changes: [placed(place), { kind: 'position', put: { ...position, version: nextVersion(before) } }],
    effects: filled(position.id, person),
  })
}

/** Places end now, whether they have begun or not. All of one position; who leaves is handed over by the leaver's own procedure. */
export function endPlaces(
  organiser: Organiser,
  before: PositionHead,
  position: Position,
  places: readonly Place[],
  isLeaver = false,
): OrganisationAct {
  return organisationAct(organiser, {
    id: position.id,
    before,
    did: places.every(isAssignment) ? 'position.assignment-ended' : 'position.place-ended',
    what: { ended: places.map(({ id: place, person }) => ({ place, person })) },
    changes: [
      ...places.map((place) => ended(place, organiser.at)),
      { kind: 'position', put: { ...position, version: nextVersion(before) } },
    ],
    effects: isLeaver
      ? []
      : [
          {
            kind: 'event',
            event: PLACES_ENDED,
            about: { position: position.id, people: places.map(({ person }) => person) },
          },
        ],
  })
}

export const isAssignment = ({ id }: Place): boolean => id.startsWith('asg_')

const placed = (place: Place): DirectoryChange =>
  isAssignment(place) ? { kind: 'assignment', put: place } : { kind: 'deputy', put: place }

/** What never began is as if it had not been. */
function ended(place: Place, at: string): DirectoryChange {
  const hasBegun = place.from < at
  const put = { ...place, until: at }
  if (isAssignment(place)) return hasBegun ? { kind: 'assignment', put } : { kind: 'assignment', remove: place.id }
  return hasBegun ? { kind: 'deputy', put } : { kind: 'deputy', remove: place.id }
}

const filled = (position: Id, person: Id): Effect[] => [
  { kind: 'event', event: POSITION_FILLED, about: { position, person } },
]

const headOf = ({ name, group }: Position): JsonObject => ({ name: { ...name }, group })

const whatOf = ({ group, authorities }: Pick<Position, 'group' | 'authorities'>): JsonObject => ({
  ...(group === undefined ? {} : { group }),
  authorities: authorities.map(({ act, ...limits }) => (Object.keys(limits).length === 0 ? act : { act, ...limits })),
})
