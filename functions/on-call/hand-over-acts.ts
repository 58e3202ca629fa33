import type { Actor, Grant } from '../kernel/actor.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { closing, currentPolicy, openObligation, pinOf, putObligation, tell } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Platform } from '../platform/platform.ts'
import { isThere, personIsActive, positionsOf } from '../responsibility/index.ts'
import {
  findNote,
  getHandOver,
  headOfHandOver,
  listHandOversBySchedule,
  takeNote,
  type WholeHandOver,
} from './hand-over.store.ts'
import type { ShiftHandOver } from './hand-over.ts'
import type { MattersOf } from './matters.ts'
import { ON_CALL } from './on-call-policy.ts'
import { shiftAt } from './rules/who-is-on-call.ts'
import type { OnCallRole } from './schedule.ts'
import { groundOf } from './schedule-act.ts'

/** A shift that changed, as its event tells it. */
export interface Changed {
  readonly schedule: Id
  readonly role: OnCallRole
  readonly from?: Id
  readonly to?: Id
  readonly at: Instant
}

const NEWEST = 8
/** A storm of alerts may leave thousands: a row holds 400 KB, and nobody reads more in a mail. */
const MOST_NAMED = 100

/**
 * The shift is handed over: whoever gets it owes that they have read what is open and noted. One that nobody had accepted
 * yet goes along. No act where nothing is open, or somebody else has the shift by now.
 */
export async function handOver(platform: Platform, matters: MattersOf, changed: Changed): Promise<Outcome<boolean>> {
  const nothing = { acts: [], answer: false }
  const { schedule: id, role, from: giver, to: receiver, at } = changed
  const ground = await groundOf(platform)
  const { directory, now } = ground
  const schedule = ground.schedules.all.find((each) => each.id === id)
  if (schedule === undefined || receiver === undefined || !isThere(directory, receiver, now)) return nothing
  if (shiftAt(schedule, role, directory, now).person !== receiver) return nothing
  const [open, note, newest, policy] = await Promise.all([
    matters(platform, { schedule, role, schedules: ground.schedules.all, directory }),
    findNote(platform.store, id, role),
    listHandOversBySchedule(platform.store, id, { limit: NEWEST }),
    currentPolicy(platform.store, ON_CALL),
  ])
  const handOverId = derivedId('och', at, 'on-call-hand-over', id, role, at, receiver)
  if (newest.items.some((each) => each.id === handOverId)) return nothing
  const unaccepted = newest.items.filter((each) => each.role === role && each.status === 'open')
  const isAlways = schedule.versions.findLast(({ from }) => from <= now)?.handOver === 'always'
  const isEmpty = open.length === 0 && note === undefined && unaccepted.length === 0
  if (isEmpty && !isAlways) return nothing
  const passed = (await Promise.all(unaccepted.map((each) => getHandOver(platform.store, each.id)))).filter(
    ({ head }) => head.status === 'open',
  )
  const said = [note?.note, ...passed.map(({ head }) => head.note)].filter((each) => each !== undefined)
  const named = open.slice(0, MOST_NAMED)
  const handedOver: ShiftHandOver = {
    ...{ id: handOverId, schedule: id, role, receiver, at },
    ...(giver === undefined ? {} : { giver }),
    matters: named,
    ...(open.length === named.length ? {} : { others: open.length - named.length }),
    ...(said.length === 0 ? {} : { note: said.join('\n') }),
    ...{ status: 'open', stage: 'take-over', policy: pinOf(policy) },
  }
  const [position] = positionsOf(directory, receiver, now)
  const obligation = openObligation(
    {
      ...{ caseId: handOverId, kind: 'on-call.take-over', about: { title: schedule.name }, round: 1, now, nth: 0 },
      answerer: { person: receiver, via: 'person', ...(position === undefined ? {} : { position }) },
      ladderPosition: schedule.owner,
    },
    policy.stages['take-over'],
    directory.department.calendar,
  )
  const act: Act = {
    before: undefined,
    head: headOfHandOver(handedOver),
    at: now,
    did: 'on-call-hand-over.opened',
    by: byClock,
    what: {
      ...{ schedule: id, role, receiver, at, matters: asJson(named.map((each) => each.case)) },
      open: open.length,
      ...(giver === undefined ? {} : { giver }),
      ...{ obligation: obligation.id, accountable: obligation.accountable, dueAt: obligation.dueAt },
      policy: handedOver.policy,
    },
    rows: [putObligation(obligation), ...(note === undefined ? [] : [takeNote(id, role)])],
    effects: [
      tell(obligation, receiver, 'asked'),
      { kind: 'start', workflow: 'on-call-hand-over', caseId: handOverId, generation: 1 },
    ],
  }
  return { acts: [...passed.map((each) => over(each, 'passed-on', { by: byClock }, now)), act], answer: true }
}

interface EndedBy {
  readonly by: Actor
  readonly grant?: Grant
  readonly comment?: string | undefined
}

/** It is accepted; or the next has to accept the next. */
export function over(
  { head, standing }: WholeHandOver,
  status: 'accepted' | 'passed-on',
  { by, grant, comment }: EndedBy,
  now: Instant,
): Act {
  const { pk: _, sk: __, version: ___, auditSeq: ____, auditHash: _____, ...fields } = head
  const how = status === 'accepted' ? 'discharged' : 'withdrawn'
  const done = standing.open
    .filter(({ concerns }) => concerns === undefined)
    .flatMap((each) => closing(standing.open, each, how, by.id, now))
  return {
    before: head,
    head: headOfHandOver({ ...(fields as unknown as ShiftHandOver), status, stage: 'over' }),
    at: now,
    did: `on-call-hand-over.${status}`,
    by,
    ...(grant === undefined ? {} : { grant }),
    what: { schedule: head.schedule, role: head.role, receiver: head.receiver },
    ...(comment === undefined ? {} : { personal: { comment } }),
    rows: [...(by.kind === 'person' ? [personIsActive(by.id)] : []), ...done.map(putObligation)],
    effects: [{ kind: 'wake', caseId: head.id }],
  }
}
