import { localDateOf, type Recurrence } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import { DAY, millisOf, plusMillis } from '../../../kernel/instant.ts'
import type { Duty } from '../../duty.ts'
import { doersOf } from '../attendance-of.ts'
import { comesRound } from '../comes-round.ts'
import { type LintGround, peopleByPosition, peopleOfAll } from './lint-ground.ts'

/** What one person has to do by the book, week by week from now. */
export interface LoadAhead {
  /** Minutes in each week. */
  readonly weeks: readonly number[]
  /** Minutes over all weeks, by duty. */
  readonly byDuty: ReadonlyMap<Id, number>
}

/**
 * The minutes a week that duties ask of each person: the usual effort of an occurrence times the occurrences of the
 * week, of a standing duty what it takes in a week; shared evenly among those who hold the positions that do it. What
 * something else triggers, and being on call, is not in it: nobody knows how often.
 */
export function loadAhead(ground: LintGround): ReadonlyMap<Id, LoadAhead> {
  const weeks = Math.max(1, Math.floor(ground.horizonDays / 7))
  const people = Array.from({ length: weeks }, (_, week) =>
    peopleByPosition(ground.directory, ground.directory.assignments, plusMillis(ground.now, week * 7 * DAY)),
  )
  const timesOf = countingByWeek(ground, weeks)
  const load = new Map<Id, { weeks: number[]; byDuty: Map<Id, number> }>()
  for (const duty of ground.duties) {
    const times = timesOf(duty)
    if (times === undefined || duty.effort === 0) continue
    for (const [week, count] of times.entries()) {
      const sharers = peopleOfAll(people[week] ?? new Map(), doersOf(duty))
      const minutes = (count * duty.effort) / sharers.length
      if (count === 0) continue
      for (const person of sharers) {
        const own = load.get(person) ?? { weeks: new Array<number>(weeks).fill(0), byDuty: new Map<Id, number>() }
        own.weeks[week] = (own.weeks[week] ?? 0) + minutes
        own.byDuty.set(duty.id, (own.byDuty.get(duty.id) ?? 0) + minutes)
        load.set(person, own)
      }
    }
  }
  return load
}

/** How often a duty comes round in each week; many duties share a rule, so each rule is worked out once. */
function countingByWeek(
  { directory, ahead }: LintGround,
  weeks: number,
): (duty: Duty) => readonly number[] | undefined {
  const { calendar } = directory.department
  const known = new Map<string, readonly number[]>()
  const once = new Array<number>(weeks).fill(1)
  const start = millisOf(ahead.from)
  const count = (rule: Recurrence): readonly number[] => {
    const timeZone = rule.timeZone ?? calendar.timeZone
    const times = new Array<number>(weeks).fill(0)
    const [from, until] = [localDateOf(ahead.from, timeZone), localDateOf(ahead.until, timeZone)]
    for (const { opensAt } of comesRound(rule, calendar, from, until)) {
      const week = Math.floor((millisOf(opensAt) - start) / (7 * DAY))
      if (week >= 0 && week < weeks) times[week] = (times[week] ?? 0) + 1
    }
    return times
  }
  return ({ when }) => {
    if (when.kind === 'standing') return once
    if (when.kind !== 'recurring') return undefined
    const key = JSON.stringify(when.rule)
    const times = known.get(key) ?? count(when.rule)
    known.set(key, times)
    return times
  }
}
