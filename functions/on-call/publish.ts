import { type Id, newId } from '../kernel/ids.ts'
import { DAY, earliest, type Instant, plusMillis } from '../kernel/instant.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { refused } from './errors.ts'
import { putVersion } from './on-call.store.ts'
import type { AgreedBy } from './override.ts'
import type { Covers, OnCallSchedule, Rota, ScheduleHead, ScheduleVersion } from './schedule.ts'
import { fieldsOf, type Ground, moved, scheduleAct } from './schedule-act.ts'

const FURTHEST_AHEAD = 366 * DAY
/** For so long a version that counts no more is kept beside the others, for whoever looks back. */
const KEPT_AFTERWARDS = 40 * DAY
export const MOST_SCHEDULES = 100

export interface NewSchedule {
  readonly name: string
  readonly covers: Covers
  readonly owner: Id
  readonly from: Instant
  readonly rota: Rota
}

/** From when something is published for: now unless said, and never in the past. */
export function publishedFrom(wished: Instant | undefined, now: Instant): Instant {
  const from = wished ?? now
  if (from < now) throw refused('in-the-past')
  if (from > plusMillis(now, FURTHEST_AHEAD)) throw refused('too-far-ahead')
  return from
}

/** A new schedule with its first version. */
export function adding({ random }: Pick<Platform, 'random'>, ground: Ground, wish: NewSchedule, by: AgreedBy): Act {
  if (ground.schedules.all.filter(({ retiredAt }) => retiredAt === undefined).length >= MOST_SCHEDULES) {
    throw refused('too-many-schedules')
  }
  const { name, covers, owner, from, rota } = wish
  const id = newId('ocs', ground.now, random)
  const version = versionOf(rota, 1, from, ground.now, by.person)
  return scheduleAct(ground, {
    before: undefined,
    fields: { id, name, covers, owner, versions: [version], newest: 1, told: {}, nextAt: from },
    did: 'on-call-schedule.added',
    by: by.actor,
    grant: by.grant,
    what: { name, covers: asJson(covers), owner, from, version: 1 },
    rows: [putVersion(id, version)],
    effects: [moved(id)],
  })
}

/** The schedule as it would be with these rotations from an instant on: what was to begin later is replaced. */
export function withVersion(schedule: OnCallSchedule, version: ScheduleVersion, now: Instant): OnCallSchedule {
  const since = plusMillis(now, -KEPT_AFTERWARDS)
  const before = schedule.versions.filter(({ from }) => from < version.from)
  const kept = before.filter((_, nth) => (before[nth + 1]?.from ?? version.from) > since)
  return { ...schedule, versions: [...kept, version], newest: version.number }
}

export function publishing(
  ground: Ground,
  schedule: OnCallSchedule,
  before: ScheduleHead,
  { from, rota }: Pick<NewSchedule, 'from' | 'rota'>,
  by: AgreedBy,
): Act {
  const number = schedule.newest + 1
  const version = versionOf(rota, number, from, ground.now, by.person)
  const { nextAt, ...fields } = fieldsOf(withVersion(schedule, version, ground.now))
  const replaced = schedule.versions.filter((each) => each.from >= from).map((each) => each.number)
  return scheduleAct(ground, {
    before,
    fields: { ...fields, nextAt: earliest([from, ...(nextAt === undefined ? [] : [nextAt])]) ?? from },
    did: 'on-call-schedule.published',
    by: by.actor,
    grant: by.grant,
    what: { version: number, from, ...(replaced.length === 0 ? {} : { replaced }) },
    rows: [putVersion(schedule.id, version)],
    effects: [moved(schedule.id)],
  })
}

export const versionOf = (rota: Rota, number: number, from: Instant, at: Instant, by: Id): ScheduleVersion => ({
  ...rota,
  ...{ number, from, publishedAt: at, publishedBy: by },
})

/** What a schedule is called, covers, and who sees to it; nothing when it is as wished already. */
export const isAsWished = (
  schedule: Pick<OnCallSchedule, 'name' | 'covers' | 'owner'>,
  wish: Pick<OnCallSchedule, 'name' | 'covers' | 'owner'>,
): boolean =>
  schedule.name === wish.name &&
  schedule.owner === wish.owner &&
  canonicalJson(asJson(schedule.covers)) === canonicalJson(asJson(wish.covers))
