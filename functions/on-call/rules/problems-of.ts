import type { Id } from '../../kernel/ids.ts'
import { DAY, HOUR, type Instant, millisOf, plusMillis } from '../../kernel/instant.ts'
import { type Directory, isActive } from '../../responsibility/index.ts'
import { ON_CALL_ROLES, type OnCallRole, type OnCallSchedule, type Shift } from '../schedule.ts'
import { holesBetween, type Range, versionsIn } from './holes.ts'
import { shiftsBetween } from './shifts.ts'

/** Something about a schedule that is not well. */
export interface Problem {
  readonly problem: ProblemName
  readonly role?: OnCallRole
  readonly from?: Instant
  readonly until?: Instant
  readonly person?: Id
}

export type ProblemName =
  | 'gap'
  | 'same-person'
  | 'back-to-back'
  | 'long-shift'
  | 'last-minute'
  | 'single-point'
  | 'no-secondary'
  | 'has-left'

/** What has to be mended; everything else is worth knowing. */
export const FAULTS: ReadonlySet<ProblemName> = new Set(['gap', 'same-person', 'has-left'])

/** Longer than this nobody should be on call without a break. */
export const LONGEST_SHIFT = 24 * HOUR
/** Somebody who begins again sooner has had no rest. */
export const LEAST_REST = 8 * HOUR
/** Agreed later than this before it began, nobody could plan with it. */
export const AT_SHORT_NOTICE = DAY

/** What is not well about a schedule in a range, the earliest first; of one sort for one person only the first. */
export function problemsOf(schedule: OnCallSchedule, directory: Directory, range: Range): Problem[] {
  const shifts = { primary: of('primary'), secondary: of('secondary') }
  function of(role: OnCallRole): Shift[] {
    return shiftsBetween(schedule, role, directory, range)
  }
  const byTime = [
    ...ON_CALL_ROLES.flatMap((role) => holesBetween(schedule, role, directory, range, shifts[role]).map(gapIn(role))),
    ...samePerson(shifts.primary, shifts.secondary),
    ...ON_CALL_ROLES.flatMap((role) => firstOfEach(longShifts(shifts[role], role))),
    ...firstOfEach(withoutRest(shifts.primary, shifts.secondary)),
    ...lastMinute(schedule, range),
  ].toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  return [...byTime, ...aboutPeople(schedule, directory, range, shifts)]
}

const gapIn =
  (role: OnCallRole) =>
  ({ from, until, missing }: Range & { readonly missing?: Id }): Problem => ({
    ...{ problem: 'gap', role, from, until },
    ...(missing === undefined ? {} : { person: missing }),
  })

/** The same person first and second: nobody comes after them. */
function samePerson(primary: readonly Shift[], secondary: readonly Shift[]): Problem[] {
  const found: Problem[] = []
  for (const one of stretches(primary)) {
    for (const other of stretches(secondary)) {
      if (one.person !== other.person) continue
      const from = one.from > other.from ? one.from : other.from
      const until = one.until < other.until ? one.until : other.until
      if (from < until) found.push({ problem: 'same-person', from, until, person: one.person })
    }
  }
  return found
}

const longShifts = (shifts: readonly Shift[], role: OnCallRole): Problem[] =>
  stretches(shifts)
    .filter(({ from, until }) => millisOf(until) - millisOf(from) > LONGEST_SHIFT)
    .map(({ from, until, person }) => ({ problem: 'long-shift', role, from, until, person }))

/** Somebody's shift ends, and the next of theirs, in either role, begins before they have rested. */
function withoutRest(primary: readonly Shift[], secondary: readonly Shift[]): Problem[] {
  const all = [...stretches(primary), ...stretches(secondary)].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const found: Problem[] = []
  for (const theirs of Map.groupBy(all, ({ person }) => person).values()) {
    for (const [nth, next] of theirs.entries()) {
      const before = theirs[nth - 1]
      if (before === undefined || next.from < before.until) continue
      if (millisOf(next.from) - millisOf(before.until) >= LEAST_REST) continue
      found.push({ problem: 'back-to-back', from: before.from, until: next.until, person: next.person })
    }
  }
  return found.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
}

const lastMinute = ({ overrides }: OnCallSchedule, { from, until }: Range): Problem[] =>
  overrides
    .filter((each) => each.until > from && each.from < until && plusMillis(each.createdAt, AT_SHORT_NOTICE) > each.from)
    .map(({ role, person, ...each }) => ({
      ...{ problem: 'last-minute', role, person },
      ...{ from: each.from, until: each.until },
    }))

/** Who stands in a rotation and has left; a role that hangs on one person; no second at all. */
function aboutPeople(
  schedule: OnCallSchedule,
  directory: Directory,
  range: Range,
  shifts: Readonly<Record<OnCallRole, readonly Shift[]>>,
): Problem[] {
  const versions = versionsIn(schedule, range).map(({ version }) => version)
  const named = [...new Set(versions.flatMap((each) => [...each.primary, ...each.secondary]).flatMap((l) => l.people))]
  const left = named.filter((person) => !isActive(directory, person))
  const alone = ON_CALL_ROLES.flatMap((role): Problem[] => {
    const people = [...new Set(shifts[role].flatMap(({ person }) => person ?? []))]
    const [only] = people
    return people.length === 1 && only !== undefined ? [{ problem: 'single-point', role, person: only }] : []
  })
  const hasNoSecond = versions.length > 0 && versions.every(({ secondary }) => secondary.length === 0)
  return [
    ...left.map((person): Problem => ({ problem: 'has-left', person })),
    ...alone,
    ...(hasNoSecond ? [{ problem: 'no-secondary' } as const] : []),
  ]
}

interface Stretch extends Range {
  readonly person: Id
}

/** Time somebody has a role without a break, however many turns it is. */
export function stretches(shifts: readonly Shift[]): Stretch[] {
  const found: Stretch[] = []
  for (const { person, from, until } of shifts) {
    if (person === undefined) continue
    const before = found.at(-1)
    if (before?.person === person && before.until === from) found[found.length - 1] = { ...before, until }
    else found.push({ person, from, until })
  }
  return found
}

function firstOfEach(problems: readonly Problem[]): Problem[] {
  const met = new Set<Id | undefined>()
  return problems.filter(({ person }) => {
    const isNew = !met.has(person)
    met.add(person)
    return isNew
  })
}
