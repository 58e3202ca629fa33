import { DAY, type Instant, instantOf } from '../../kernel/instant.ts'
import type { WorkingCalendar } from '../calendar.ts'
import { dateOfDay, dayOfDate, type LocalDate, millisOfTime, momentOfWall } from '../local-time.ts'
import type { LocalTime, OnDayOff, Recurrence } from '../recurrence.ts'
import { daysOfRule, type NamedDay } from './days-of-rule.ts'
import { isWorkingDay } from './is-working-time.ts'
import { isYearKnown } from './known-years.ts'

/** One time that a rule comes round. Date and time of day name it: no rule has two of the same. */
export interface RuleOccurrence {
  /** On the wall calendar of the rule's zone, after any move off a day that is not worked. */
  readonly on: LocalDate
  readonly at: LocalTime
  /** In the gap of spring the end of the gap, in the overlap of autumn the first of the two. */
  readonly opensAt: Instant
  /** False: it hangs on working days or holidays of a year that nobody has announced yet, and may still move. */
  readonly isCertain: boolean
}

/** A day that is not worked is moved this far at most; where nobody works for longer, it stays where it is. */
const FARTHEST_MOVE = 92

/**
 * When does a rule come round between two dates of its zone, both included? In order of opening. The same rule, calendar
 * and dates always give the same; a longer time gives the same and more. Expects a rule without `recurrenceProblems`.
 */
export function occurrencesOf(
  recurrence: Recurrence,
  calendar: WorkingCalendar,
  from: LocalDate,
  until: LocalDate,
): RuleOccurrence[] {
  const timeZone = recurrence.timeZone ?? calendar.timeZone
  const first = dayOfDate(from > recurrence.from ? from : recurrence.from)
  const end = recurrence.until !== undefined && recurrence.until < until ? recurrence.until : until
  const last = dayOfDate(end)
  const at = [...new Set(recurrence.at)].toSorted()
  return daysWorked(recurrence, first, last, calendar).flatMap(({ day, isCertain }) => {
    const on = dateOfDay(day)
    return at.map((time) => {
      const opensAt = instantOf(momentOfWall(day * DAY + millisOfTime(time), timeZone))
      return { on, at: time, opensAt, isCertain }
    })
  })
}

/** The days of a rule as they are worked: kept, left out or moved. Two that meet on one day are one. */
function daysWorked(recurrence: Recurrence, first: number, last: number, calendar: WorkingCalendar): NamedDay[] {
  const { onDayOff, from, until } = recurrence
  if (first > last) return []
  const isWorked = (day: number) => isWorkingDay(dateOfDay(day), calendar)
  // What is named on the days off around them may be moved in.
  const earliest = onDayOff === 'after' ? Math.max(beyond(first, -1, isWorked), dayOfDate(from)) : first
  const latest = onDayOff === 'before' ? beyond(last, 1, isWorked) : last
  const named = daysOfRule(recurrence, earliest, Math.min(latest, lastDay(until, latest)), calendar)
  const hangsOnCalendar = onDayOff !== 'keep' || needsCalendar(recurrence)
  const days = new Map<number, NamedDay>()
  for (const each of named) {
    const day = isWorked(each.day) ? each.day : moved(each.day, onDayOff, isWorked)
    if (day === undefined || day < first || day > last || days.has(day)) continue
    const isCertain = each.isCertain && (!hangsOnCalendar || isYearKnown(yearOf(each.day), calendar))
    days.set(day, { day, isCertain })
  }
  return [...days.values()].toSorted((a, b) => a.day - b.day)
}

const lastDay = (until: LocalDate | undefined, otherwise: number): number =>
  until === undefined ? otherwise : dayOfDate(until)

function moved(day: number, onDayOff: OnDayOff, isWorked: (day: number) => boolean): number | undefined {
  if (onDayOff === 'keep') return day
  if (onDayOff === 'skip') return undefined
  const step = onDayOff === 'before' ? -1 : 1
  for (let moves = 1; moves <= FARTHEST_MOVE; moves += 1) if (isWorked(day + step * moves)) return day + step * moves
  return day
}

/** The farthest day, over days off alone, from which something may still be moved to this side of `day`. */
function beyond(day: number, step: 1 | -1, isWorked: (day: number) => boolean): number {
  for (let days = 1; days <= FARTHEST_MOVE; days += 1) if (isWorked(day + step * days)) return day + step * (days - 1)
  return day + step * FARTHEST_MOVE
}

const needsCalendar = ({ every }: Recurrence): boolean =>
  'on' in every && every.unit !== 'week' && every.on.some((each) => 'workingDay' in each)

const yearOf = (day: number): number => Number(dateOfDay(day).slice(0, 4))
