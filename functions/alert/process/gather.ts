import { headKey } from '../../audit-trail/audit-trail.store.ts'
import { listChangedOn } from '../../change/index.ts'
import { aggregateKeyOf, type Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Store } from '../../platform/store.ts'
import { type PartRow, partKey, type TallyRow, tallyKey, tallyOf } from '../alert.store.ts'
import type { AlertHead } from '../alert.ts'
import type { Arrival, Known } from '../rules/turn-alerts.ts'
import type { Window } from '../rules/what-keeps-it-quiet.ts'
import { listHolding } from '../silence.store.ts'

/** Parts as they stand, one for each name given. */
export async function findParts(
  store: Store,
  wanted: ReadonlyMap<string, { readonly source: Id; readonly fingerprint: string }>,
): Promise<Map<string, PartRow | undefined>> {
  const names = [...wanted.keys()]
  const rows = await store.findMany<PartRow>(
    [...wanted.values()].map(({ source, fingerprint }) => partKey(source, fingerprint)),
  )
  return new Map(names.map((name, nth) => [name, rows[nth]]))
}

/** Alerts and their sums, by aggregate key. */
export async function findAlerts(store: Store, ids: readonly Id[]): Promise<Known['alerts']> {
  const [heads, tallies] = await Promise.all([
    store.findMany<AlertHead>(ids.map(headKey)),
    store.findMany<TallyRow>(ids.map(tallyKey)),
  ])
  return new Map(ids.map((id, nth) => [aggregateKeyOf(id), { head: heads[nth], tally: tallyOf(tallies[nth]) }]))
}

/** Everything signals are decided on. */
export async function knownOf(
  store: Store,
  arrivals: readonly Arrival[],
  parts: Map<string, PartRow | undefined>,
  now: Instant,
): Promise<Known> {
  const ids = new Map<string, Id>()
  for (const id of [...arrivals.map(({ alert }) => alert), ...[...parts.values()].map((part) => part?.alert)]) {
    if (id !== undefined) ids.set(aggregateKeyOf(id), id)
  }
  const services = new Set(
    arrivals.flatMap(({ way }) =>
      way.does === 'open' && way.routed.service !== undefined ? [way.routed.service] : [],
    ),
  )
  const [alerts, silences, ...windows] = await Promise.all([
    findAlerts(store, [...ids.values()]),
    listHolding(store, now),
    ...[...services].map(async (service) => [service, await windowsOn(store, service, now)] as const),
  ])
  const byService = new Map<Id | undefined, readonly Window[]>(windows)
  return { parts, alerts, silences, windowsOf: (service) => byService.get(service) ?? [] }
}

/** Changes whose release window is open on a service now. */
export async function windowsOn(store: Store, service: Id, now: Instant): Promise<Window[]> {
  const changed = await listChangedOn(store, service, now, now)
  return changed.flatMap(({ head, outcome }) =>
    outcome === 'in-window' && head.releaseWindow.from <= now && now < head.releaseWindow.until
      ? [{ change: head.id, until: head.releaseWindow.until }]
      : [],
  )
}
