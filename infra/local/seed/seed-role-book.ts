import { commitEffects, findHead } from '../../../functions/audit-trail/index.ts'
import { defaultCalendar, instantOfLocal, localDateOf, plusDays } from '../../../functions/calendar/index.ts'
import { planningBegins } from '../../../functions/duty/plan.store.ts'
import type { Actor } from '../../../functions/kernel/actor.ts'
import type { Instant } from '../../../functions/kernel/instant.ts'
import { foundObjective } from '../../../functions/objective/found-objective.ts'
import { objectiveKind } from '../../../functions/objective/objective.case.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { foundBook } from '../../../functions/role-book/found-book.ts'
import { demo } from './demo.ts'
import { type PersonName, STAFFING } from './demo-people.ts'
import { callerOf } from './in-the-portal.ts'
import { instantOfMoment } from './moment.ts'
import { mute } from './mute.ts'
import { demoBook } from './role-book/demo-book.ts'
import { OBJECTIVES, type ObjectiveName, objectiveId } from './role-book/demo-objectives.ts'

const founder: Actor = { kind: 'system', id: 'onduty', from: { door: 'command' } }

/**
 * The role book the demo department works by since it was founded, and what it wants to reach this year. Nobody is
 * mailed for it: it happened long ago. Does what is not done yet.
 */
export async function seedRoleBook(platform: Platform, began: Instant): Promise<void> {
  const quiet = mute(platform)
  const at = instantOfMoment([-20, '09:05'], began, defaultCalendar)
  const publishedBy = demo.people[STAFFING.head.holders[0] as PersonName]
  const note = '部门第一版职责书，经各组组长确认。'
  // Duties name the objectives they serve, so these are there first.
  for (const name of Object.keys(OBJECTIVES) as ObjectiveName[]) await seedObjective(platform, quiet, name, began)
  if (await foundBook(quiet, { book: demoBook, from: at, by: founder, publishedBy, note })) {
    await platform.store.write(planningBegins(began, localDateOf(began, defaultCalendar.timeZone)))
  }
}

async function seedObjective(platform: Platform, quiet: Platform, name: ObjectiveName, began: Instant): Promise<void> {
  const id = objectiveId(name)
  if ((await findHead(platform.store, id)) !== undefined) return
  const { timeZone } = defaultCalendar
  const day = localDateOf(began, timeZone)
  const { owner, past, ...wish } = OBJECTIVES[name]
  const months = wish.rhythm === 'monthly' ? 1 : 3
  // Within the period that is running, so that no value has fallen due since.
  const at = latest(
    instantOfMoment([-20, '09:02'], began, defaultCalendar),
    instantOfLocal(`${firstDay(day, months)}T00:01`, timeZone),
  )
  const [measurer] = STAFFING[owner].holders
  await foundObjective(quiet, {
    id,
    wish: { ...wish, owner: demo.positions[owner], year: Number(day.slice(0, 4)) },
    values: valuesUntil(day, months, past),
    by: callerOf(demo.people[STAFFING.head.holders[0] as PersonName]),
    measuredBy: callerOf(demo.people[measurer as PersonName]),
    at,
  })
  const starts = { kind: 'start', workflow: objectiveKind.workflow, caseId: id, generation: 1 } as const
  await commitEffects({ ...platform, kick() {} }, [starts])
}

/** What was measured at the end of each period of the year that is over, the latest values of the list last. */
function valuesUntil(today: string, months: 1 | 3, past: readonly number[]) {
  const year = today.slice(0, 4)
  const periodsOver = Math.floor((Number(today.slice(5, 7)) - 1) / months)
  const values = past.slice(-periodsOver || past.length)
  return values.slice(0, periodsOver).map((value, nth) => {
    const firstOfNext = (periodsOver - Math.min(values.length, periodsOver) + nth + 1) * months + 1
    const on = firstOfNext > 12 ? `${year}-12-31` : plusDays(`${year}-${String(firstOfNext).padStart(2, '0')}-01`, -1)
    return { on, value }
  })
}

const latest = (one: Instant, other: Instant): Instant => (one > other ? one : other)

/** The first day of the month, or the quarter, that a day belongs to. */
function firstDay(day: string, months: 1 | 3): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`
}
