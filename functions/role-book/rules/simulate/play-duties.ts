import { deadline, plusDays } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import { DAY, type Instant, instantOf, millisOf } from '../../../kernel/instant.ts'
import type { Duty } from '../../duty.ts'
import { doersOf } from '../attendance-of.ts'
import { comesRound } from '../comes-round.ts'
import type { Presence } from './presence.ts'
import type { SimulationInput } from './simulation.ts'
import type { YearBook } from './year-book.ts'

const WEEK = 7 * DAY

/** Plays what a duty's own rule brings: occurrences, weeks of standing work, days on call. */
export function playDuty(duty: Duty, input: SimulationInput, presence: Presence, year: YearBook): void {
  switch (duty.when.kind) {
    case 'recurring': {
      const { calendar } = input.directory.department
      const last = plusDays(input.from, input.weeks * 7 - 1)
      for (const { opensAt } of comesRound(duty.when.rule, calendar, input.from, last)) {
        playOccurrence(duty, opensAt, input, presence, year)
      }
      return
    }
    case 'standing':
      playStanding(duty, input, presence, year)
      return
    case 'on-call':
      playOnCall(duty, input, presence, year)
      return
    case 'triggered':
      // Something else brings it: play-events.ts.
      return
  }
}

/**
 * One occurrence: of those who do it and are there when it opens, or at the latest when it is due, whoever has least to
 * do that week takes it; then deputies; then whoever answers for it. Else it was nobody's.
 */
export function playOccurrence(
  duty: Duty,
  opensAt: Instant,
  { directory, from, weeks }: SimulationInput,
  presence: Presence,
  year: YearBook,
): void {
  const start = presence.days[0] ?? 0
  const opens = millisOf(opensAt)
  const week = Math.floor((opens - start) / WEEK)
  if (week < 0 || week >= weeks) return
  year.occurrences += 1
  const dueAt = () => millisOf(deadline(opensAt, duty.allowed, directory.department.calendar))
  const takers = thereFor(duty, opens, presence) ?? thereFor(duty, dueAt(), presence)
  const [first, ...others] = takers ?? []
  const least = others.reduce<Id | undefined>(
    (best, each) => (best === undefined || year.minutesOf(each, week) < year.minutesOf(best, week) ? each : best),
    first,
  )
  if (least !== undefined) year.works(least, week, duty.effort)
  year.cameRound(duty.id, 'occurrence', plusDays(from, Math.floor((opens - start) / DAY)), least !== undefined)
}

/** Those who would do it and are there at a moment; nobody: undefined. */
function thereFor(duty: Duty, millis: number, presence: Presence): readonly Id[] | undefined {
  const doers = doersOf(duty)
  const circles = [
    () => presence.holders(doers, millis),
    () => presence.deputies(doers, millis),
    () => presence.holders([duty.position], millis),
    () => presence.deputies([duty.position], millis),
  ]
  for (const circle of circles) {
    const there = circle().filter((each) => presence.isThere(each, millis))
    if (there.length > 0) return there
  }
  return undefined
}

/** Standing work is shared by those who are there on most of the week's working days. */
function playStanding(duty: Duty, { from, weeks }: SimulationInput, presence: Presence, year: YearBook): void {
  if (duty.effort === 0) return
  for (let week = 0; week < weeks; week += 1) {
    const worked = [0, 1, 2, 3, 4, 5, 6].map((day) => week * 7 + day).filter((day) => presence.isWorked[day] === true)
    if (worked.length === 0) continue
    const noons = worked.map((day) => (presence.days[day] ?? 0) + DAY / 2)
    const isMostlyThere = (person: Id) =>
      noons.filter((noon) => presence.isThere(person, noon)).length * 2 > noons.length
    const middle = noons[Math.floor(noons.length / 2)] ?? 0
    const doers = doersOf(duty)
    const sharers = presence.holders(doers, middle).filter(isMostlyThere)
    const taking = sharers.length > 0 ? sharers : presence.deputies(doers, middle).filter(isMostlyThere)
    for (const person of taking) year.works(person, week, duty.effort / taking.length)
    year.cameRound(duty.id, 'standing', plusDays(from, week * 7), taking.length > 0)
  }
}

/** A week each in turn; on days when it is somebody's turn who is away, the next in turn who is there. */
function playOnCall(duty: Duty, { from, weeks }: SimulationInput, presence: Presence, year: YearBook): void {
  for (let day = 0; day < weeks * 7; day += 1) {
    const noon = instantOf((presence.days[day] ?? 0) + DAY / 2)
    const millis = millisOf(noon)
    const turn = presence.holders(doersOf(duty), millis)
    const begins = turn.length === 0 ? 0 : Math.floor(day / 7) % turn.length
    const inTurn = [...turn.slice(begins), ...turn.slice(0, begins)]
    const person = inTurn.find((each) => presence.isThere(each, millis))
    if (person !== undefined) year.isOnCall(person)
    year.cameRound(duty.id, 'on-call', plusDays(from, day), person !== undefined)
  }
}
