import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import { loadSchedules } from '../on-call/index.ts'
import { PROVEN_FOR_DAYS, type Reachability, reachabilityOf } from '../paging/index.ts'
import { query, type Route } from '../platform/handler.ts'
import {
  type Directory,
  inOrder,
  isActive,
  isThere,
  loadDirectory,
  pageOfDirectory,
  worksInIt,
} from '../responsibility/index.ts'
import { type Asked, listAsked } from './contact-proof.store.ts'
import { listReachabilityOfSchedules } from './reachability.contract.ts'
import { whatIsMissing } from './rules/what-is-missing.ts'
import { type OnSchedule, whoIsOn } from './rules/who-is-on-schedules.ts'

export const reachabilityRoutes: readonly Route[] = [
  query(listReachabilityOfSchedules, async (platform, { query: page, caller, now }) => {
    const { store } = platform
    const directory = await loadDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('reachability')
    const inUse = (await loadSchedules(store)).filter(({ retiredAt }) => retiredAt === undefined || retiredAt > now)
    const byName = ({ name, id }: (typeof inUse)[number]) => [name, id] as const
    const found = pageOfDirectory('reachability', inOrder(inUse, byName), byName, page, (schedule) => ({
      schedule,
      on: whoIsOn(schedule, now).filter(({ person }) => isActive(directory, person)),
    }))
    const people = [...new Set(found.items.flatMap(({ on }) => on.map(({ person }) => person)))]
    const [reached, asked] = await Promise.all([reachabilityOf(platform, directory, people, now), listAsked(store)])
    const of = new Map(reached.map((each) => [each.person, each]))
    const items = found.items.map(({ schedule, on }) => {
      const rows = on.map((each) => rowOf(each, of.get(each.person), asked, directory, now))
      return {
        schedule: schedule.id,
        name: schedule.name,
        isProven: rows.every(isProven),
        people: rows.toSorted(byGravity),
      }
    })
    return { items, nextCursor: found.nextCursor }
  }),
]

interface Row {
  readonly provenSince: Instant | null
  readonly person: { readonly name: string }
}
const isProven = ({ provenSince }: Row): boolean => provenSince !== null
/** Whom nothing is proven to reach first, then by name. */
const byGravity = (one: Row, other: Row): number =>
  Number(isProven(one)) - Number(isProven(other)) || (one.person.name < other.person.name ? -1 : 1)

function rowOf(
  { person, roles }: OnSchedule,
  reached: Reachability | undefined,
  asked: readonly Asked[],
  directory: Directory,
  now: Instant,
) {
  const channels = reached?.channels ?? []
  const since = reached?.provenSince ?? null
  return {
    person: personRefIn(directory, person),
    roles: [...roles],
    provenSince: since,
    provenUntil: since === null ? null : plusMillis(since, PROVEN_FOR_DAYS * DAY),
    ways: channels.filter(({ isThere: isSetUp }) => isSetUp).map(({ channel }) => channel),
    proven: channels.filter(({ provenAt }) => provenAt !== null).map(({ channel }) => channel),
    missing: [...whatIsMissing(channels)],
    askedAt: asked.find((each) => each.person === person)?.askedAt ?? null,
    isAway: !isThere(directory, person, now),
  }
}
