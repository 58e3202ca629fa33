import { dayOfDate, millisOfTime, momentOfWall, type Weekday, wallMillis, weekdayOfDay } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, HOUR } from '../../kernel/instant.ts'
import type { Layer } from '../schedule.ts'

const UNITS = { hour: HOUR, day: DAY, week: 7 * DAY } as const
const WEEK: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/**
 * The turns of one layer: equal steps on the wall, so that a hand-over at nine is at nine on every day of the year
 * (docs/decisions/0137). Milliseconds since 1970 throughout.
 */
export interface Turns {
  /** When the layer begins and ends. */
  readonly begins: number
  readonly ends: number
  /** Whose turn it is at a moment, and which one it is; a moment outside of the layer is nobody's. */
  turnAt(moment: number): { readonly person: Id; readonly nth: number } | undefined
  /** Moments at which a turn begins, from one moment until another. */
  changesBetween(from: number, until: number): number[]
}

export function turnsOf(layer: Layer, timeZone: string): Turns {
  const time = millisOfTime(layer.handOverAt)
  const first = dayOfDate(layer.from)
  const step = layer.every.count * UNITS[layer.every.unit]
  const anchor = (first - daysSince(layer, first)) * DAY + time
  const begins = momentOfWall(first * DAY + time, timeZone)
  const ends =
    layer.until === undefined ? Number.POSITIVE_INFINITY : momentOfWall(dayOfDate(layer.until) * DAY + time, timeZone)
  const startOf = (nth: number): number => momentOfWall(anchor + nth * step, timeZone)
  const nthAt = (moment: number): number => {
    let nth = Math.floor((wallMillis(moment, timeZone) - anchor) / step)
    // Where clocks are turned back the wall shows times twice: a turn begins at the first.
    while (startOf(nth + 1) <= moment) nth += 1
    while (startOf(nth) > moment) nth -= 1
    return nth
  }
  return {
    begins,
    ends,
    turnAt(moment) {
      if (moment < begins || moment >= ends) return undefined
      const nth = Math.max(0, nthAt(moment))
      const person = layer.people[nth % layer.people.length]
      return person === undefined ? undefined : { person, nth }
    },
    changesBetween(from, until) {
      const changes: number[] = []
      const last = Math.min(until, ends)
      for (let nth = Math.max(0, nthAt(Math.max(from, begins))); ; nth += 1) {
        const at = startOf(nth)
        if (at >= last) break
        if (at > from && at > begins) changes.push(at)
      }
      return [begins, ends].filter((at) => at > from && at < until).concat(changes)
    },
  }
}

/** Turns of weeks begin on their weekday: the first is shorter where the layer does not. */
function daysSince({ every, weekday }: Layer, first: number): number {
  if (every.unit !== 'week' || weekday === undefined) return 0
  return (WEEK.indexOf(weekdayOfDay(first)) - WEEK.indexOf(weekday) + 7) % 7
}
