import type { LocalDate } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Presence } from './presence.ts'
import type { PersonSimulated, Unfilled } from './simulation.ts'

/** Where a year that is played through is written down. */
export class YearBook {
  readonly #minutes = new Map<Id, number[]>()
  readonly #onCall = new Map<Id, number>()
  readonly #unfilled = new Map<
    string,
    { duty: Id; kind: Unfilled['kind']; count: number; of: number; on: LocalDate[] }
  >()
  readonly #weeks: number
  occurrences = 0

  constructor(weeks: number) {
    this.#weeks = weeks
  }

  works(person: Id, week: number, minutes: number): void {
    const own = this.#minutes.get(person) ?? new Array<number>(this.#weeks).fill(0)
    own[week] = (own[week] ?? 0) + minutes
    this.#minutes.set(person, own)
  }

  minutesOf(person: Id, week: number): number {
    return this.#minutes.get(person)?.[week] ?? 0
  }

  isOnCall(person: Id): void {
    this.#onCall.set(person, (this.#onCall.get(person) ?? 0) + 1)
  }

  /** Something of a duty came round; without `filled` nobody was there for it. */
  cameRound(duty: Id, kind: Unfilled['kind'], on: LocalDate, filled: boolean): void {
    const key = `${duty} ${kind}`
    const own = this.#unfilled.get(key) ?? { duty, kind, count: 0, of: 0, on: [] }
    own.of += 1
    if (!filled) {
      own.count += 1
      if (own.on.length < NAMED) own.on.push(on)
    }
    this.#unfilled.set(key, own)
  }

  /** How many came round, and how many of them for nobody. */
  sumOf(kinds: readonly Unfilled['kind'][]): { of: number; count: number } {
    const all = [...this.#unfilled.values()].filter(({ kind }) => kinds.includes(kind))
    return {
      of: all.reduce((sum, each) => sum + each.of, 0),
      count: all.reduce((sum, each) => sum + each.count, 0),
    }
  }

  unfilled(): Unfilled[] {
    return [...this.#unfilled.values()]
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || (a.duty < b.duty ? -1 : 1))
  }

  /** Everybody who had anything to do, those with most to do first. */
  people(presence: Presence): PersonSimulated[] {
    const everybody = [...new Set([...this.#minutes.keys(), ...this.#onCall.keys()])]
    const days = this.#weeks * 7
    const seen = everybody.map((person): PersonSimulated => {
      const minutes = this.#minutes.get(person) ?? new Array<number>(this.#weeks).fill(0)
      const onCallDays = this.#onCall.get(person) ?? 0
      return {
        ...{ person, onCallDays, onCallShare: Math.round((onCallDays * 100) / days) },
        hours: minutes.map((each) => Math.round(each / 6) / 10),
        weeksOver: minutes.filter((each) => each > MOST_MINUTES).length,
        daysAway: presence.daysAway(person),
      }
    })
    const sum = ({ hours }: PersonSimulated) => hours.reduce((all, each) => all + each, 0)
    return seen.toSorted((a, b) => sum(b) - sum(a) || (a.person < b.person ? -1 : 1))
  }
}

/** Days named for what was not filled. */
const NAMED = 5
const MOST_MINUTES = 40 * 60
