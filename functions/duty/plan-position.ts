import { type LocalDate, localDateOf, plusDays } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Platform } from '../platform/platform.ts'
import { ConditionFailedError, type Store } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { dutiesOf, findBook, findHeadOfBook } from '../role-book/index.ts'
import { findPlanState, listDays, putDay } from './plan.store.ts'
import { DAYS_PLANNED, type Planned } from './planned.ts'
import { type DutiesInForce, mergedDay, planOfPosition } from './rules/plan-of-position.ts'

/** A version of the book by its number, and when it counts. */
interface Reign {
  readonly book: number
  readonly from: Instant
  readonly until?: Instant
}

/** What planning goes by: the versions of the book that reach into the time ahead, and how far the last plan came. */
export interface PlanningGround {
  readonly now: Instant
  readonly directory: Directory
  readonly reigns: readonly Reign[]
  readonly from: LocalDate
  readonly until: LocalDate
  /** When the planner looked last. */
  readonly plannedAt?: Instant
  bookAt(at: Instant): number | undefined
  dutiesIn(book: number, position: Id): Promise<DutiesInForce['duties']>
}

const DAY_BEFORE = -1
const MOST_RACES = 5

/** Undefined before the first book is published. */
export async function planningGround({ store, clock }: Platform): Promise<PlanningGround | undefined> {
  const head = await findHeadOfBook(store)
  if (head === undefined) return undefined
  const now = clock.now()
  const [directory, state] = await Promise.all([loadDirectory(store), findPlanState(store)])
  const today = localDateOf(now, directory.department.calendar.timeZone)
  // Somewhere it is still yesterday; and after a long outage nobody has planned what passed meanwhile.
  const yesterday = plusDays(today, DAY_BEFORE)
  const from = state !== undefined && state.until < yesterday ? plusDays(state.until, 1) : yesterday
  const all = head.takesOver.map(({ version, from: since }, nth): Reign => {
    const until = head.takesOver[nth + 1]?.from
    return { book: version, from: since, ...(until === undefined ? {} : { until }) }
  })
  const reigns = all.filter((each) => each.until === undefined || each.until > `${plusDays(from, DAY_BEFORE)}T`)
  const lists = new Map<string, ReturnType<typeof dutiesByPosition>>()
  return {
    now,
    directory,
    reigns,
    from,
    until: plusDays(today, DAYS_PLANNED),
    ...(state === undefined ? {} : { plannedAt: state.at }),
    bookAt: (at) => head.takesOver.findLast((each) => each.from <= at)?.version,
    async dutiesIn(book, position) {
      const key = String(book)
      const known = lists.get(key) ?? dutiesByPosition(store, book)
      lists.set(key, known)
      return (await known).get(position) ?? []
    },
  }
}

async function dutiesByPosition(store: Store, number: number): Promise<ReadonlyMap<Id, DutiesInForce['duties']>> {
  const published = await findBook(store, number)
  if (published === undefined) return new Map()
  const { book, pages } = published
  if (pages.size < 2) return new Map([...pages.keys()].map((position) => [position, dutiesOf(book, position)]))
  const byPosition = Map.groupBy([...book.duties.values()], ({ position }) => position)
  return new Map(
    [...byPosition].map(([position, duties]) => [position, duties.toSorted((a, b) => (a.id < b.id ? -1 : 1))]),
  )
}

/**
 * Plans the days ahead of one position: writes what is not as it is to be, and nothing else. Answers how many days it
 * wrote. Meeting the opener or another planner on a day, it looks again.
 */
export async function planPosition(platform: Platform, position: Id, given?: PlanningGround): Promise<number> {
  const ground = given ?? (await planningGround(platform))
  if (ground === undefined) return 0
  const { store } = platform
  for (let race = 1; ; race += 1) {
    try {
      return await planOnce(store, position, ground)
    } catch (error) {
      if (!(error instanceof ConditionFailedError) || race === MOST_RACES) throw error
    }
  }
}

async function planOnce(store: Store, position: Id, ground: PlanningGround): Promise<number> {
  const { directory, reigns, from, until } = ground
  const [known, versions] = await Promise.all([
    listDays(store, position, from, `${until}~`),
    Promise.all(reigns.map(async (reign) => ({ ...reign, duties: await ground.dutiesIn(reign.book, position) }))),
  ])
  const wanted = planOfPosition(versions, directory.department.calendar, from, until)
  const byDay = new Map(known.map((day) => [day.on, day]))
  let written = 0
  for (const on of new Set([...byDay.keys(), ...wanted.keys()])) {
    const day = byDay.get(on) ?? { position, on, planned: [], version: 0 }
    const planned = mergedDay(day.planned, wanted.get(on) ?? [], ground)
    if (isSame(day.planned, planned)) continue
    await store.write(putDay(day, planned))
    written += 1
  }
  return written
}

const isSame = (a: readonly Planned[], b: readonly Planned[]): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
