import { DAY, plusMillis } from '../kernel/instant.ts'
import { personRefIn } from '../obligation/index.ts'
import { holdersOf } from '../responsibility/index.ts'
import { type Looking, rotaOf, viewOfProblems, viewOfShift, zoneOf } from './on-call.view.ts'
import { mayKeep } from './rules/may-keep.ts'
import { shiftAt } from './rules/who-is-on-call.ts'
import type { OverrideOut, ScheduleOut, ScheduleSummary, VersionOut } from './schedule.contract.ts'
import { DAYS_SEEN_AHEAD, ON_CALL_ROLES, type OnCallSchedule, type Override, type ScheduleVersion } from './schedule.ts'

export function summaryOfSchedule(schedule: OnCallSchedule, { directory, language, now }: Looking): ScheduleSummary {
  const { id, name, covers, owner, version, retiredAt, gaps } = schedule
  const [holder] = holdersOf(directory, owner, now)
  return {
    id,
    name,
    covers: covers.kind === 'services' ? { ...covers, services: [...covers.services] } : covers,
    owner: {
      position: owner,
      name: directory.positions.get(owner)?.name[language] ?? owner,
      holder: holder === undefined ? null : personRefIn(directory, holder.id),
    },
    timeZone: zoneOf(schedule, directory, now),
    status: retiredAt === undefined ? 'in-use' : 'retired',
    hasGap: gaps !== undefined,
    version,
  }
}

export function viewOfSchedule(schedule: OnCallSchedule, looking: Looking): ScheduleOut {
  const { directory, person, now } = looking
  const at = (role: 'primary' | 'secondary') => viewOfShift(shiftAt(schedule, role, directory, now), looking)
  const current = schedule.versions.findLast(({ from }) => from <= now)
  const range = { from: now, until: plusMillis(now, DAYS_SEEN_AHEAD * DAY) }
  return {
    ...summaryOfSchedule(schedule, looking),
    now: { primary: at('primary'), secondary: at('secondary') },
    current: current === undefined ? null : viewOfVersion(current, looking),
    coming: schedule.versions.filter(({ from }) => from > now).map((each) => viewOfVersion(each, looking)),
    overrides: schedule.overrides.filter(({ until }) => until > now).map((each) => viewOfOverride(each, looking)),
    problems: schedule.retiredAt === undefined ? viewOfProblems(schedule, range, looking) : [],
    gaps: ON_CALL_ROLES.flatMap((role) => {
      const gap = schedule.gaps?.[role]
      return gap === undefined ? [] : [{ role, case: gap }]
    }),
    mayEdit: 'yes' in mayKeep(directory, person, schedule, now),
  }
}

export const viewOfVersion = (version: ScheduleVersion, { directory }: Pick<Looking, 'directory'>): VersionOut => ({
  number: version.number,
  from: version.from,
  publishedAt: version.publishedAt,
  publishedBy: personRefIn(directory, version.publishedBy),
  rota: rotaOf(version),
})

export const viewOfOverride = (
  { id, schedule, role, person, from, until, because, reason, createdAt, createdBy }: Override,
  { directory }: Pick<Looking, 'directory'>,
): OverrideOut => ({
  ...{ id, schedule, role, from, until, because, createdAt },
  person: personRefIn(directory, person),
  reason: reason ?? null,
  createdBy: personRefIn(directory, createdBy),
})
