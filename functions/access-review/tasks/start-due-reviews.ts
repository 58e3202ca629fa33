import { perform } from '../../audit-trail/index.ts'
import { instantOfLocal, localDateOf, plusDays } from '../../calendar/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { currentPolicy } from '../../obligation/index.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import { derivedId } from '../../platform/derived-id.ts'
import { eachForItself } from '../../platform/each-for-itself.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { findDirectory, loadDirectory } from '../../responsibility/index.ts'
import { ACCESS_REVIEW } from '../access-review-policy.ts'
import { getSchedule, headOfSchedule, listSchedulesDue } from '../review-schedule.store.ts'
import { whenNext } from '../rules/when-next.ts'
import { start } from '../steps/start.ts'
import { lookOverReviews } from './carry-out-review.ts'

const MOST_SCHEDULES = 100

/** Daily: standing rules start what is due, each once; then everything that runs is looked over, each for itself. */
export const lookOverReviewsTask: Task = {
  name: 'look-over-access-reviews',
  async run(platform) {
    const directory = await findDirectory(platform.store)
    if (directory === undefined) return { started: 0 }
    const today = localDateOf(platform.clock.now(), directory.department.calendar.timeZone)
    let started = 0
    const due = await listSchedulesDue(platform.store, today, MOST_SCHEDULES)
    const faults = await eachForItself(platform, due, async (id) => {
      if (await perform(platform, () => startOne(platform, id))) started += 1
    })
    faults.push(...(await lookOverReviews(platform)))
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of the reviews were not looked over`)
    return { started }
  },
}

/** Begins the review of a standing rule, and says when the next one does: one missed for months begins once. */
async function startOne({ store, clock }: Platform, id: Id): Promise<Outcome<boolean>> {
  const [schedule, directory, policy] = await Promise.all([
    getSchedule(store, id),
    loadDirectory(store),
    currentPolicy(store, ACCESS_REVIEW),
  ])
  const now = clock.now()
  const { timeZone } = directory.department.calendar
  const today = localDateOf(now, timeZone)
  if (!schedule.active || schedule.next > today) return { acts: [], answer: false }
  const review = derivedId('rev', now, 'access-review', id, schedule.next)
  const begun = start({
    ...{ id: review, name: `${schedule.name}（${today}）`, scope: schedule.scope, undecided: schedule.undecided },
    decideBy: instantOfLocal(`${plusDays(today, schedule.days)}T18:00`, timeZone),
    ...{ startedBy: schedule.owner, schedule: id, by: byClock, directory, policy, now },
  })
  const moved: Act = {
    before: schedule,
    head: headOfSchedule({
      ...schedule,
      next: whenNext(schedule.next, schedule.everyMonths, today),
      last: review,
    }),
    bumpsVersion: false,
    at: now,
    did: 'access-review-schedule.started-review',
    by: byClock,
    what: { review },
  }
  return { acts: [moved, begun], answer: true }
}
