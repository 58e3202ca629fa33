import {
  dateOfDay,
  dayAt,
  isWorkingDay,
  millisOfTime,
  momentOfWall,
  type WorkingCalendar,
  weekdayOfDay,
} from '../../calendar/index.ts'
import { DAY } from '../../kernel/instant.ts'
import type { Spell } from '../schedule.ts'

/** By which wall and which working days spells are read. */
export interface Wall {
  readonly timeZone: string
  readonly calendar: WorkingCalendar
}

/** Spells, ready to be asked. Milliseconds since 1970 throughout. */
export interface Spells {
  /** Whether one of them holds a moment; with none at all, every moment is held. */
  holds(moment: number): boolean
  /** Moments between two others at which one begins or ends. */
  edgesBetween(from: number, until: number): number[]
}

const ALWAYS: Spells = { holds: () => true, edgesBetween: () => [] }

/** Spells on a wall; of each day they are read once. */
export function spellsOn(spells: readonly Spell[], wall: Wall): Spells {
  if (spells.length === 0) return ALWAYS
  const read = new Map<number, readonly Span[]>()
  const spansOf = (day: number): readonly Span[] => {
    const known = read.get(day)
    if (known !== undefined) return known
    const spans = spells.filter((each) => isOn(each, day, wall)).map((each) => timesOn(each, day, wall.timeZone))
    read.set(day, spans)
    return spans
  }
  return {
    holds(moment) {
      const today = dayAt(moment, wall.timeZone)
      // One that began yesterday may go on; where clocks turn at midnight tomorrow may have begun.
      return [today - 1, today, today + 1].some((day) =>
        spansOf(day).some(({ from, to }) => from <= moment && moment < to),
      )
    },
    edgesBetween(from, until) {
      const edges: number[] = []
      const last = dayAt(until, wall.timeZone) + 1
      for (let day = dayAt(from, wall.timeZone) - 1; day <= last; day += 1) {
        for (const span of spansOf(day)) {
          for (const at of [span.from, span.to]) if (at > from && at < until) edges.push(at)
        }
      }
      return edges
    },
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

const isOn = ({ days }: Spell, day: number, { calendar }: Wall): boolean =>
  typeof days === 'string'
    ? isWorkingDay(dateOfDay(day), calendar) === (days === 'working-days')
    : days.includes(weekdayOfDay(day))

function timesOn({ from, to }: Spell, day: number, timeZone: string): Span {
  const [begins, ends] = [millisOfTime(from), millisOfTime(to)]
  const next = ends <= begins ? DAY : 0
  return {
    from: momentOfWall(day * DAY + begins, timeZone),
    to: momentOfWall(day * DAY + next + ends, timeZone),
  }
}
