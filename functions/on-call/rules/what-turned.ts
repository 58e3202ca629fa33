import type { Id } from '../../kernel/ids.ts'
import { DAY, earliest, type Instant, plusMillis } from '../../kernel/instant.ts'
import type { Directory } from '../../responsibility/index.ts'
import {
  type Because,
  DAYS_SEEN_AHEAD,
  ON_CALL_ROLES,
  type OnCallRole,
  type OnCallSchedule,
  type Told,
} from '../schedule.ts'
import { holesBetween } from './holes.ts'
import { shiftsBetween } from './shifts.ts'

/** Somebody got a shift, or nobody did. */
export interface Turn {
  readonly role: OnCallRole
  readonly since: Instant
  readonly person?: Id
  readonly because?: Because
  /** Who had it before. */
  readonly from?: Id
}

export interface Turned {
  /** In order, for each role: usually one, after an outage those that were missed. */
  readonly turns: readonly Turn[]
  readonly told: Told
  /** When the next begins or ends; absent when nothing is to come. */
  readonly nextAt?: Instant
}

const HORIZON = DAYS_SEEN_AHEAD * DAY

/**
 * Which shifts began since the clock was set, up to now, and when the next does. What was told is never told again: what
 * the directory says today of a time before the clock's was something else then.
 */
export function whatTurned(schedule: OnCallSchedule, directory: Directory, now: Instant): Turned {
  const { nextAt } = schedule
  const since = nextAt !== undefined && nextAt < now ? nextAt : now
  const turns: Turn[] = []
  const told: { -readonly [Role in OnCallRole]?: Told[Role] } = { ...schedule.told }
  const nexts: Instant[] = []
  for (const role of ON_CALL_ROLES) {
    for (const shift of shiftsBetween(schedule, role, directory, { from: since, until: plusMillis(now, 1) })) {
      const before = told[role]?.person
      if (before === shift.person) continue
      turns.push({
        ...{ role, since: shift.from },
        ...(shift.person === undefined ? {} : { person: shift.person }),
        ...(shift.because === undefined ? {} : { because: shift.because }),
        ...(before === undefined ? {} : { from: before }),
      })
      told[role] = { since: shift.from, ...(shift.person === undefined ? {} : { person: shift.person }) }
    }
    const range = { from: now, until: plusMillis(now, HORIZON) }
    const ahead = shiftsBetween(schedule, role, directory, range)
    const next = ahead.find(({ person }) => person !== told[role]?.person)
    if (next !== undefined && next.from > now) nexts.push(next.from)
    // A hole may end without anybody's shift beginning: nobody is asked for any more.
    const [hole] = holesBetween(schedule, role, directory, range, ahead)
    if (hole !== undefined && hole.until < range.until) nexts.push(hole.until)
  }
  if (schedule.retiredAt !== undefined && schedule.retiredAt <= now) return { turns, told }
  const kept = nextAt !== undefined && nextAt > now ? nextAt : plusMillis(now, HORIZON)
  return { turns, told, nextAt: earliest(nexts) ?? kept }
}
