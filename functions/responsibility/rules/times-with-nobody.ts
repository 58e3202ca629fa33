import { localDateOf, plusDays, type WorkingCalendar, workingHoursOn } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Attendance, Directory } from '../directory.ts'
import { isActive } from './who-holds.ts'

/** From an instant until another, which does not belong to it. */
export type Period = { readonly from: Instant; readonly until: Instant }

/**
 * When, between two instants, is nobody there for a position: no holder and no deputy who is employed and not away?
 * To the millisecond and in order. Of a position that is needed in working hours, only those count.
 */
export function timesWithNobody(directory: Directory, position: Id, within: Period, needed: Attendance): Period[] {
  const empty = without([within], timesWithSomebody(directory, position))
  if (needed === 'always' || empty.length === 0) return empty
  const { calendar } = directory.department
  return empty.flatMap((each) => workingTimesIn(each, calendar))
}

/** When somebody is there, one period for each time somebody is. */
function timesWithSomebody(directory: Directory, position: Id): Period[] {
  return [...directory.assignments, ...directory.deputies]
    .filter((each) => each.position === position && isActive(directory, each.person))
    .flatMap(({ person, from, until = FOR_EVER }) =>
      without(
        [{ from, until }],
        directory.absences.filter((each) => each.person === person),
      ),
    )
}

const FOR_EVER: Instant = '9999-12-31T23:59:59.999Z'

/** What is left of times when others are taken out. */
const without = (times: readonly Period[], taken: readonly Period[]): Period[] =>
  taken.reduce<Period[]>(
    (left, cut) =>
      left.flatMap((each) => {
        if (cut.until <= each.from || each.until <= cut.from) return [each]
        return [
          { from: each.from, until: cut.from },
          { from: cut.until, until: each.until },
        ].filter(({ from, until }) => from < until)
      }),
    [...times],
  )

/** The working hours in a period. */
export function workingTimesIn({ from, until }: Period, calendar: WorkingCalendar): Period[] {
  const last = localDateOf(until, calendar.timeZone)
  const found: Period[] = []
  for (let date = localDateOf(from, calendar.timeZone); date <= last; date = plusDays(date, 1)) {
    for (const hours of workingHoursOn(date, calendar)) {
      const part = {
        from: hours.from < from ? from : hours.from,
        until: hours.until < until ? hours.until : until,
      }
      if (part.from < part.until) found.push(part)
    }
  }
  return found
}
