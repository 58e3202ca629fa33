import type { Id } from '../../kernel/ids.ts'
import { type Instant, instantOf, millisOf } from '../../kernel/instant.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { OnCallRole, OnCallSchedule, ScheduleVersion, Shift } from '../schedule.ts'
import { shiftsBetween } from './shifts.ts'
import { type Spells, spellsOn } from './spells.ts'

/** Time in which somebody should be on call and nobody is. */
export interface Hole {
  readonly from: Instant
  readonly until: Instant
  /** Whose shift it would have been, who is away or has left. */
  readonly missing?: Id
}

/** From an instant until another, which does not belong to it. */
export type Range = { readonly from: Instant; readonly until: Instant }

/** The holes of one role in a range. A role without any rotation is not asked for: it has none. */
export function holesBetween(
  schedule: OnCallSchedule,
  role: OnCallRole,
  directory: Directory,
  range: Range,
  shifts: readonly Shift[] = shiftsBetween(schedule, role, directory, range),
): Hole[] {
  const { calendar } = directory.department
  const holes: Hole[] = []
  for (const { from, until, version } of versionsIn(schedule, range)) {
    if (version[role].length === 0) continue
    const { coverage, timeZone } = version
    const asked = spellsOn(coverage.kind === 'always' ? [] : coverage.spells, { timeZone, calendar })
    for (const shift of shifts) {
      if (shift.person !== undefined) continue
      const [first, last] = [Math.max(from, millisOf(shift.from)), Math.min(until, millisOf(shift.until))]
      if (first < last) holes.push(...askedFor(asked, first, last, shift.missing))
    }
  }
  return joined(holes)
}

/** The parts of a time in which coverage is asked for. */
function askedFor(asked: Spells, from: number, until: number, missing: Id | undefined): Hole[] {
  const of = missing === undefined ? {} : { missing }
  const edges = asked.edgesBetween(from, until).toSorted((a, b) => a - b)
  return [from, ...edges].flatMap((at, nth) =>
    asked.holds(at) ? [{ from: instantOf(at), until: instantOf(edges[nth] ?? until), ...of }] : [],
  )
}

function joined(holes: readonly Hole[]): Hole[] {
  const found: Hole[] = []
  for (const hole of holes.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = found.at(-1)
    if (before !== undefined && before.until >= hole.from && before.missing === hole.missing) {
      found[found.length - 1] = { ...before, until: hole.until > before.until ? hole.until : before.until }
    } else if (hole.from < hole.until) found.push(hole)
  }
  return found
}

/** The versions that count in a range, and when. Milliseconds since 1970. */
export function versionsIn(
  { versions, retiredAt }: OnCallSchedule,
  range: Range,
): { readonly from: number; readonly until: number; readonly version: ScheduleVersion }[] {
  const end = retiredAt === undefined ? Number.POSITIVE_INFINITY : millisOf(retiredAt)
  return versions.flatMap((version, nth) => {
    const next = versions[nth + 1]
    const from = Math.max(millisOf(version.from), millisOf(range.from))
    const until = Math.min(
      end,
      millisOf(range.until),
      next === undefined ? Number.POSITIVE_INFINITY : millisOf(next.from),
    )
    return from < until ? [{ from, until, version }] : []
  })
}
