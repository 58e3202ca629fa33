import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import { ROLE_NAMES } from './gap.words.ts'
import type { LaneShift } from './lanes.ts'
import { PROBLEM_WORDS } from './problem.words.ts'
import type { BurdenOut, LaneOut, ProblemOut, RotaOut, ShiftOut } from './rota.contract.ts'
import { type Burden, fairnessOf } from './rules/fairness.ts'
import type { Range } from './rules/holes.ts'
import { FAULTS, type Problem, problemsOf } from './rules/problems-of.ts'
import { ON_CALL_ROLES, type OnCallRole, type OnCallSchedule, type Rota, type Shift } from './schedule.ts'

/** Who looks, when, in which language, at which organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

export const zoneOf = ({ versions }: OnCallSchedule, { department }: Directory, now: Instant): string =>
  (versions.findLast(({ from }) => from <= now) ?? versions[0])?.timeZone ?? department.calendar.timeZone

export const viewOfShift = (
  { from, until, person, because, missing }: Omit<Shift, 'turn'>,
  { directory }: Pick<Looking, 'directory'>,
): ShiftOut => ({
  from,
  until,
  person: person === undefined ? null : personRefIn(directory, person),
  because: because ?? null,
  missing: missing === undefined ? null : personRefIn(directory, missing),
})

export const viewOfLane = (
  schedule: OnCallSchedule,
  role: OnCallRole,
  shifts: readonly LaneShift[],
  looking: Looking,
): LaneOut => ({
  ...{ schedule: schedule.id, scheduleName: schedule.name, role },
  timeZone: zoneOf(schedule, looking.directory, looking.now),
  shifts: shifts.map((each) => ({ ...viewOfShift(each, looking), isPast: each.isPast })),
})

export function viewOfProblem(
  { problem, role, from, until, person }: Problem,
  zone: string,
  { directory, language, now }: Looking,
): ProblemOut {
  const at = (instant: Instant | undefined) =>
    instant === undefined ? '' : formatInstant(instant, zone, language, now)
  const named = person === undefined ? undefined : personRefIn(directory, person)
  return {
    problem,
    weight: FAULTS.has(problem) ? 'fault' : 'note',
    role: role ?? null,
    from: from ?? null,
    until: until ?? null,
    person: named ?? null,
    text: say(PROBLEM_WORDS[problem], language, {
      ...{ from: at(from), until: at(until), person: named?.name ?? '' },
      ...(role === undefined ? {} : { role: ROLE_NAMES[role] }),
    }),
  }
}

/** A report shows no more of one sort. */
const MOST_OF_A_SORT = 20

/** What is not well about a schedule in a range, in words. */
export function viewOfProblems(schedule: OnCallSchedule, range: Range, looking: Looking): ProblemOut[] {
  const zone = zoneOf(schedule, looking.directory, looking.now)
  const counts = new Map<string, number>()
  return problemsOf(schedule, looking.directory, range).flatMap((each) => {
    const count = (counts.get(each.problem) ?? 0) + 1
    counts.set(each.problem, count)
    return count > MOST_OF_A_SORT ? [] : [viewOfProblem(each, zone, looking)]
  })
}

/** Who carries how much of each role; nights and days by everybody's own wall. */
export function viewOfFairness(
  schedule: OnCallSchedule,
  lanes: Readonly<Record<OnCallRole, readonly Shift[]>>,
  zones: ReadonlyMap<Id, string>,
  { directory, now }: Looking,
): BurdenOut[] {
  const zone = zoneOf(schedule, directory, now)
  const by = { calendar: directory.department.calendar, zoneOf: (person: Id) => zones.get(person) ?? zone }
  return ON_CALL_ROLES.flatMap((role) =>
    fairnessOf(lanes[role], role, by).map(
      ({ person, ...burden }: Burden): BurdenOut => ({ person: personRefIn(directory, person), ...burden }),
    ),
  )
}

/** Rotations as they are published, from what a version keeps beside. */
export const rotaOf = ({ timeZone, coverage, handOver, primary, secondary }: Rota): RotaOut =>
  ({ timeZone, coverage, handOver, primary, secondary }) as unknown as RotaOut
