/**
 * Questions these rows answer
 *
 * | question                                         | row or index                                                  |
 * |--------------------------------------------------|---------------------------------------------------------------|
 * | what will the duties of a position bring, by day | `duty-plan#<position>` / `<local date>`: all of it in one row |
 * | which days have something that opens by now      | gsi3 `duty-due#<shard>` / `<next opening>#<position>#<date>`  |
 * | how far did the planner come                     | `duty-plan` / `state`                                         |
 *
 * A year of 5,000 duties is 1.8 million occurrences, so a day of a position is one row, and an occurrence becomes rows of
 * its own when it opens.
 */
import { type LocalDate, plusDays } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, instantOf, millisOf, SECOND } from '../kernel/instant.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'
import { nextOpening, type Planned, type PlannedDay } from './planned.ts'

export const DUE_SHARDS = 4

const dayKey = (position: Id, on: LocalDate): Key => ({ pk: `duty-plan#${position}`, sk: on })
const STATE: Key = { pk: 'duty-plan', sk: 'state' }

type Packed = readonly [duty: Id, at: string, opens: number, book: number, flags: number]
type DayRow = Item & {
  readonly position: Id
  readonly on: LocalDate
  readonly planned: readonly Packed[]
  readonly version: number
}
const OPENED = 1
const UNCERTAIN = 2

const packed = ({ duty, at, opensAt, book, isOpened, isCertain }: Planned): Packed => [
  duty,
  at,
  millisOf(opensAt) / SECOND,
  book,
  (isOpened ? OPENED : 0) + (isCertain ? 0 : UNCERTAIN),
]
const unpacked = ([duty, at, opens, book, flags]: Packed): Planned => ({
  duty,
  at,
  opensAt: instantOf(opens * SECOND),
  book,
  isOpened: (flags & OPENED) !== 0,
  isCertain: (flags & UNCERTAIN) === 0,
})

/** A day's row as the planner finds it. */
export const dayOf = ({ position, on, planned, version }: DayRow): PlannedDay => ({
  position,
  on,
  planned: planned.map(unpacked),
  version,
})

/** Writes a day as it is to be, unless somebody else has written it since; nothing planned: takes it away. */
export function putDay({ position, on, version }: PlannedDay, planned: readonly Planned[]): Write {
  const key = dayKey(position, on)
  const unchanged = version === 0 ? 'absent' : ({ version } as const)
  if (planned.length === 0) return { delete: key, ...(version === 0 ? {} : { if: unchanged }) }
  const next = nextOpening(planned)
  const shard = position.charCodeAt(position.length - 1) % DUE_SHARDS
  const due = next === undefined ? {} : { gsi3pk: `duty-due#${shard}`, gsi3sk: `${next}#${position}#${on}` }
  const row = { ...key, position, on, planned: planned.map(packed), version: version + 1, ...due }
  return { put: row, if: unchanged }
}

export async function findDay(store: Store, position: Id, on: LocalDate): Promise<PlannedDay | undefined> {
  const row = await store.find<DayRow>(dayKey(position, on))
  return row === undefined ? undefined : dayOf(row)
}

/** The days of a position between two dates, both included: some forty at most. */
export async function listDays(store: Store, position: Id, from: LocalDate, until: LocalDate): Promise<PlannedDay[]> {
  const { items } = await store.query<DayRow>({ pk: `duty-plan#${position}`, between: [from, until] })
  return items.map(dayOf)
}

/** Days on which something opens at or before an instant; at most `limit` of each shard, oldest first. */
export async function listDueDays(store: Store, now: Instant, limit: number): Promise<PlannedDay[]> {
  const shards = await Promise.all(
    Array.from({ length: DUE_SHARDS }, (_, shard) =>
      store.query<DayRow>({ index: 'gsi3', pk: `duty-due#${shard}`, between: ['', `${now}~`], limit }),
    ),
  )
  const order = ({ planned }: PlannedDay) => nextOpening(planned) ?? ''
  return shards
    .flatMap(({ items }) => items.map(dayOf))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}

/** When something opens next, of all that is planned. */
export async function findNextOpening(store: Store): Promise<Instant | undefined> {
  const shards = await Promise.all(
    Array.from({ length: DUE_SHARDS }, (_, shard) =>
      store.query<DayRow>({ index: 'gsi3', pk: `duty-due#${shard}`, limit: 1 }),
    ),
  )
  return shards
    .flatMap(({ items }) => items.map((row) => nextOpening(dayOf(row).planned)))
    .filter((each) => each !== undefined)
    .toSorted()[0]
}

/** How far the planner came: what opened before `at` was planned by then, and days until `until` are. */
export type PlanState = { readonly at: Instant; readonly until: LocalDate }

export const findPlanState = (store: Store): Promise<(Item & PlanState) | undefined> =>
  store.find<Item & PlanState>(STATE)

export const putPlanState = (state: PlanState): Write => ({ put: { ...STATE, ...state } })

/** A department is founded with a book that counts since long: what its duties brought before today was not done here. */
export const planningBegins = (at: Instant, today: LocalDate): Write => putPlanState({ at, until: plusDays(today, -1) })
