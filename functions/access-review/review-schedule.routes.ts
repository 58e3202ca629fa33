import { localDateOf } from '../calendar/index.ts'
import { newId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import type { FieldError } from '../kernel/refusal.ts'
import { personRefIn, timelineOf } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, mayAct } from '../responsibility/index.ts'
import { directoryForSeers, grantToRun } from './access-review.routes.ts'
import { dayInThePast, dayNotInEveryMonth, mustBeFresh, nothingToChange, ownerMayNot } from './errors.ts'
import {
  addSchedule,
  editSchedule,
  listSchedules,
  readSchedule,
  readScheduleTimeline,
  type ScheduleOut,
} from './review-schedule.contract.ts'
import { getSchedule, headOfSchedule, listSchedulesOf, scheduleAfter } from './review-schedule.store.ts'
import type { ReviewSchedule, ScheduleHead } from './review-schedule.ts'
import { mustBeWithout, scopeFaults } from './review-wish.ts'
import { LAST_DAY } from './rules/when-next.ts'

/** Standing rules by which reviews start by themselves. */
export const reviewScheduleRoutes: Route[] = [
  query(listSchedules, async ({ store }, { query: { limit, cursor }, ...call }) => {
    const directory = await directoryForSeers(store, call)
    const found = await listSchedulesOf(store, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    return { items: found.items.map((head) => viewOf(head, directory)), nextCursor: found.next ?? null }
  }),

  query(readSchedule, async ({ store }, { params, ...call }) => {
    const directory = await directoryForSeers(store, call)
    return viewOf(await getSchedule(store, params.id), directory)
  }),

  query(readScheduleTimeline, async ({ store }, { params, query: page, ...call }) => {
    const directory = await directoryForSeers(store, call)
    const { id } = await getSchedule(store, params.id)
    return timelineOf(store, id, page, { directory, language: call.caller.language })
  }),

  mutation(addSchedule, async ({ store, random }, call) => {
    const { body, caller, now } = call
    const directory = await loadDirectory(store)
    const grant = grantToRun(directory, call)
    const id = newId('rvs', now, random)
    const schedule: ReviewSchedule = { id, ...body, owner: caller.person, active: true }
    mustBeWithout(await faultsOf(store, directory, schedule, now))
    const act: Act = {
      before: undefined,
      head: headOfSchedule(schedule),
      at: now,
      did: 'access-review-schedule.added',
      by: caller.actor,
      grant,
      what: whatOf(schedule),
    }
    return { acts: [act], answer: viewOf(scheduleAfter(act), directory) }
  }),

  mutation(editSchedule, async ({ store }, call) => {
    const { body, caller, now, params } = call
    const directory = await loadDirectory(store)
    const grant = grantToRun(directory, call)
    const before = await getSchedule(store, params.id)
    mustBeFresh({ version: before.version, status: before.active ? 'active' : 'stopped' }, call.ifMatch)
    const after = { ...before, ...definedIn(body) } as ScheduleHead
    if (canonicalJson(whatOf(after)) === canonicalJson(whatOf(before))) throw nothingToChange()
    mustBeWithout(await faultsOf(store, directory, after, now))
    const act: Act = {
      before,
      head: headOfSchedule(after),
      at: now,
      did: 'access-review-schedule.changed',
      by: caller.actor,
      grant,
      what: whatOf(after),
    }
    return { acts: [act], answer: viewOf(scheduleAfter(act), directory) }
  }),
]

const definedIn = (body: object) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))

async function faultsOf(
  store: Store,
  directory: Directory,
  { scope, next, owner, active }: ReviewSchedule,
  now: Instant,
): Promise<FieldError[]> {
  const today = localDateOf(now, directory.department.calendar.timeZone)
  return [
    ...(await scopeFaults(store, directory, scope)),
    ...(active && next < today ? [dayInThePast()] : []),
    ...(Number(next.slice(8)) > LAST_DAY ? [dayNotInEveryMonth()] : []),
    ...('no' in mayAct(directory, owner, 'access-review.run', now) ? [ownerMayNot()] : []),
  ]
}

const whatOf = ({ name, scope, everyMonths, next, days, undecided, owner, active }: ReviewSchedule) => ({
  ...{ name, everyMonths, next, days, undecided, owner, active },
  scope: asJson(scope),
})

const viewOf = (head: ScheduleHead, directory: Directory): ScheduleOut => ({
  id: head.id,
  ...{ name: head.name, everyMonths: head.everyMonths, next: head.next, days: head.days, undecided: head.undecided },
  scope: structuredClone(head.scope) as ScheduleOut['scope'],
  owner: personRefIn(directory, head.owner),
  active: head.active,
  last: head.last ?? null,
  version: head.version,
})
