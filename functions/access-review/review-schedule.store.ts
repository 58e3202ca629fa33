/**
 * Questions these rows answer
 *
 * | question                          | row or index                                            |
 * |-----------------------------------|---------------------------------------------------------|
 * | a standing rule, and its story    | `agg#<key>` / `head`, `aud#…`                           |
 * | all of them                       | gsi3 `access-review-schedules` / `<time of the id>`     |
 * | those that begin by some day      | gsi2 `access-review-schedules#active` / `<next>#<id>`   |
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { LocalDate } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Page, Store } from '../platform/store.ts'
import type { ReviewSchedule, ScheduleHead } from './review-schedule.ts'

export const headOfSchedule = (schedule: ReviewSchedule): HeadFields => ({
  ...asJson(schedule),
  ...(schedule.active
    ? { gsi2pk: 'access-review-schedules#active', gsi2sk: `${schedule.next}#${schedule.id}` }
    : { gsi2pk: undefined, gsi2sk: undefined }),
  gsi3pk: 'access-review-schedules',
  gsi3sk: schedule.id.slice(4, 14),
})

export const scheduleAfter = headAfterAct<ScheduleHead>

export async function getSchedule(store: Store, id: Id): Promise<ScheduleHead> {
  const head = await store.find<ScheduleHead>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError('review schedule')
  return head
}

export const listSchedulesOf = (
  store: Store,
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<ScheduleHead>> =>
  store.query<ScheduleHead>({ index: 'gsi3', pk: 'access-review-schedules', backwards: true, ...page })

/** Those that begin today or should have begun before, the longest overdue first. */
export async function listSchedulesDue(store: Store, today: LocalDate, limit: number): Promise<Id[]> {
  const found = await store.query<ScheduleHead>({
    index: 'gsi2',
    pk: 'access-review-schedules#active',
    between: ['', `${today}#~`],
    limit,
  })
  return found.items.map(({ id }) => id)
}
