import type { Instant } from '../kernel/instant.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { findToldAt, listToldBetween } from './on-call.store.ts'
import type { Range } from './rules/holes.ts'
import { shiftsBetween } from './rules/shifts.ts'
import type { OnCallRole, OnCallSchedule, Shift } from './schedule.ts'

/** A shift, and whether it is told from what was noted when it was. */
export type LaneShift = Shift & { readonly isPast: boolean }

/**
 * One role of a schedule over a range: until now as it really was, which no later edit, absence or leaver changes; from
 * now on as it is planned. The shift that is running is one of each.
 */
export async function laneOf(
  store: Store,
  schedule: OnCallSchedule,
  role: OnCallRole,
  directory: Directory,
  { from, until }: Range,
  now: Instant,
): Promise<LaneShift[]> {
  const past = from < now ? await pastOf(store, schedule, role, { from, until: until < now ? until : now }) : []
  if (until <= now) return past
  const ahead = shiftsBetween(schedule, role, directory, { from: from > now ? from : now, until })
  return [...past, ...ahead.map((each) => ({ ...each, isPast: false }))]
}

/** The same for a calendar, where the shift that is running is one, and stays the same one whenever it is looked at. */
export const undivided = (lane: readonly LaneShift[]): LaneShift[] =>
  lane.flatMap((shift, nth) => {
    const [before, after] = [lane[nth - 1], lane[nth + 1]]
    if (before !== undefined && isGoingOn(before, shift)) return []
    return [after !== undefined && isGoingOn(shift, after) ? { ...shift, until: after.until } : shift]
  })

const isGoingOn = (past: LaneShift, ahead: LaneShift): boolean =>
  past.isPast && !ahead.isPast && past.person === ahead.person && past.until === ahead.from

/** Both roles of a schedule over a range. */
export async function lanesOf(
  store: Store,
  schedule: OnCallSchedule,
  directory: Directory,
  range: Range,
  now: Instant,
): Promise<Record<OnCallRole, LaneShift[]>> {
  const [primary, secondary] = await Promise.all([
    laneOf(store, schedule, 'primary', directory, range, now),
    laneOf(store, schedule, 'secondary', directory, range, now),
  ])
  return { primary, secondary }
}

async function pastOf(
  store: Store,
  { id }: OnCallSchedule,
  role: OnCallRole,
  { from, until }: Range,
): Promise<LaneShift[]> {
  const [running, begun] = await Promise.all([
    findToldAt(store, id, role, from),
    listToldBetween(store, id, role, [from, until]),
  ])
  const first = running === undefined ? [] : [{ ...running, since: from }]
  const all = [...first, ...begun.filter(({ since }) => since > from)].filter(({ since }) => since < until)
  return all.map(({ since, person, because }, nth) => ({
    from: since,
    until: all[nth + 1]?.since ?? until,
    ...(person === undefined ? {} : { person }),
    ...(because === undefined ? {} : { because }),
    ...{ turn: `told#${since}`, isPast: true },
  }))
}

/** Who had a role at an instant that has passed. */
export async function pastShiftAt(
  store: Store,
  schedule: OnCallSchedule,
  role: OnCallRole,
  at: Instant,
  now: Instant,
): Promise<Shift> {
  const running = await findToldAt(store, schedule.id, role, at)
  const next = (await listToldBetween(store, schedule.id, role, [at, now])).find(({ since }) => since > at)
  return {
    from: running?.since ?? at,
    until: next?.since ?? now,
    ...(running?.person === undefined ? {} : { person: running.person }),
    ...(running?.because === undefined ? {} : { because: running.because }),
    turn: `told#${running?.since ?? ''}`,
  }
}
