import { currentSeverityPolicy } from '../incident/index.ts'
import { bornAt, type Id, prefixOf } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { timelineOf } from '../obligation/index.ts'
import type { Clock } from '../platform/clock.ts'
import { query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { deliverAlert, listAlerts, readAlert, readAlertTimeline } from './alert.contract.ts'
import {
  getAlert,
  listAlertsByNewest,
  listAlertsBySource,
  listAlertsByStatus,
  listParts,
  type TallyRow,
  tallyKey,
  tallyOf,
} from './alert.store.ts'
import type { AlertHead } from './alert.ts'
import { type Seeing, summaryOf, viewOfAlert } from './alert.view.ts'
import { alertRulesAt } from './alert-rules.store.ts'
import { oneFilterOnly } from './errors.ts'
import { acceptDelivery } from './intake/accept.ts'
import { type Looking, lookingOf, pageFrom } from './seen-by.ts'
import { findHeartbeat, findSource } from './source.store.ts'

export const alertRoutes = (wallClock: Clock): readonly Route[] => [
  // Not an act: what came is no change of anything yet, and has to be kept as fast as a table can.
  query(deliverAlert, async (platform, { params, body, now }) => {
    await acceptDelivery(platform, params.id, body, { wallClock, now })
    return { accepted: true }
  }),

  query(listAlerts, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'alerts')
    const { status, source, ...page } = call.query
    if (status !== undefined && source !== undefined) throw oneFilterOnly()
    const found =
      status !== undefined
        ? await listAlertsByStatus(store, status, pageFrom(page))
        : source !== undefined
          ? await listAlertsBySource(store, source, pageFrom(page))
          : await listAlertsByNewest(store, pageFrom(page))
    const seeing = await seeingOf(store, found.items, looking)
    return { items: found.items.map((head) => summaryOf(head, seeing)), nextCursor: found.next ?? null }
  }),

  query(readAlert, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'alert')
    const head = await getAlert(store, call.params.id)
    const [seeing, parts, tally, { rules }] = await Promise.all([
      seeingOf(store, [head], looking),
      listParts(store, head.id),
      store.find<TallyRow>(tallyKey(head.id)),
      alertRulesAt(store, head.rules),
    ])
    const ruleName = rules.find(({ key }) => key === head.rule)?.name
    return viewOfAlert(head, { parts, tally: tallyOf(tally), ruleName }, seeing)
  }),

  query(readAlertTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'alert')
    await getAlert(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),
]

/** Names of what a page of alerts came from. */
async function seeingOf(store: Store, heads: readonly AlertHead[], looking: Looking): Promise<Seeing> {
  const ids = [...new Set(heads.map(({ source }) => source))]
  const [policy, ...named] = await Promise.all([
    currentSeverityPolicy(store),
    ...ids.map(async (id) => [id, await nameOf(store, id)] as const),
  ])
  return { ...looking, names: new Map(named), matrix: policy.matrix }
}

async function nameOf(store: Store, id: Id): Promise<string> {
  const head = await (prefixOf(id) === 'hbt' ? findHeartbeat(store, id) : findSource(store, id))
  if (head === undefined) throw new NotFoundError(`what ${id}, of ${bornAt(id)}, was called`)
  return head.name
}
