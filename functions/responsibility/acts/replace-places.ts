import type { Position } from '../directory.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'
import { endPlaces, type Place, type PositionHead, takePlace } from './position-acts.ts'

export interface PlacesMoved {
  readonly begin: readonly Place[]
  readonly end: readonly Place[]
  /** The position under another name or in another group, where that changes too. */
  readonly becomes?: Position
}

/** Who holds a position, and who stands in, is another list now: some places begin and others end, in one act. */
export function replacePlaces(
  organiser: Organiser,
  before: PositionHead,
  position: Position,
  { begin, end, becomes = position }: PlacesMoved,
): OrganisationAct {
  const parts = [
    ...begin.map((place) => takePlace(organiser, before, position, place)),
    ...(end.length === 0 ? [] : [endPlaces(organiser, before, position, end)]),
  ]
  const named = (places: readonly Place[]) => places.map(({ id: place, person }) => ({ place, person }))
  const { name, group } = becomes
  return organisationAct(organiser, {
    id: position.id,
    before,
    head: { name: { ...name }, group },
    did: 'position.places-changed',
    what: { begun: named(begin), ended: named(end) },
    changes: [
      ...parts.flatMap(({ changes }) => changes.filter(({ kind }) => kind !== 'position')),
      { kind: 'position', put: { ...becomes, version: nextVersion(before) } },
    ],
    effects: parts.flatMap(({ act }) => act.effects ?? []),
  })
}
