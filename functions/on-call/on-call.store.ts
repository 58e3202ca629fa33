/**
 * Questions these rows answer
 *
 * | question                                        | row                                                                |
 * |-------------------------------------------------|--------------------------------------------------------------------|
 * | who is on call, everywhere, now and soon        | `on-call` / `schedule#<id>`, `override#<id>`, read whole           |
 * | has any of that changed since I read it         | `on-call` / `version`                                              |
 * | who was on call at an instant that has passed   | `on-call-shifts#<schedule>#<role>` / `<since>`, the last before it |
 * | a version as it was published, however old      | `on-call-versions#<schedule>` / `<number, six digits>`             |
 *
 * Schedules are few, small, and asked for by every page of the portal and every page that is sent: they lie in one
 * partition, are kept in memory by whoever read them, and are read again only when their version has moved.
 */
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { type Item, type Key, type Store, StoreBusyError, type Write } from '../platform/store.ts'
import type { Because, OnCallRole, OnCallSchedule, Override, ScheduleVersion } from './schedule.ts'

const ON_CALL = 'on-call'
const VERSION_KEY: Key = { pk: ON_CALL, sk: 'version' }

/** All schedules, and which version of them all this is: the next write has to name it. */
export interface Schedules {
  readonly version: number
  readonly all: readonly OnCallSchedule[]
}

type Kept = Omit<OnCallSchedule, 'overrides'>

const kept = new WeakMap<Store, Schedules>()
/** Changes come a few times an hour; that many while it is read once are a fault. */
const MOST_READINGS = 5

/** All schedules as they are now: one small read, and a larger one only after a change. */
export async function readSchedules(store: Store): Promise<Schedules> {
  const known = kept.get(store)
  for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
    const version = (await store.find<Item & { version: number }>(VERSION_KEY))?.version ?? 0
    const schedules = known?.version === version ? known : await readAll(store)
    // The version's row is read last, so a change that came in between shows.
    if (schedules.version === version) {
      kept.set(store, schedules)
      return schedules
    }
  }
  throw new StoreBusyError('on-call schedules change faster than they can be read')
}

export const loadSchedules = async (store: Store): Promise<readonly OnCallSchedule[]> =>
  (await readSchedules(store)).all

async function readAll(store: Store): Promise<Schedules> {
  const { items } = await store.query<Item & { thing?: unknown; version?: number }>({ pk: ON_CALL })
  const of = <Thing>(kind: string) =>
    items.filter(({ sk }) => sk.startsWith(`${kind}#`)).map(({ thing }) => thing as Thing)
  const overrides = Map.groupBy(of<Override>('override'), ({ schedule }) => schedule)
  return {
    version: items.find(({ sk }) => sk === VERSION_KEY.sk)?.version ?? 0,
    all: of<Kept>('schedule').map((each) => ({ ...each, overrides: overrides.get(each.id) ?? [] })),
  }
}

/** Says that schedules are others now, unless somebody else has said so since `read` was read. */
export const schedulesMove = (read: number): Write => ({
  put: { ...VERSION_KEY, version: read + 1 },
  if: read === 0 ? 'absent' : { version: read },
})

/** Goes into the same transaction as {@link schedulesMove}. */
export const putSchedule = (schedule: Kept): Write => ({
  put: { pk: ON_CALL, sk: `schedule#${schedule.id}`, thing: asJson(schedule) },
})

export const putOverride = (override: Override): Write => ({
  put: { pk: ON_CALL, sk: `override#${override.id}`, thing: asJson(override) },
})

export const takeOverride = (id: Id): Write => ({ delete: { pk: ON_CALL, sk: `override#${id}` } })

/** Who really had a shift, since when: written when it began, and never again. */
export interface ToldShift {
  readonly since: Instant
  readonly person?: Id
  readonly because?: Because
}

const toldPartition = (schedule: Id, role: OnCallRole): string => `on-call-shifts#${schedule}#${role}`

export const putTold = (schedule: Id, role: OnCallRole, told: ToldShift): Write => ({
  put: { pk: toldPartition(schedule, role), sk: told.since, ...asJson(told) },
})

/** The shift that was running at an instant. */
export async function findToldAt(
  store: Store,
  schedule: Id,
  role: OnCallRole,
  at: Instant,
): Promise<ToldShift | undefined> {
  const pk = toldPartition(schedule, role)
  const { items } = await store.query<Item & ToldShift>({ pk, between: ['', at], backwards: true, limit: 1 })
  return items[0]
}

/** The shifts that began between two instants, both included. */
export async function listToldBetween(
  store: Store,
  schedule: Id,
  role: OnCallRole,
  [from, until]: readonly [Instant, Instant],
): Promise<ToldShift[]> {
  const { items } = await store.query<Item & ToldShift>({ pk: toldPartition(schedule, role), between: [from, until] })
  return items
}

const versionsPartition = (schedule: Id): string => `on-call-versions#${schedule}`
const versionName = (number: number): string => String(number).padStart(6, '0')

export const putVersion = (schedule: Id, version: ScheduleVersion): Write => ({
  put: { pk: versionsPartition(schedule), sk: versionName(version.number), published: asJson(version) },
  if: 'absent',
})

export async function listVersions(
  store: Store,
  schedule: Id,
  page: { readonly limit: number; readonly after?: string },
): Promise<{ readonly items: ScheduleVersion[]; readonly next?: string }> {
  const { items, next } = await store.query<Item & { published: unknown }>({
    ...{ pk: versionsPartition(schedule), backwards: true },
    ...page,
  })
  return { items: items.map(({ published }) => published as ScheduleVersion), ...(next === undefined ? {} : { next }) }
}
