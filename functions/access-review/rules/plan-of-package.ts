import { addWorkingTime, type WorkingCalendar, workingTimeBetween } from '../../calendar/index.ts'
import { type Instant, MINUTE, millisOf, plusMillis, SECOND, wholeSecond } from '../../kernel/instant.ts'
import { type Ladder, planLadder, type Rung } from '../../obligation/index.ts'
import type { Undecided } from '../access-review.ts'

/** When a package is due, what happens until then and after, and when what is undecided in it is taken away. */
export interface PackagePlan {
  readonly dueAt: Instant
  readonly plan: readonly Rung[]
  readonly lapsesAt?: Instant
}

/**
 * The ladder of deciding, held against the review’s date instead of the opening: a reminder seven days before the
 * policy’s own deadline is seven days before that date, however long there is until then. Then the grace: its own
 * reminders and climbs, and at its end, unless the review goes on asking, the package lapses.
 */
export function planOfPackage(
  { decide, undecided }: { readonly decide: Ladder; readonly undecided: Ladder },
  openedAt: Instant,
  decideBy: Instant,
  what: Undecided,
  calendar: WorkingCalendar,
): PackagePlan {
  const dueAt = wholeSecond(decideBy)
  const own = planLadder(decide, openedAt, calendar)
  const deciding = own.plan.map((rung) => ({
    ...rung,
    at: atDistance(rung.at, own.dueAt, dueAt, calendar, decide.allowed.clock),
  }))
  if (what === 'ask-on') return { dueAt, plan: inOrder(deciding) }
  const grace = planLadder(undecided, dueAt, calendar)
  const lapsesAt = grace.dueAt
  const before = inOrder([...deciding, ...grace.plan]).filter(({ at }) => at < lapsesAt)
  return { dueAt, plan: [...before, { at: lapsesAt, does: 'turn' }], lapsesAt }
}

/** As far from `to` as `at` is from `from`, on whichever side. */
function atDistance(
  at: Instant,
  from: Instant,
  to: Instant,
  calendar: WorkingCalendar,
  clock: 'wall' | 'business',
): Instant {
  if (at === from) return to
  if (clock === 'wall') return plusMillis(to, millisOf(at) - millisOf(from))
  return at > from
    ? wholeSecond(addWorkingTime(to, workingTimeBetween(from, at, calendar), calendar))
    : beforeBy(workingTimeBetween(at, from, calendar), to, calendar)
}

/** The latest minute from which so much working time is left until an instant. */
function beforeBy(millis: number, to: Instant, calendar: WorkingCalendar): Instant {
  let [early, late] = [1, 1]
  while (workingTimeBetween(plusMillis(to, -late * MINUTE), to, calendar) < millis && late < MOST_MINUTES) late *= 2
  while (early < late) {
    const middle = Math.floor((early + late) / 2)
    if (workingTimeBetween(plusMillis(to, -middle * MINUTE), to, calendar) < millis) early = middle + 1
    else late = middle
  }
  return plusMillis(to, -late * MINUTE)
}
/** Two years. */
const MOST_MINUTES = 2 * 366 * 24 * 60

/** By time, each at a second of its own. */
function inOrder(rungs: readonly Rung[]): Rung[] {
  const plan: Rung[] = []
  for (const rung of rungs.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const before = plan.at(-1)?.at
    plan.push(before === undefined || rung.at > before ? rung : { ...rung, at: plusMillis(before, SECOND) })
  }
  return plan
}
