import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, millisOf, plusMillis, SECOND } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { getIncident, listEveryOpen, listIncidentsByWhetherOpen } from './incident.store.ts'
import type { IncidentHead } from './incident.ts'
import { howServicesAre, isForEverybody, type ServiceState } from './rules/how-services-are.ts'
import { openOf } from './steps/step.ts'

/** How services are, for everybody who works here. */
export interface ServiceStatus {
  readonly at: Instant
  readonly services: readonly {
    readonly id: Id
    readonly name: Text
    readonly state: ServiceState
    readonly since?: Instant
  }[]
  /** The newest first. */
  readonly open: readonly OpenTrouble[]
  /** What ended in the last 14 days, the newest first. */
  readonly past: readonly PastTrouble[]
}

interface Trouble {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly service?: Text
  readonly raisedAt: Instant
}

export interface OpenTrouble extends Trouble {
  readonly isMitigated: boolean
  /** The last word to those affected. */
  readonly update?: { readonly at: Instant; readonly 'zh-CN': string; readonly en?: string }
  /** By when they hear again. */
  readonly nextBy?: Instant
}

export interface PastTrouble extends Trouble {
  readonly resolvedAt: Instant
}

const DAYS_BACK = 14
/** So many that are over are looked at, and so many open ones read whole: it costs the same however much is wrong. */
const MOST_SEEN = 100
const MOST_OPEN = 20
/** Everybody who looks within so long sees the same. */
const KEPT_FOR = 10 * SECOND

const kept = new WeakMap<Store, ServiceStatus>()

/** How services are, at most some seconds old. */
export async function serviceStatus({ store, clock }: Pick<Platform, 'store' | 'clock'>): Promise<ServiceStatus> {
  const now = clock.now()
  const last = kept.get(store)
  const age = last === undefined ? Number.POSITIVE_INFINITY : millisOf(now) - millisOf(last.at)
  if (last !== undefined && age >= 0 && age < KEPT_FOR) return last
  const looked = await look(store, now)
  kept.set(store, looked)
  return looked
}

async function look(store: Store, now: Instant): Promise<ServiceStatus> {
  const [open, over, directory] = await Promise.all([
    listEveryOpen(store),
    listIncidentsByWhetherOpen(store, 'over', { limit: MOST_SEEN }),
    recentDirectory(store),
  ])
  const how = howServicesAre(open)
  const from = plusMillis(now, -DAYS_BACK * DAY)
  const trouble = ({ id, number, title, service, raisedAt }: IncidentHead): Trouble => {
    const name = directory.services.get(service ?? '')?.name
    return { id, number, title, raisedAt, ...(name === undefined ? {} : { service: name }) }
  }
  const theirs = open.filter(isForEverybody)
  // Of many the gravest are named: a storm of small ones does not hide what stands still.
  const named = new Set(theirs.toSorted((a, b) => a.severity - b.severity).slice(0, MOST_OPEN))
  const seen = theirs.filter((each) => named.has(each))
  return {
    at: now,
    services: [...directory.services.values()].map(({ id, name }) => ({
      ...{ id, name, state: 'working' as const },
      ...how.get(id),
    })),
    open: await Promise.all(seen.map(async (head) => ({ ...trouble(head), ...(await lastSaid(store, head)) }))),
    past: over.items.flatMap((head) =>
      head.status === 'resolved' && isForEverybody(head) && (head.resolvedAt ?? '') >= from
        ? [{ ...trouble(head), resolvedAt: head.resolvedAt as Instant }]
        : [],
    ),
  }
}

async function lastSaid(store: Store, { id, status }: IncidentHead): Promise<Omit<OpenTrouble, keyof Trouble>> {
  const { story, standing } = await getIncident(store, id)
  const said = story.findLast(({ did, what }) => did === 'incident.updated' && isToldTo(what.audiences))
  const chinese = said?.personal?.comment?.value
  const english = said?.personal?.commentEn?.value
  const next = openOf(standing, 'incident.update')?.dueAt
  return {
    isMitigated: status === 'mitigated',
    ...(said === undefined || chinese === undefined
      ? {}
      : { update: { at: said.at, 'zh-CN': chinese, ...(english === undefined ? {} : { en: english }) } }),
    ...(next === undefined ? {} : { nextBy: next }),
  }
}

/** What is only for IT or for management is not for everybody. */
const isToldTo = (audiences: unknown): boolean => Array.isArray(audiences) && audiences.includes('affected')
