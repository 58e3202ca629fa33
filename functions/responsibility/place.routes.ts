import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Call, mutation, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { endPlaces, type Place, type PositionHead, takePlace } from './acts/position-acts.ts'
import {
  administering,
  found,
  headOf,
  mustBeVersion,
  outcome,
  outcomeThatStands,
  refusedBecauseInactive,
} from './administering.ts'
import { refused } from './errors.ts'
import { freePlaceId } from './free-place-id.ts'
import { assignPosition, endAssignment, endDeputy, nameDeputy } from './position.contract.ts'
import { viewAfter } from './position.routes.ts'
import { MOST_PLACES, whatKeepsFrom } from './rules/may-take-place.ts'

/** Holding a position, and standing in for its holder: the same doors twice. */
type Kind = 'assignments' | 'deputies'

type By = Pick<Call, 'caller' | 'now' | 'ifMatch'>

export const placeRoutes: Route[] = [
  mutation(assignPosition, (platform, call) => take(platform, call, 'assignments', call.params.id, call.body)),
  mutation(nameDeputy, (platform, call) => take(platform, call, 'deputies', call.params.id, call.body)),
  mutation(endAssignment, (platform, call) => end(platform, call, 'assignments', call.params)),
  mutation(endDeputy, (platform, call) => end(platform, call, 'deputies', call.params)),
]

interface PlaceWish {
  readonly person: Id
  readonly from?: Instant | undefined
  readonly until?: Instant | undefined
}

async function take(platform: Platform, by: By, kind: Kind, id: Id, { person, from, until }: PlaceWish) {
  const { directory, organiser } = await administering(platform, by)
  const { now } = by
  const position = found(directory.positions.get(id), 'position')
  const place: Place = {
    id: freePlaceId(directory[kind], id, kind === 'assignments' ? 'asg' : 'dpt', now),
    ...{ person, position: id },
    from: from === undefined || from < now ? now : from,
    ...(until === undefined ? {} : { until }),
  }
  const obstacle = whatKeepsFrom(directory, place, directory[kind], now)
  if (obstacle === 'person-not-active') throw refusedBecauseInactive()
  if (obstacle !== undefined) throw refused(obstacle, obstacle === 'too-many-places' ? { most: MOST_PLACES } : {})
  const head = await headOf<PositionHead>(platform.store, id)
  mustBeVersion(head.version, by.ifMatch)
  const act = takePlace(organiser, head, position, place)
  return outcome(directory, [act], (after) => viewAfter(after, id, now))
}

async function end(platform: Platform, by: By, kind: Kind, { id, place: wanted }: { id: Id; place: Id }) {
  const gathered = await administering(platform, by)
  const { directory, organiser } = gathered
  const position = found(directory.positions.get(id), 'position')
  const places: readonly Place[] = directory[kind]
  const place = found(
    places.find((each) => each.id === wanted && each.position === id),
    'place',
  )
  const isOver = place.until !== undefined && place.until <= by.now
  if (isOver) return { acts: [], answer: viewAfter(directory, id, by.now) }
  const head = await headOf<PositionHead>(platform.store, id)
  mustBeVersion(head.version, by.ifMatch)
  const act = endPlaces(organiser, head, position, [place])
  return outcomeThatStands(gathered, [act], (after) => viewAfter(after, id, by.now))
}
