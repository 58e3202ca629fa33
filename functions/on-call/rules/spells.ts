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

/** Whether one of the spells holds a moment; with none, every moment is held. */
export function isWithin(spells: readonly Spell[], moment: number, wall: Wall): boolean {
  if (spells.length === 0) return true
  const today = dayAt(moment, wall.timeZone)
  return spells.some((spell) =>
    [today - 1, today, today + 1].some((day) => {
      if (!isOn(spell, day, wall)) return false
      const { from, to } = timesOn(spell, day, wall.timeZone)
      return from <= moment && moment < to
    }),
  )
}

/** Moments at which a spell begins or ends. */
export function edgesOf(spells: readonly Spell[], from: number, until: number, wall: Wall): number[] {
  const edges: number[] = []
  if (spells.length === 0) return edges
  const last = dayAt(until, wall.timeZone) + 1
  for (let day = dayAt(from, wall.timeZone) - 1; day <= last; day += 1) {
    for (const spell of spells) {
      if (!isOn(spell, day, wall)) continue
      const times = timesOn(spell, day, wall.timeZone)
      for (const at of [times.from, times.to]) if (at > from && at < until) edges.push(at)
    }
  }
  return edges
}

const isOn = ({ days }: Spell, day: number, { calendar }: Wall): boolean =>
  typeof days === 'string'
    ? isWorkingDay(dateOfDay(day), calendar) === (days === 'working-days')
    : days.includes(weekdayOfDay(day))

function timesOn({ from, to }: Spell, day: number, timeZone: string) {
  const [begins, ends] = [millisOfTime(from), millisOfTime(to)]
  const next = ends <= begins ? DAY : 0
  return {
    from: momentOfWall(day * DAY + begins, timeZone),
    to: momentOfWall(day * DAY + next + ends, timeZone),
  }
}
