import { plusDays } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import { playChanges } from './play-changes.ts'
import { playDuty } from './play-duties.ts'
import { playEvents } from './play-events.ts'
import { type Presence, presenceIn } from './presence.ts'
import type { Fairness, PersonSimulated, Simulation, SimulationInput } from './simulation.ts'
import { YearBook } from './year-book.ts'

/**
 * Plays a book through a year: its rules and its calendar, the roster with its absences, leave as people take it, being
 * on call, changes and incidents as they usually come. What nobody would be there for, who would have too much to do,
 * and where decisions would pile up is seen before anybody is bound by it. The order of duties and people makes no
 * difference.
 */
export function simulate(input: SimulationInput): Simulation {
  const presence = presenceIn(input)
  const year = new YearBook(input.weeks)
  for (const duty of [...input.book.duties.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    playDuty(duty, input, presence, year)
  }
  const { changes, approvals, climbed, undecided } = playChanges(input, presence, year)
  playEvents(input, changes, presence, year)
  const people = year.people(presence)
  const work = year.sumOf(['occurrence', 'standing'])
  const onCall = year.sumOf(['on-call'])
  return {
    weeks: Array.from({ length: input.weeks }, (_, week) => plusDays(input.from, week * 7)),
    ...{ people, approvals, unfilled: year.unfilled(), fairness: fairnessOf(input, presence, people) },
    totals: {
      ...{ occurrences: work.of, unfilled: work.count, onCallDays: onCall.of, onCallUnfilled: onCall.count },
      ...{ changes: changes.length, climbed, undecided },
    },
  }
}

/** Of positions that several hold from the first to the last day; the most uneven first. */
function fairnessOf(
  { directory, book }: SimulationInput,
  presence: Presence,
  people: readonly PersonSimulated[],
): Fairness[] {
  const mean = new Map(
    people.map(({ person, hours }) => [person, hours.reduce((sum, each) => sum + each, 0) / hours.length] as const),
  )
  const withDuties = new Set(
    [...book.duties.values()].flatMap(({ position, responsible }) => [position, ...responsible]),
  )
  const [first, last] = [presence.days[0] ?? 0, (presence.days.at(-1) ?? 0) - 1]
  return [...directory.positions.keys()]
    .filter((position) => withDuties.has(position))
    .flatMap((position): Fairness[] => {
      const whole = new Set(presence.holders([position], last))
      const held = presence
        .holders([position], first)
        .filter((person) => whole.has(person))
        .map((person) => ({ person, hours: toTenth(mean.get(person) ?? 0) }))
        .toSorted((a, b) => a.hours - b.hours || compare(a.person, b.person))
      const [least, most] = [held[0], held.at(-1)]
      return held.length < 2 || least === undefined || most === undefined ? [] : [{ position, least, most }]
    })
    .toSorted(
      (a, b) => b.most.hours - b.least.hours - (a.most.hours - a.least.hours) || compare(a.position, b.position),
    )
}

const compare = (a: Id, b: Id): number => (a < b ? -1 : 1)
const toTenth = (hours: number): number => Math.round(hours * 10) / 10
