import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { ON_CALL_ROLES, type OnCallRole, type OnCallSchedule } from '../../on-call/index.ts'

/** Somebody on a schedule, and in which roles. */
export interface OnSchedule {
  readonly person: Id
  readonly roles: readonly OnCallRole[]
}

/** Who has turns in a schedule, now or by what is to come, or stands in for somebody; each once. Nobody once it is retired. */
export function whoIsOn(schedule: OnCallSchedule, now: Instant): readonly OnSchedule[] {
  if (schedule.retiredAt !== undefined && schedule.retiredAt <= now) return []
  const counts = schedule.versions.filter((_, nth) => (schedule.versions[nth + 1]?.from ?? '9') > now)
  const today = now.slice(0, 10)
  const roles = new Map<Id, Set<OnCallRole>>()
  const add = (person: Id, role: OnCallRole) => roles.set(person, (roles.get(person) ?? new Set()).add(role))
  for (const role of ON_CALL_ROLES) {
    const layers = counts.flatMap((version) => version[role])
    for (const { people, until } of layers) {
      // A date of the schedule's own zone: a day more or less of somebody's last turn does not matter here.
      if (until === undefined || until >= today) for (const person of people) add(person, role)
    }
  }
  for (const { person, role, until } of schedule.overrides) if (until > now) add(person, role)
  return [...roles].map(([person, has]) => ({ person, roles: ON_CALL_ROLES.filter((role) => has.has(role)) }))
}

/** The schedules somebody is on. */
export const schedulesOf = (schedules: readonly OnCallSchedule[], person: Id, now: Instant): OnCallSchedule[] =>
  schedules.filter((schedule) => whoIsOn(schedule, now).some((each) => each.person === person))
