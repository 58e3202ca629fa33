import { plusDays, workingHoursOn } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import { DAY, type Instant, instantOf, millisOf } from '../../../kernel/instant.ts'
import { type Risk, reaches } from '../../../responsibility/index.ts'
import type { Duty } from '../../duty.ts'
import { countDrawn, type Lots, lotsOf, oneDrawn } from './lots.ts'
import type { Presence } from './presence.ts'
import type { ApprovalsSimulated, SimulationInput } from './simulation.ts'
import type { YearBook } from './year-book.ts'

/** A change that was wanted in the year. */
export interface ChangePlayed {
  readonly service: Id
  readonly at: Instant
}

export interface ChangesPlayed {
  readonly changes: readonly ChangePlayed[]
  readonly approvals: readonly ApprovalsSimulated[]
  readonly climbed: number
  readonly undecided: number
}

const RISKS: readonly Risk[] = ['low', 'medium', 'high']

/**
 * Changes as they come in a usual week, and who would have to authorise them: the position that the service names, if a
 * duty of it reaches as far, by whoever is there and does not carry the change out; else the leader of the owning group,
 * else the head of IT. What nobody may decide stays undecided.
 */
export function playChanges(input: SimulationInput, presence: Presence, year: YearBook): ChangesPlayed {
  const { directory, weeks, load, seed } = input
  const services = [...directory.services.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const lots = lotsOf(seed, 'changes')
  const duties = Map.groupBy(input.book.duties.values(), ({ position }) => position)
  const desk = new Desks(input, presence)
  const changes: ChangePlayed[] = []
  let [climbed, undecided] = [0, 0]
  for (let week = 0; week < weeks; week += 1) {
    for (const risk of RISKS) {
      for (let left = countDrawn(load.changes[risk], lots); left > 0; left -= 1) {
        const service = oneDrawn(services, lots)
        const at = momentIn(week, input, lots)
        if (service === undefined || at === undefined) continue
        changes.push({ service: service.id, at })
        const leader = directory.groups.get(service.group)?.leader
        const { changeAuthority = directory.department.changeAuthority } = service
        const ladder = [changeAuthority, ...(leader === undefined ? [] : [leader]), directory.department.head]
        const implementer = oneDrawn(membersOf(input, service.group, presence, at), lots)
        const isLet = (position: Id) => isLetBy(duties.get(position) ?? [], service.id, risk)
        const decided = ladder.find((position) => isLet(position) && desk.takes(position, week, at, implementer, year))
        if (decided === undefined) undecided += 1
        else if (decided !== changeAuthority) climbed += 1
      }
    }
  }
  return { changes, approvals: desk.approvals(), climbed, undecided }
}

const isLetBy = (duties: readonly Duty[], service: Id, risk: Risk): boolean =>
  duties.some(({ authorities }) =>
    authorities.some((each) => each.act === 'change.authorise' && reaches(each, { service, risk })),
  )

const membersOf = ({ directory }: SimulationInput, group: Id, presence: Presence, at: Instant): readonly Id[] =>
  presence.holders(
    [...directory.positions.values()].filter((each) => each.group === group).map(({ id }) => id),
    millisOf(at),
  )

/** A moment in the working hours of a week; a week nobody works has none. */
export function momentIn(week: number, { directory, from }: SimulationInput, lots: Lots): Instant | undefined {
  const dates = [0, 1, 2, 3, 4, 5, 6].map((day) => plusDays(from, week * 7 + day))
  const spans = dates.flatMap((date) => workingHoursOn(date, directory.department.calendar))
  const span = oneDrawn(spans, lots)
  if (span === undefined) return undefined
  const [opens, closes] = [millisOf(span.from), millisOf(span.until)]
  return instantOf(opens + Math.floor(lots() * (closes - opens)))
}

/** What lies on the desk of each position that authorises, week by week. */
class Desks {
  readonly #asked = new Map<Id, number[]>()
  readonly #input: SimulationInput
  readonly #presence: Presence

  constructor(input: SimulationInput, presence: Presence) {
    this.#input = input
    this.#presence = presence
  }

  /** Whether somebody there takes it: a holder, else a deputy, who is not the one who carries it out. */
  takes(position: Id, week: number, at: Instant, implementer: Id | undefined, year: YearBook): boolean {
    const millis = millisOf(at)
    const isFree = (person: Id) => person !== implementer && this.#presence.isThere(person, millis)
    const person =
      this.#presence.holders([position], millis).find(isFree) ??
      this.#presence.deputies([position], millis).find(isFree)
    if (person === undefined) return false
    const asked = this.#asked.get(position) ?? new Array<number>(this.#input.weeks).fill(0)
    asked[week] = (asked[week] ?? 0) + 1
    this.#asked.set(position, asked)
    year.works(person, week, this.#input.load.minutesToAuthorise)
    return true
  }

  /** How many could be decided in a week: by the holders who are there, day by day; by the deputy where none is. */
  #capacityIn(position: Id, week: number): number {
    const { hoursToAuthorise, minutesToAuthorise } = this.#input.load
    const days = [0, 1, 2, 3, 4, 5, 6]
      .map((day) => week * 7 + day)
      .filter((day) => this.#presence.isWorked[day] === true)
    const aDay = (hoursToAuthorise * 60) / minutesToAuthorise / 5
    return days.reduce((sum, day) => {
      const noon = (this.#presence.days[day] ?? 0) + DAY / 2
      const there = (people: readonly Id[]) => people.filter((each) => this.#presence.isThere(each, noon)).length
      const holders = there(this.#presence.holders([position], noon))
      return sum + aDay * (holders > 0 ? holders : Math.min(1, there(this.#presence.deputies([position], noon))))
    }, 0)
  }

  approvals(): ApprovalsSimulated[] {
    const { weeks } = this.#input
    return [...this.#asked]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([position, asked]) => {
        let queue = 0
        let [weeksBehind, longestQueue, capacity] = [0, 0, 0]
        for (const [week, count] of asked.entries()) {
          const possible = this.#capacityIn(position, week)
          capacity += possible
          queue = Math.max(0, queue + count - possible)
          if (queue >= 1) weeksBehind += 1
          longestQueue = Math.max(longestQueue, Math.floor(queue))
        }
        const all = asked.reduce((sum, each) => sum + each, 0)
        const usual = Math.round((all / weeks) * 10) / 10
        return {
          ...{ position, asked: all, usual, most: Math.max(...asked) },
          ...{ capacity: Math.round((capacity / weeks) * 10) / 10, weeksBehind, longestQueue },
        }
      })
  }
}
