import { instantOfLocal, isWorkingDay, type LocalDate, plusDays } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import { DAY, millisOf } from '../../../kernel/instant.ts'
import { isActive } from '../../../responsibility/index.ts'
import { type Lots, lotsOf, oneDrawn } from './lots.ts'
import type { SimulationInput } from './simulation.ts'

/** Who is there when, in the year that is played through: for hundreds of thousands of questions. */
export interface Presence {
  /** Beginning of each day of the year in milliseconds; one more for its end. */
  readonly days: readonly number[]
  readonly isWorked: readonly boolean[]
  /** Whether somebody is employed, not away and not on leave. */
  isThere(person: Id, millis: number): boolean
  /** Who holds one of these positions then, there or not; each once, in the order of the ids. */
  holders(positions: readonly Id[], millis: number): readonly Id[]
  deputies(positions: readonly Id[], millis: number): readonly Id[]
  /** Working days of the year on which somebody is not there at their opening. */
  daysAway(person: Id): number
}

interface Place {
  readonly person: Id
  readonly from: number
  readonly until: number
}

const WEEKS_A_YEAR = 52

export function presenceIn({ directory, from, weeks, load, seed }: SimulationInput): Presence {
  const { calendar } = directory.department
  const dates = Array.from({ length: weeks * 7 }, (_, nth) => plusDays(from, nth))
  const begins = (date: LocalDate) => millisOf(instantOfLocal(`${date}T00:00`, calendar.timeZone))
  const days = [...dates, plusDays(from, weeks * 7)].map(begins)
  const isWorked = dates.map((date) => isWorkingDay(date, calendar))
  const dayOf = (millis: number) => dayAmong(days, millis)

  const away = Map.groupBy(directory.absences.map(inMillis), ({ person }) => person)
  const leave = new Map<Id, ReadonlySet<number>>()
  const leaveOf = (person: Id): ReadonlySet<number> => {
    const known = leave.get(person)
    if (known !== undefined) return known
    const drawn = leaveDrawn((load.leaveDays * weeks) / WEEKS_A_YEAR, isWorked, lotsOf(seed, `leave ${person}`))
    leave.set(person, drawn)
    return drawn
  }
  const isThere = (person: Id, millis: number): boolean =>
    isActive(directory, person) &&
    !leaveOf(person).has(dayOf(millis)) &&
    away.get(person)?.some((each) => each.from <= millis && millis < each.until) !== true

  const peopleAt = (places: ReadonlyMap<Id, readonly Place[]>) => (positions: readonly Id[], millis: number) => {
    const found = positions.flatMap((each) =>
      (places.get(each) ?? []).filter(({ from, until }) => from <= millis && millis < until),
    )
    return [...new Set(found.map(({ person }) => person))].toSorted()
  }
  return {
    ...{ days, isWorked, isThere },
    holders: peopleAt(Map.groupBy(directory.assignments.map(inPlace), ({ position }) => position)),
    deputies: peopleAt(Map.groupBy(directory.deputies.map(inPlace), ({ position }) => position)),
    daysAway: (person) => isWorked.filter((worked, day) => worked && !isThere(person, noonOf(days, day))).length,
  }
}

const noonOf = (days: readonly number[], day: number): number => (days[day] ?? 0) + DAY / 2

const inMillis = ({ person, from, until }: { person: Id; from: string; until: string }): Place => ({
  ...{ person, from: millisOf(from), until: millisOf(until) },
})
const inPlace = ({ person, position, from, until }: { person: Id; position: Id; from: string; until?: string }) => ({
  ...{ person, position, from: millisOf(from) },
  until: until === undefined ? Number.POSITIVE_INFINITY : millisOf(until),
})

/** Which day holds a moment; days have 23 to 25 hours, so the guess is off by one at most. */
function dayAmong(days: readonly number[], millis: number): number {
  const guess = Math.floor((millis - (days[0] ?? 0)) / DAY)
  if (millis < (days[guess] ?? 0)) return guess - 1
  return millis >= (days[guess + 1] ?? Number.POSITIVE_INFINITY) ? guess + 1 : guess
}

/** Leave as people take it: a week or two at a stretch, and single days. Only working days count. */
function leaveDrawn(days: number, isWorked: readonly boolean[], lots: Lots): ReadonlySet<number> {
  const worked = isWorked.flatMap((each, day) => (each ? [day] : []))
  const wanted = Math.min(Math.round(days), worked.length)
  const taken = new Set<number>()
  while (taken.size < wanted) {
    const left = wanted - taken.size
    const length = left >= 5 ? 5 : 1
    const first = oneDrawn(worked, lots) ?? 0
    for (const day of worked.slice(worked.indexOf(first), worked.indexOf(first) + length)) taken.add(day)
  }
  return taken
}
