import type * as z from 'zod/mini'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Assignment, Deputy, Directory, Group, Position, Service } from './directory.ts'
import { groupNamed, isAway } from './person.view.ts'
import type { groupOut, PositionOut } from './position.contract.ts'
import { authoritiesOfPosition } from './rules/authorities-of-position.ts'
import { holdersOf } from './rules/who-holds.ts'
import type { ServiceOut } from './service.contract.ts'

export function viewOfGroup(
  directory: Directory,
  { id, name, leader: leaderPosition, version }: Group,
  now: Instant,
): z.infer<typeof groupOut> {
  const leader = holdersOf(directory, leaderPosition, now)[0]
  return {
    ...{ id, name, leaderPosition, version },
    leader: leader === undefined ? null : { id: leader.id, name: leader.name },
  }
}

/** A position with everybody who has a place in it, now or from an instant ahead. */
export function viewOfPosition(directory: Directory, position: Position, now: Instant): PositionOut {
  const { id, name, group, version } = position
  const places = (all: readonly (Assignment | Deputy)[]) =>
    all
      .filter((place) => place.position === id && (place.until === undefined || place.until > now))
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
      .flatMap((place) => viewOfPlace(directory, place, now))
  return {
    ...{ id, name, version },
    group: groupNamed(directory, group),
    isLeader: [...directory.groups.values()].some(({ leader }) => leader === id),
    isHead: directory.department.head === id,
    isVacant: holdersOf(directory, id, now).length === 0,
    authorities: authoritiesOfPosition(directory, id, now).map((each) => ({
      act: each.act,
      services: each.services === undefined ? null : [...each.services],
      upTo: each.upTo ?? null,
      duty: 'duty' in each ? each.duty : null,
    })),
    holders: places(directory.assignments),
    deputies: places(directory.deputies),
  }
}

function viewOfPlace(directory: Directory, { id, person, from, until }: Assignment | Deputy, now: Instant) {
  const who = directory.people.get(person)
  if (who === undefined) return []
  const { name, active } = who
  return [{ id, person: { id: person, name, active, isAway: isAway(directory, who, now) }, from, until: until ?? null }]
}

/** A service, what it needs and what needs it. */
export function viewOfService(directory: Directory, service: Service): ServiceOut {
  const { id, name, group, changeAuthority = directory.department.changeAuthority, dependsOn, version } = service
  const others = (ids: readonly Id[]) => ids.flatMap((each) => directory.services.get(each) ?? []).map(named)
  return {
    ...{ id, name, version },
    group: groupNamed(directory, group) ?? { id: group, name },
    changeAuthority: positionNamed(directory, changeAuthority),
    dependsOn: others(dependsOn),
    neededBy: [...directory.services.values()].filter((each) => each.dependsOn.includes(id)).map(named),
  }
}

const named = <Thing extends Pick<Service, 'id' | 'name'>>({ id, name }: Thing) => ({ id, name })

/** A position as others refer to it. */
export function positionNamed(directory: Directory, id: Id) {
  const position = directory.positions.get(id)
  return { id, name: position?.name ?? { 'zh-CN': id, en: id } }
}
