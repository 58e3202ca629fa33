import { NotFoundError } from '../kernel/refusal.ts'
import { type CaseKinds, personRefIn, timelineEntryOf, timelineOf, viewOfObligation } from '../obligation/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { refused } from './errors.ts'
import { lookingOf, mustWorkHere, own } from './gather.ts'
import {
  acceptHandOver,
  type HandOverSummary,
  listHandOvers,
  noteForNext,
  readHandOver,
  readHandOverTimeline,
  readNotes,
} from './hand-over.contract.ts'
import {
  findNote,
  getHandOver,
  handOverAfter,
  listHandOversByNewest,
  listHandOversBySchedule,
  putNote,
  takeNote,
} from './hand-over.store.ts'
import type { HandOverHead } from './hand-over.ts'
import { over } from './hand-over-acts.ts'
import type { MattersOf } from './matters.ts'
import { loadSchedules, readSchedules } from './on-call.store.ts'
import type { Looking } from './on-call.view.ts'
import { shiftAt } from './rules/who-is-on-call.ts'
import { ON_CALL_ROLES, type OnCallSchedule } from './schedule.ts'
import { fieldsOf, groundOf, headOfSchedule, scheduleAct, scheduleIn } from './schedule-act.ts'

export const handOverRoutes = (kinds: CaseKinds, matters: MattersOf): Route[] => [
  query(listHandOvers, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const { schedule, limit, cursor } = call.query
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const [{ items, next }, schedules] = await Promise.all([
      schedule === undefined ? listHandOversByNewest(store, page) : listHandOversBySchedule(store, schedule, page),
      loadSchedules(store),
    ])
    return { items: items.map((each) => summaryOf(each, schedules, looking)), nextCursor: next ?? null }
  }),

  query(readHandOver, async (platform, call) => {
    const { store } = platform
    const looking = await lookingOf(store, call)
    const { directory } = looking
    const [{ head, standing, story }, schedules] = await Promise.all([
      getHandOver(store, call.params.id),
      loadSchedules(store),
    ])
    const schedule = schedules.find(({ id }) => id === head.schedule)
    const openNow =
      schedule === undefined ? [] : await matters(platform, { schedule, role: head.role, schedules, directory })
    return {
      ...summaryOf(head, schedules, looking),
      openNow: [...openNow],
      obligations: standing.all.map((each) => viewOfObligation(each, { kinds, ...looking })),
      timeline: story.map((entry) => timelineEntryOf(entry, looking)),
    }
  }),

  query(readHandOverTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    await getHandOver(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),

  mutation(acceptHandOver, async ({ store }, { params, body, caller, now, ifMatch }) => {
    const directory = await loadDirectory(store)
    mustWorkHere(directory, caller.person, now)
    const whole = await getHandOver(store, params.id)
    const by = own(directory, caller, 'on-call.take-over')
    const { head, standing } = whole
    if (head.status !== 'open') throw refused('hand-over-is-over', {}, { state: head.status, version: head.version })
    const owed = standing.open.find(({ kind }) => kind === 'on-call.take-over')
    if (owed?.accountable !== caller.person && head.receiver !== caller.person) throw refused('not-accountable')
    mustBeVersion(head.version, ifMatch)
    const act = over(whole, 'accepted', { by: by.actor, grant: by.grant, comment: body.comment }, now)
    const looking = { directory, person: caller.person, language: caller.language, now }
    return { acts: [act], answer: summaryOf(handOverAfter(act), await loadSchedules(store), looking) }
  }),

  query(readNotes, async ({ store }, call) => {
    const { directory } = await lookingOf(store, call)
    const { id } = scheduleIn(await readSchedules(store), call.params.id)
    const notes = await Promise.all(ON_CALL_ROLES.map((role) => findNote(store, id, role)))
    return {
      items: ON_CALL_ROLES.flatMap((role, nth) => {
        const found = notes[nth]
        return found === undefined
          ? []
          : [{ role, note: found.note, by: personRefIn(directory, found.by), at: found.at }]
      }),
    }
  }),

  mutation(noteForNext, async (platform, { params, body, caller, now }) => {
    const ground = await groundOf(platform)
    const { directory } = ground
    mustWorkHere(directory, caller.person, now)
    const schedule = ground.schedules.all.find(({ id }) => id === params.id)
    if (schedule === undefined) throw new NotFoundError('schedule')
    const by = own(directory, caller, 'on-call.note')
    if (schedule.retiredAt !== undefined) throw refused('schedule-retired')
    const { role, note } = body
    if (shiftAt(schedule, role, directory, now).person !== caller.person) throw refused('not-your-shift')
    const isEmpty = note === ''
    const act = scheduleAct(ground, {
      before: await headOfSchedule(platform.store, schedule.id),
      fields: fieldsOf(schedule),
      did: isEmpty ? 'on-call-schedule.note-taken' : 'on-call-schedule.noted',
      by: by.actor,
      grant: by.grant,
      what: { role },
      ...(isEmpty ? {} : { personal: { comment: note } }),
      bumpsVersion: false,
      rows: [isEmpty ? takeNote(schedule.id, role) : putNote(schedule.id, role, { note, by: caller.person, at: now })],
    })
    return { acts: [act], answer: { role, note: isEmpty ? null : note } }
  }),
]

const summaryOf = (
  head: HandOverHead,
  schedules: readonly OnCallSchedule[],
  { directory }: Pick<Looking, 'directory'>,
): HandOverSummary => ({
  id: head.id,
  schedule: head.schedule,
  scheduleName: schedules.find(({ id }) => id === head.schedule)?.name ?? '',
  role: head.role,
  status: head.status,
  giver: head.giver === undefined ? null : personRefIn(directory, head.giver),
  receiver: personRefIn(directory, head.receiver),
  at: head.at,
  matters: head.matters.map((each) => ({ ...each })),
  others: head.others ?? 0,
  note: head.note ?? null,
  version: head.version,
})
