import { type LocalDate, localDateOf, plusDays, weekdayOf } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import { type Call, mutation, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { naming } from './lint.view.ts'
import type { RoleBook } from './role-book.ts'
import { simulate } from './rules/simulate/simulate.ts'
import { type Simulation, type SimulationInput, TYPICAL_LOAD } from './rules/simulate/simulation.ts'
import { workInAWeek } from './rules/simulate/work-in-a-week.ts'
import { bookDrafted, bookOfVersion, directoryForStaff, type SeenBook } from './seen-book.ts'
import { type SimulationOut, simulateDraft, simulateVersion } from './simulate.contract.ts'

/** A year played through before anybody is bound by it. Writes nothing. */
export const simulateRoutes: Route[] = [
  mutation(simulateVersion, async ({ store }, call) => ({
    acts: [],
    answer: await simulated(store, call, () => bookOfVersion(store, call.params.version, call.now)),
  })),
  mutation(simulateDraft, async ({ store }, call) => ({
    acts: [],
    answer: await simulated(store, call, () => bookDrafted(store, call.params.id)),
  })),
]

type AnyCall = Pick<Call<typeof simulateDraft>, 'body' | 'caller' | 'now'>

async function simulated(
  store: Store,
  { body, caller, now }: AnyCall,
  read: () => Promise<SeenBook>,
): Promise<SimulationOut> {
  const directory = await directoryForStaff(store, { caller, now })
  const { book, version, draft } = await read()
  const { weeks, seed } = body
  const from = mondayAsked(directory, body.from, now)
  const load = loadOf(body.load)
  const possible = Math.floor(MOST_TO_PLAY / workInAWeek(book, load))
  if (weeks > possible) throw simulationTooLarge(possible)
  const year = simulate({ book, directory, from, weeks, load, seed })
  return { version, draft, seed, load, ...viewOfYear(year, book, directory) }
}

/** A second of a processor, about. */
const MOST_TO_PLAY = 60_000

const simulationTooLarge = (weeks: number) =>
  new RefusalError(422, {
    code: 'simulation-too-large',
    text: {
      'zh-CN': '职责和工作量太多，一次最多推演 {weeks} 周；请缩短时间或减少工作量。',
      en: 'There is much to play through: {weeks} weeks at most at once. Fewer weeks, or a lighter load, please.',
    },
    values: { weeks },
  })

/** The Monday of the week that was asked for; else next week's. Throws a RefusalError for one too far away. */
function mondayAsked(directory: Directory, from: LocalDate | undefined, now: Instant): LocalDate {
  const today = localDateOf(now, directory.department.calendar.timeZone)
  if (from === undefined) return mondayOf(plusDays(today, 7))
  if (from < plusDays(today, -FARTHEST) || from > plusDays(today, FARTHEST)) {
    throw new RefusalError(422, {
      code: 'date-out-of-range',
      text: { 'zh-CN': '请选前后一年以内的日期。', en: 'Please choose a day within a year of now.' },
    })
  }
  return mondayOf(from)
}

const FARTHEST = 366
const DAYS_SINCE_MONDAY = { mon: 0, tue: 1, wed: 2, thu: 3, fri: 4, sat: 5, sun: 6 } as const
const mondayOf = (date: LocalDate): LocalDate => plusDays(date, -DAYS_SINCE_MONDAY[weekdayOf(date)])

function loadOf(given: AnyCall['body']['load']): SimulationInput['load'] {
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...TYPICAL_LOAD, ...Object.fromEntries(said) }
}

function viewOfYear(year: Simulation, book: RoleBook, directory: Directory) {
  const { person, position, duty } = naming({ directory, book })
  const weighed = (each: { person: string; hours: number }) => ({ person: person(each.person), hours: each.hours })
  return {
    weeks: [...year.weeks],
    totals: year.totals,
    people: year.people.map((each) => ({ ...each, person: person(each.person), hours: [...each.hours] })),
    unfilled: year.unfilled.map((each) => ({
      ...{ kind: each.kind, count: each.count, of: each.of, on: [...each.on] },
      ...{ duty: duty(each.duty), position: position(book.duties.get(each.duty)?.position ?? '') },
    })),
    approvals: year.approvals
      .toSorted((a, b) => b.longestQueue - a.longestQueue || b.asked - a.asked)
      .map((each) => ({ ...each, position: position(each.position) })),
    fairness: year.fairness.map((each) => ({
      ...{ position: position(each.position), least: weighed(each.least), most: weighed(each.most) },
    })),
  }
}
