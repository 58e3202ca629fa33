import type { WorkingCalendar } from '../../functions/calendar/calendar.ts'
import { dateOfDay, dayOfDate, localDateTimeOf, weekdayOf } from '../../functions/calendar/local-time.ts'
import type { DayOfMonth, Recurrence } from '../../functions/calendar/recurrence.ts'
import { isWorkingDay } from '../../functions/calendar/rules/is-working-time.ts'
import { type Instant, instantOf, MINUTE } from '../../functions/kernel/instant.ts'

/**
 * The slow way: asks of every single day whether the rule means it, counting as people do with a wall calendar in
 * hand, and moves it day by day. Holidays are left to examples.
 */
export function occurrencesByHand(rule: Recurrence, calendar: WorkingCalendar, from: string, until: string): string[] {
  const isWorked = (date: string) => isWorkingDay(date, calendar)
  const found = new Set<string>()
  for (let day = dayOfDate(rule.from); day <= dayOfDate(rule.until ?? '2040-01-01'); day += 1) {
    if (day > dayOfDate(until) + 100) break
    const date = dateOfDay(day)
    if (!isMeant(rule, date, calendar)) continue
    let moved = day
    if (!isWorked(date)) {
      if (rule.onDayOff === 'skip') continue
      const step = rule.onDayOff === 'before' ? -1 : rule.onDayOff === 'after' ? 1 : 0
      let left = 92
      while (step !== 0 && left > 0 && !isWorked(dateOfDay(moved))) {
        moved += step
        left -= 1
      }
      if (!isWorked(dateOfDay(moved))) moved = day
    }
    const on = dateOfDay(moved)
    if (on >= from && on <= until && on >= rule.from && on <= (rule.until ?? on)) found.add(on)
  }
  return [...found].toSorted().flatMap((on) => rule.at.toSorted().map((at) => `${on} ${at}`))
}

function isMeant({ every, from }: Recurrence, date: string, calendar: WorkingCalendar): boolean {
  const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
  switch (every.unit) {
    case 'day':
      return (dayOfDate(date) - dayOfDate(from)) % every.interval === 0
    case 'week':
      return (mondays(date) - mondays(from)) % every.interval === 0 && every.on.includes(weekdayOf(date))
    case 'month':
      return (monthOf(date) - monthOf(from)) % every.interval === 0 && isOneOf(every.on, date, calendar)
    case 'year':
      return (
        Number(date.slice(5, 7)) === every.month &&
        (Number(date.slice(0, 4)) - Number(from.slice(0, 4))) % every.interval === 0 &&
        isOneOf(every.on, date, calendar)
      )
    case 'holiday':
      return false
  }
}

/** How many Mondays there were since 5 January 1970, up to this date. */
function mondays(date: string): number {
  let day = dayOfDate(date)
  while (weekdayOf(dateOfDay(day)) !== 'mon') day -= 1
  return (day - dayOfDate('1970-01-05')) / 7
}

function isOneOf(on: readonly DayOfMonth[], date: string, calendar: WorkingCalendar): boolean {
  const all = Array.from({ length: 31 }, (_, nth) => `${date.slice(0, 8)}${String(nth + 1).padStart(2, '0')}`)
  const month = all.filter((each) => each.slice(0, 7) === dateOfDay(dayAfter(each)).slice(0, 7))
  return on.some((each) => {
    if ('day' in each) return date === pick(month, each.day)
    if ('weekday' in each)
      return (
        date ===
        pick(
          month.filter((day) => weekdayOf(day) === each.weekday),
          each.nth,
        )
      )
    return (
      date ===
      pick(
        month.filter((day) => isWorkingDay(day, calendar)),
        each.workingDay,
      )
    )
  })
}

/** The day itself, or a later one of the next month where there is no such date (30 February rolls over). */
const dayAfter = (text: string): number => {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

const pick = (days: readonly string[], nth: number): string | undefined =>
  nth > 0 ? days[Math.min(nth, days.length) - 1] : days[Math.max(days.length + nth, 0)]

/** Looks at the wall minute by minute, from two days before, until it first shows this time or a later one. */
export function firstMinuteAt(on: string, at: string, timeZone: string): Instant {
  const start = dayOfDate(on) * 86_400_000 - 36 * 60 * MINUTE
  for (let millis = start; ; millis += MINUTE)
    if (localDateTimeOf(instantOf(millis), timeZone).slice(0, 16) >= `${on}T${at}`) return instantOf(millis)
}
