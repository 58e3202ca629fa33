import { DAY, plusMillis } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import { timelineOf } from '../obligation/index.ts'
import { type Act, headAfterAct, type Outcome } from '../platform/act.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { grantOf, inOrder, pageOfDirectory } from '../responsibility/index.ts'
import { refused } from './errors.ts'
import { keeping, lookingOf, mustWorkHere } from './gather.ts'
import { lanesOf } from './lanes.ts'
import { listVersions as findVersions, loadSchedules, readSchedules } from './on-call.store.ts'
import { type Looking, viewOfFairness, viewOfLane, viewOfProblems } from './on-call.view.ts'
import { loadZones } from './preference.store.ts'
import { adding, isAsWished, publishedFrom, publishing, versionOf, withVersion } from './publish.ts'
import { coversFaults, ownerFaults, rotaFaults } from './rules/rota-faults.ts'
import {
  addSchedule,
  changeSchedule,
  listSchedules,
  listVersions,
  previewSchedule,
  publishVersion,
  readSchedule,
  readScheduleTimeline,
  retireSchedule,
  type ScheduleOut,
} from './schedule.contract.ts'
import { ON_CALL_ROLES, type OnCallSchedule, type Rota, type ScheduleHead } from './schedule.ts'
import { summaryOfSchedule, viewOfSchedule, viewOfVersion } from './schedule.view.ts'
import { fieldsOf, groundOf, headOfSchedule, moved, scheduleAct, scheduleIn } from './schedule-act.ts'

/** In use first, by name. */
const keyOf = ({ retiredAt, name, id }: OnCallSchedule) => [retiredAt === undefined ? 'a' : 'b', name, id] as const
const PREVIEWED = 56 * DAY

export const scheduleRoutes: Route[] = [
  query(listSchedules, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const all = inOrder(await loadSchedules(store), keyOf)
    return pageOfDirectory('on-call-schedules', all, keyOf, call.query, (each) => summaryOfSchedule(each, looking))
  }),

  mutation(addSchedule, async (platform, { body, caller, now }) => {
    const ground = await groundOf(platform)
    const { directory } = ground
    const grant = grantOf(directory, caller, 'on-call.schedule', now)
    const rota = body.rota as Rota
    mustBeFine([
      ...rotaFaults(rota, directory),
      ...coversFaults(body.covers, directory),
      ...ownerFaults(body.owner, directory),
    ])
    const by = { actor: caller.actor, person: caller.person, grant }
    const act = adding(platform, ground, { ...body, rota, from: publishedFrom(body.from, now) }, by)
    return done(act, undefined, { directory, person: caller.person, language: caller.language, now })
  }),

  query(readSchedule, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    return viewOfSchedule(scheduleIn(await readSchedules(store), call.params.id), looking)
  }),

  query(readScheduleTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    await headOfSchedule(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),

  mutation(changeSchedule, async (platform, { params, body, caller, now, ifMatch }) => {
    const { ground, schedule, before, by, looking } = await gathered(platform, params.id, { caller, now, ifMatch })
    const wish = {
      name: body.name ?? schedule.name,
      covers: body.covers ?? schedule.covers,
      owner: body.owner ?? schedule.owner,
    }
    if (isAsWished(schedule, wish)) throw refused('nothing-to-change')
    mustBeFine([...coversFaults(wish.covers, ground.directory), ...ownerFaults(wish.owner, ground.directory)])
    const act = scheduleAct(ground, {
      before,
      fields: { ...fieldsOf(schedule), ...wish },
      did: 'on-call-schedule.changed',
      by: by.actor,
      grant: by.grant,
      what: { name: wish.name, covers: asJson(wish.covers), owner: wish.owner },
      effects: [moved(schedule.id)],
    })
    return done(act, schedule, looking)
  }),

  mutation(publishVersion, async (platform, { params, body, caller, now, ifMatch }) => {
    const { ground, schedule, before, by, looking } = await gathered(platform, params.id, { caller, now, ifMatch })
    const rota = body.rota as Rota
    mustBeFine(rotaFaults(rota, ground.directory))
    const act = publishing(ground, schedule, before, { from: publishedFrom(body.from, now), rota }, by)
    return done(act, schedule, looking)
  }),

  query(listVersions, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    scheduleIn(await readSchedules(store), call.params.id)
    const { limit, cursor } = call.query
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const { items, next } = await findVersions(store, call.params.id, page)
    return { items: items.map((each) => viewOfVersion(each, looking)), nextCursor: next ?? null }
  }),

  mutation(retireSchedule, async (platform, { params, body, caller, now, ifMatch }) => {
    const { ground, schedule, before, by, looking } = await gathered(platform, params.id, { caller, now, ifMatch })
    const act = scheduleAct(ground, {
      before,
      fields: { ...fieldsOf(schedule), retiredAt: now },
      did: 'on-call-schedule.retired',
      by: by.actor,
      grant: by.grant,
      personal: { comment: body.reason },
      effects: [moved(schedule.id)],
    })
    return done(act, schedule, looking)
  }),

  query(previewSchedule, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const { directory, now } = looking
    const { schedule: id, rota } = call.body
    mustBeFine(rotaFaults(rota as Rota, directory))
    const from = publishedFrom(call.body.from, now)
    const known = id === undefined ? undefined : scheduleIn(await readSchedules(store), id)
    const schedule = withVersion(
      known ?? { ...NEW, owner: directory.department.head },
      versionOf(rota as Rota, (known?.newest ?? 0) + 1, from, now, call.caller.person),
      now,
    )
    const range = { from, until: plusMillis(from, PREVIEWED) }
    const [lanes, zones] = await Promise.all([lanesOf(store, schedule, directory, range, from), loadZones(store)])
    return {
      ...range,
      lanes: ON_CALL_ROLES.filter((role) => rota[role].length > 0).map((role) =>
        viewOfLane(schedule, role, lanes[role], looking),
      ),
      problems: viewOfProblems(schedule, range, looking),
      fairness: viewOfFairness(schedule, lanes, zones, looking),
    }
  }),
]

