import { dateOfDay, dayAt, momentOfWall, planOfDay, type WorkingCalendar, weekdayOfDay } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, HOUR, millisOf } from '../../kernel/instant.ts'
import type { OnCallRole, Shift } from '../schedule.ts'
import { stretches } from './problems-of.ts'

/** What one person carries of one role, in hours. */
export interface Burden {
  readonly person: Id
  readonly role: OnCallRole
  readonly shifts: number
  readonly hours: number
  readonly nightHours: number
  /** Nights any part of which is theirs. */
  readonly nights: number
  readonly weekendHours: number
  readonly holidayHours: number
  /** Hours more (or less) than if everybody who has a shift had the same. */
  readonly hoursOverShare: number
}

/** By whose wall clock nights and days are counted, and by which calendar. */
export interface CountedBy {
  readonly calendar: WorkingCalendar
  zoneOf(person: Id): string
}

/** Night, as the law and everybody's bones have it. */
const NIGHT = { from: 22 * HOUR, until: 30 * HOUR } as const

/** Who carries how much of a role, the most burdened first. */
export function fairnessOf(shifts: readonly Shift[], role: OnCallRole, by: CountedBy): Burden[] {
  const all = stretches(shifts)
  const people = [...Map.groupBy(all, ({ person }) => person)]
  const hoursOf = ({ from, until }: { from: string; until: string }) => (millisOf(until) - millisOf(from)) / HOUR
  const share = people.length === 0 ? 0 : all.reduce((sum, each) => sum + hoursOf(each), 0) / people.length
  return people
    .map(([person, theirs]) => {
      const hours = theirs.reduce((sum, each) => sum + hoursOf(each), 0)
      const days = theirs.flatMap((each) => daysOf(millisOf(each.from), millisOf(each.until), person, by))
      const sum = (pick: (day: Day) => number) => rounded(days.reduce((total, day) => total + pick(day), 0) / HOUR)
      return {
        person,
        role,
        shifts: theirs.length,
        hours: rounded(hours),
        nightHours: sum(({ night }) => night),
        nights: new Set(days.filter(({ night }) => night > 0).map(({ day }) => day)).size,
        weekendHours: sum(({ weekend }) => weekend),
        holidayHours: sum(({ holiday }) => holiday),
        hoursOverShare: rounded(hours - share),
      }
    })
    .toSorted((a, b) => b.hours - a.hours || (a.person < b.person ? -1 : 1))
}

interface Day {
  readonly day: number
  readonly night: number
  readonly weekend: number
  readonly holiday: number
}

/** A stretch day by day, in milliseconds, on the person's wall. */
function daysOf(from: number, until: number, person: Id, { calendar, zoneOf }: CountedBy): Day[] {
  const zone = zoneOf(person)
  const overlap = (first: number, last: number) => Math.max(0, Math.min(last, until) - Math.max(first, from))
  const days: Day[] = []
  for (let day = dayAt(from, zone) - 1; day <= dayAt(until, zone); day += 1) {
    const at = (millis: number) => momentOfWall(day * DAY + millis, zone)
    const whole = overlap(at(0), at(DAY))
    const night = overlap(at(NIGHT.from), at(NIGHT.until))
    if (whole === 0 && night === 0) continue
    const kind = kindOf(day, calendar)
    days.push({
      ...{ day, night },
      weekend: kind === 'weekend' ? whole : 0,
      holiday: kind === 'holiday' ? whole : 0,
    })
  }
  return days
}

/** A holiday is a day off that an ordinary week would work, or that has a name; a worked Saturday is neither. */
function kindOf(day: number, calendar: WorkingCalendar): 'ordinary' | 'weekend' | 'holiday' {
  const { hours, because } = planOfDay(dateOfDay(day), calendar)
  if (hours.length > 0) return 'ordinary'
  if (because !== 'week') return 'holiday'
  const weekday = weekdayOfDay(day)
  return weekday === 'sat' || weekday === 'sun' ? 'weekend' : 'ordinary'
}

const rounded = (hours: number): number => Math.round(hours * 100) / 100
