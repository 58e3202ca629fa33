import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { Because, OnCallRole, OnCallSchedule, Shift } from '../schedule.ts'
import { shiftsBetween } from './shifts.ts'

/** Who is called, since when, until when, and why they. */
export interface OnCall {
  readonly person: Id
  readonly from: Instant
  readonly until: Instant
  readonly because: Because
}

/** A shift's ends are looked for as far away; one that is longer is answered as if it ended there. */
const LOOKED_AT = [2 * DAY, 16 * DAY, 80 * DAY] as const

/** Who has a role of a schedule at an instant: the shift that holds it, with nobody in it where it is a hole. */
export function shiftAt(schedule: OnCallSchedule, role: OnCallRole, directory: Directory, at: Instant): Shift {
  const known = kept.get(schedule)?.[role]
  if (known?.directory === directory && known.shift.from <= at && at < known.shift.until) return known.shift
  const shift = findShift(schedule, role, directory, at)
  kept.set(schedule, { ...kept.get(schedule), [role]: { directory, shift } })
  return shift
}

/** Every page of the portal asks for the same instant, which is now. */
const kept = new WeakMap<
  OnCallSchedule,
  { [Role in OnCallRole]?: { readonly directory: Directory; readonly shift: Shift } }
>()

function findShift(schedule: OnCallSchedule, role: OnCallRole, directory: Directory, at: Instant): Shift {
  for (const distance of LOOKED_AT) {
    const within = { from: plusMillis(at, -distance), until: plusMillis(at, distance) }
    const shifts = shiftsBetween(schedule, role, directory, within)
    const nth = shifts.findIndex(({ from, until }) => from <= at && at < until)
    const found = shifts[nth]
    const isWhole = nth > 0 && nth < shifts.length - 1
    if (found !== undefined && (isWhole || distance === LOOKED_AT.at(-1))) return found
  }
  return { from: at, until: plusMillis(at, DAY), turn: 'nobody' }
}

/**
 * Who is called in a role of a schedule at an instant; undefined where nobody is: the caller goes on at once. Of an instant
 * that has passed this is what the schedule said; who really was is told by `pastShiftAt`.
 */
export function whoIsOnCall(
  schedules: readonly OnCallSchedule[],
  directory: Directory,
  { schedule, role }: { readonly schedule: Id; readonly role: OnCallRole },
  at: Instant,
): OnCall | undefined {
  const found = schedules.find(({ id }) => id === schedule)
  if (found === undefined) return undefined
  const { person, because, from, until } = shiftAt(found, role, directory, at)
  return person === undefined || because === undefined ? undefined : { person, from, until, because }
}
