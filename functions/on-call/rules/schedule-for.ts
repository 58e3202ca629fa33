import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, positionsOf } from '../../responsibility/index.ts'
import type { OnCallSchedule } from '../schedule.ts'

/** What somebody has to be found for. */
export interface Wanted {
  readonly service?: Id
  readonly group?: Id
}

/**
 * The schedule that answers for something: the most specific, and of several the oldest. One that names the service; else
 * one of the group (the service's own, where none is given); else one of the whole department.
 */
export function scheduleFor(
  schedules: readonly OnCallSchedule[],
  directory: Directory,
  { service, group }: Wanted,
): OnCallSchedule | undefined {
  const inUse = schedules.filter(({ retiredAt }) => retiredAt === undefined).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const owning = group ?? directory.services.get(service ?? '')?.group
  return (
    inUse.find(
      ({ covers }) => covers.kind === 'services' && service !== undefined && covers.services.includes(service),
    ) ??
    inUse.find(({ covers }) => covers.kind === 'group' && covers.group === owning) ??
    inUse.find(({ covers }) => covers.kind === 'department')
  )
}

/** Whether a schedule answers for a group somebody holds a position in, or for a service of it. */
export function isOfTheirGroup({ covers }: OnCallSchedule, directory: Directory, person: Id, now: Instant): boolean {
  if (covers.kind === 'department') return false
  const theirs = positionsOf(directory, person, now).map((position) => directory.positions.get(position)?.group)
  const groups =
    covers.kind === 'group' ? [covers.group] : covers.services.map((each) => directory.services.get(each)?.group)
  return groups.some((group) => group !== undefined && theirs.includes(group))
}
