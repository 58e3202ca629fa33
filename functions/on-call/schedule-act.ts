import { findHead } from '../audit-trail/index.ts'
import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, type JsonObject } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Act, versionAfter } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store, Write } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { ON_CALL_MOVED } from './events.ts'
import { putSchedule, readSchedules, type Schedules, schedulesMove } from './on-call.store.ts'
import type { OnCallSchedule, ScheduleHead } from './schedule.ts'

/** What everything about on-call is decided on. */
export interface Ground {
  readonly schedules: Schedules
  readonly directory: Directory
  readonly now: Instant
}

export async function groundOf({ store, clock }: Pick<Platform, 'store' | 'clock'>): Promise<Ground> {
  const [schedules, directory] = await Promise.all([readSchedules(store), loadDirectory(store)])
  return { schedules, directory, now: clock.now() }
}

/** What a schedule says, without the agreements, which are things of their own. */
export type ScheduleFields = Omit<OnCallSchedule, 'overrides' | 'version'>

export interface ScheduleWish {
  /** Absent: a new one. */
  readonly before: ScheduleHead | undefined
  readonly fields: ScheduleFields
  readonly did: string
  readonly by: Actor
  readonly grant?: Grant
  readonly what?: JsonObject
  readonly personal?: Readonly<Record<string, string>>
  readonly bumpsVersion?: boolean
  readonly rows?: readonly Write[]
  readonly effects?: readonly Effect[]
}

/**
 * A change of a schedule: its head, and what everybody reads of it, in one transaction that fails when any schedule has
 * moved since. One of these in a transaction.
 */
export function scheduleAct({ schedules, now }: Ground, wish: ScheduleWish): Act {
  const { fields, rows = [], ...act } = wish
  const changed: Act = { ...act, at: now, head: asJson(fields) }
  const version = versionAfter(changed)
  return { ...changed, rows: [putSchedule({ ...fields, version }), schedulesMove(schedules.version), ...rows] }
}

export async function headOfSchedule(store: Store, id: Id): Promise<ScheduleHead> {
  const head = await findHead(store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('schedule')
  return head as unknown as ScheduleHead
}

/** A schedule as it is read with the others, or 404. */
export function scheduleIn({ all }: Schedules, id: Id): OnCallSchedule {
  const found = all.find((each) => each.id === id)
  if (found === undefined) throw new NotFoundError('schedule')
  return found
}

export const fieldsOf = ({ overrides: _, version: __, ...fields }: OnCallSchedule): ScheduleFields => fields

/** Who is on call, and what is missing, is to be looked at anew. */
export const moved = (schedule: Id): Effect => ({ kind: 'event', event: ON_CALL_MOVED, about: { schedule } })
