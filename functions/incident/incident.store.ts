/**
 * Questions these rows answer
 *
 * | question                                      | row or index                                          |
 * |-----------------------------------------------|-------------------------------------------------------|
 * | an incident: state, obligations, pages, story | `agg#<key>`, read backwards                           |
 * | is an incident open for this key              | `incident-key#<hash>` / `key`: `id`, CAS when replaced|
 * | all incidents, newest first                   | gsi1 `incidents` / `<time of the id>`                 |
 * | incidents that are open, or over, newest first| gsi2 `incidents#<open/over>` / `<time of the id>`     |
 * | incidents of one service, newest first        | gsi3 `incidents-of#<service>` / `<time of the id>`    |
 */
import { createHash } from 'node:crypto'
import { entriesIn, headKey } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import { type Incident, type IncidentHead, isOver } from './incident.ts'
import { planStepsIn } from './plan-step.store.ts'
import type { IncidentPlanStep } from './plan-step.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOf(incident: Incident): HeadFields {
  const order = incident.id.slice(4, 14)
  return {
    ...asJson(incident),
    gsi1pk: 'incidents',
    gsi1sk: order,
    gsi2pk: `incidents#${isOver(incident) ? 'over' : 'open'}`,
    gsi2sk: order,
    ...(incident.service === undefined ? {} : { gsi3pk: `incidents-of#${incident.service}`, gsi3sk: order }),
  }
}

/** The head as it will stand once the act is committed. */
export const headAfter = headAfterAct<IncidentHead>

/** Its clocks, and how far its emergency plan has come. */
export interface IncidentStanding extends Standing {
  readonly steps: readonly IncidentPlanStep[]
}

/** An incident with what hangs on it. */
export interface WholeIncident {
  readonly head: IncidentHead
  readonly standing: IncidentStanding
  /** The newest entries of its audit trail, oldest first. */
  readonly story: readonly AuditEntry[]
  /** All rows that were read, newest first: pages, plan, parties. */
  readonly rows: readonly Item[]
}

/** Everything of an incident in one consistent read. */
export async function getIncident(store: Store, id: Id): Promise<WholeIncident> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('incident')
  return {
    head: standing.head as IncidentHead,
    standing: { ...standing, steps: planStepsIn(rows) },
    story: entriesIn(rows).reverse(),
    rows,
  }
}

export const findIncident = (store: Store, id: Id): Promise<IncidentHead | undefined> =>
  store.find<IncidentHead>(headKey(id))

/** What an incident goes on as: itself, unless it was merged. */
export async function survivorOf(store: Store, id: Id): Promise<IncidentHead | undefined> {
  let head = await findIncident(store, id)
  while (head?.mergedInto !== undefined) head = await findIncident(store, head.mergedInto)
  return head
}

const keyRow = (key: string): Key => ({
  pk: `incident-key#${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`,
  sk: 'key',
})

/** The incident a key opened last, whatever has become of it. */
export const findByKey = async (store: Store, key: string): Promise<Id | undefined> =>
  (await store.find<Item & { id: Id }>(keyRow(key)))?.id

/** From now on the key leads to this incident; of two who open one at a time, the second fails and looks again. */
export const claimKey = (key: string, id: Id, before: Id | undefined): Write => ({
  put: { ...keyRow(key), id },
  if: before === undefined ? 'absent' : { id: before },
})

export type ListPage = { readonly limit: number; readonly after?: string }

const list = (store: Store, index: 'gsi1' | 'gsi2' | 'gsi3', pk: string, page: ListPage): Promise<Page<IncidentHead>> =>
  store.query<IncidentHead>({ index, pk, backwards: true, ...page })

export const listIncidentsByNewest = (store: Store, page: ListPage) => list(store, 'gsi1', 'incidents', page)

export const listIncidentsByWhetherOpen = (store: Store, which: 'open' | 'over', page: ListPage) =>
  list(store, 'gsi2', `incidents#${which}`, page)

export const listIncidentsByService = (store: Store, service: Id, page: ListPage) =>
  list(store, 'gsi3', `incidents-of#${service}`, page)

/** More are never open at once that anybody would look at. */
const MOST_OPEN = 2000

/** Every open incident, the newest first: for whoever looks after all of them (a person left, a shift changed). */
export async function listEveryOpen(store: Store): Promise<IncidentHead[]> {
  const found: IncidentHead[] = []
  for (let after: string | undefined; found.length < MOST_OPEN; ) {
    const page = await listIncidentsByWhetherOpen(store, 'open', {
      limit: 100,
      ...(after === undefined ? {} : { after }),
    })
    found.push(...page.items)
    if (page.next === undefined) break
    after = page.next
  }
  return found
}
