import { type LocalDate, occurrencesOf, type WorkingCalendar } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Duty } from '../../role-book/index.ts'
import { type Planned, slotOf } from '../planned.ts'

/** The duty list of one position in one version of the book, and when that version counts. */
export interface DutiesInForce {
  readonly book: number
  readonly from: Instant
  /** When the next version takes over; absent: none is published. */
  readonly until?: Instant
  readonly duties: readonly Duty[]
}

/**
 * What will come round for a position between two dates, both included, by day: each occurrence by the version that is in
 * force when it opens.
 */
export function planOfPosition(
  versions: readonly DutiesInForce[],
  calendar: WorkingCalendar,
  from: LocalDate,
  until: LocalDate,
): Map<LocalDate, Planned[]> {
  const days = new Map<LocalDate, Planned[]>()
  for (const version of versions) {
    for (const { id, when } of version.duties) {
      if (when.kind !== 'recurring') continue
      for (const { on, at, opensAt, isCertain } of occurrencesOf(when.rule, calendar, from, until)) {
        if (opensAt < version.from || (version.until !== undefined && opensAt >= version.until)) continue
        const day = days.get(on) ?? []
        day.push({ duty: id, at, opensAt, book: version.book, isOpened: false, isCertain })
        days.set(on, day)
      }
    }
  }
  return days
}

/**
 * A day as it is to be: what has opened stays, what is still to come is as the plan says now. Of what should have opened
 * already, that which is in force stays, and what came to be since the last look (`plannedAt`) is added: it opens late.
 *
 * @param bookAt the version that was in force when something opened
 */
export function mergedDay(
  known: readonly Planned[],
  wanted: readonly Planned[],
  {
    now,
    plannedAt,
    bookAt,
  }: { readonly now: Instant; readonly plannedAt?: Instant; bookAt(at: Instant): number | undefined },
): Planned[] {
  const past = known.filter(({ opensAt, isOpened, book }) => isOpened || (opensAt <= now && bookAt(opensAt) === book))
  const taken = new Set(past.map(slotOf))
  const ahead = wanted.filter(
    (each) => !taken.has(slotOf(each)) && (each.opensAt > now || plannedAt === undefined || each.opensAt >= plannedAt),
  )
  return [...past, ...ahead].toSorted(inOrder)
}

const inOrder = (a: Planned, b: Planned): number =>
  a.opensAt === b.opensAt ? slotOf(a).localeCompare(slotOf(b)) : a.opensAt < b.opensAt ? -1 : 1
