import { findHead } from '../audit-trail/index.ts'
import { localDateTimeOf } from '../calendar/index.ts'

import { InvalidInputError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import { derivedId } from '../platform/derived-id.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { lookingOf, own, rangeOf } from './gather.ts'
import { laneOf, lanesOf, pastShiftAt } from './lanes.ts'
import {
  myShifts,
  onCallAt,
  onCallNow,
  readLanes,
  readPreferences,
  readReport,
  setPreferences,
} from './on-call.contract.ts'
import { loadSchedules, readSchedules } from './on-call.store.ts'
import { viewOfFairness, viewOfLane, viewOfProblems, viewOfShift, zoneOf } from './on-call.view.ts'
import { findZoneOf, loadZones, putZone } from './preference.store.ts'
import { zoneFaults } from './rules/rota-faults.ts'
import { isOfTheirGroup } from './rules/schedule-for.ts'
import { shiftsBetween } from './rules/shifts.ts'
import { shiftAt } from './rules/who-is-on-call.ts'
import { DAYS_SEEN_AHEAD, ON_CALL_ROLES, type OnCallRole, type OnCallSchedule } from './schedule.ts'
import { scheduleIn } from './schedule-act.ts'

const TWO_WEEKS = 14

const isInUse = ({ retiredAt }: OnCallSchedule): boolean => retiredAt === undefined

export const onCallRoutes: Route[] = [
  query(onCallNow, async ({ store }, { caller, now }) => {
    const [schedules, directory] = await Promise.all([loadSchedules(store), recentDirectory(store)])
    // Whoever has no position has nobody to call: they report a problem.
    if (!worksInIt(directory, caller.person, now)) return { at: now, schedules: [] }
    return {
      at: now,
      schedules: schedules
        .filter(isInUse)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((schedule) => {
          const of = (role: OnCallRole) => shiftAt(schedule, role, directory, now)
          const hasSecond = schedule.versions.findLast(({ from }) => from <= now)?.secondary.length
          return {
            ...{ schedule: schedule.id, name: schedule.name, timeZone: zoneOf(schedule, directory, now) },
            primary: viewOfShift(of('primary'), { directory }),
            secondary: (hasSecond ?? 0) === 0 ? null : viewOfShift(of('secondary'), { directory }),
            isMe: ON_CALL_ROLES.some((role) => of(role).person === caller.person),
            isOurs: isOfTheirGroup(schedule, directory, caller.person, now),
          }
        }),
    }
  }),

  query(onCallAt, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const { directory, now } = looking
    const schedule = scheduleIn(await readSchedules(store), call.params.id)
    const { at } = call.query
    const isPast = at < now
    const of = async (role: OnCallRole) =>
      viewOfShift(
        isPast ? await pastShiftAt(store, schedule, role, at, now) : shiftAt(schedule, role, directory, at),
        looking,
      )
    return { at, primary: await of('primary'), secondary: await of('secondary'), isPast }
  }),

  query(readLanes, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const { directory, now } = looking
    const range = rangeOf(call.query, TWO_WEEKS, now)
    const all = await readSchedules(store)
    const wanted = call.query.schedule
    const schedules = wanted === undefined ? all.all.filter(isInUse) : [scheduleIn(all, wanted)]
    const lanes = await Promise.all(
      schedules
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((schedule) =>
          ON_CALL_ROLES.map(async (role) =>
            viewOfLane(schedule, role, await laneOf(store, schedule, role, directory, range, now), looking),
          ),
        ),
    )
    const own = await findZoneOf(store, call.caller.person)
    return {
      ...range,
      timeZone: own ?? directory.department.calendar.timeZone,
      lanes: lanes.filter(({ role, shifts }) => role === 'primary' || shifts.some(({ person }) => person !== null)),
    }
  }),

  query(readReport, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const schedule = scheduleIn(await readSchedules(store), call.params.id)
    const range = rangeOf(call.query, DAYS_SEEN_AHEAD, looking.now)
    const problems = viewOfProblems(schedule, range, looking)
    const [lanes, zones] = await Promise.all([
      lanesOf(store, schedule, looking.directory, range, looking.now),
      loadZones(store),
    ])
    return { ...range, problems, fairness: viewOfFairness(schedule, lanes, zones, looking) }
  }),

  query(myShifts, async ({ store }, { caller, query: asked, now }) => {
    const [schedules, directory, zone] = await Promise.all([
      loadSchedules(store),
      recentDirectory(store),
      findZoneOf(store, caller.person),
    ])
    const timeZone = zone ?? directory.department.calendar.timeZone
    const range = rangeOf({ from: now, until: asked.until }, DAYS_SEEN_AHEAD, now)
    const shifts = schedules.filter(isInUse).flatMap((schedule) =>
      ON_CALL_ROLES.flatMap((role) =>
        shiftsBetween(schedule, role, directory, range)
          .filter(({ person, from, until }) => person === caller.person && from < range.until && until > now)
          .map((each) => {
            const from = each.from > now ? each.from : shiftAt(schedule, role, directory, now).from
            return {
              ...{ schedule: schedule.id, scheduleName: schedule.name, role },
              ...viewOfShift({ ...each, from }, { directory }),
              localFrom: localDateTimeOf(from, timeZone).slice(0, 16),
              localUntil: localDateTimeOf(each.until, timeZone).slice(0, 16),
            }
          }),
      ),
    )
    return { timeZone, shifts: shifts.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }
  }),

  query(readPreferences, async ({ store }, { caller }) => {
    const [directory, timeZone] = await Promise.all([recentDirectory(store), findZoneOf(store, caller.person)])
    return { person: personRefIn(directory, caller.person), timeZone: timeZone ?? null }
  }),

  mutation(setPreferences, async ({ store }, { body, caller, now }) => {
    const directory = await loadDirectory(store)
    const { person, grant, actor } = own(directory, caller, 'on-call.own-time-zone')
    const { timeZone } = body
    const faults = timeZone === null ? [] : zoneFaults(timeZone)
    if (faults.length > 0) throw new InvalidInputError(faults)
    const answer = { person: personRefIn(directory, person), timeZone }
    if (((await findZoneOf(store, person)) ?? null) === timeZone) return { acts: [], answer }
    const id = derivedId('ocp', now, 'on-call-preference', person)
    const before = await findHead(store, id)
    const act = {
      before,
      head: { id: before?.id ?? id, person, timeZone },
      at: now,
      did: 'on-call-preference.set',
      by: actor,
      grant,
      what: { person, timeZone },
      rows: [putZone(person, timeZone)],
    }
    return { acts: [act], answer }
  }),
]