/** What a draft of a schedule that is not there yet is computed with. */
const NEW: Omit<OnCallSchedule, 'owner'> = {
  id: 'ocs_00000000000000000000000000',
  name: '',
  covers: { kind: 'department' },
  versions: [],
  newest: 0,
  overrides: [],
  told: {},
  version: 0,
}

function mustBeFine(faults: ConstructorParameters<typeof InvalidInputError>[0]): void {
  if (faults.length > 0) throw new InvalidInputError(faults)
}

type Asking = Pick<Parameters<NonNullable<Route['decide']>>[1], 'caller' | 'now'> & {
  readonly ifMatch: number | undefined
}

/** What a change of a schedule is decided on, once it is known that this caller may. */
async function gathered(platform: Platform, id: string, { caller, now, ifMatch }: Asking) {
  const ground = await groundOf(platform)
  const { directory } = ground
  mustWorkHere(directory, caller.person, now)
  const schedule = ground.schedules.all.find((each) => each.id === id)
  if (schedule === undefined) throw new NotFoundError('schedule')
  const by = keeping(directory, caller, schedule, now)
  if (schedule.retiredAt !== undefined) throw refused('schedule-retired')
  const before = await headOfSchedule(platform.store, id)
  mustBeVersion(before.version, ifMatch)
  const looking: Looking = { directory, person: caller.person, language: caller.language, now }
  return { ground, schedule, before, by, looking }
}

/** The act, and the schedule as it will stand once it is committed. */
function done(act: Act, before: OnCallSchedule | undefined, looking: Looking): Outcome<ScheduleOut> {
  const after = headAfterAct<ScheduleHead>(act)
  return { acts: [act], answer: viewOfSchedule({ ...after, overrides: before?.overrides ?? [] }, looking) }
}
