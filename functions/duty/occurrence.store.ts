/**
 * Questions these rows answer
 *
 * | question                                        | row or index                                                    |
 * |-------------------------------------------------|-----------------------------------------------------------------|
 * | an occurrence with its obligation and its story | `agg#<key>`, read backwards: `obl#`, `head`, `evidence`, `aud#` |
 * | what came round of a duty, by time              | gsi1 `duty#<duty>` / `<opens at>#<id>`                          |
 * | what came round of a position, by time          | gsi2 `duty-position#<position>` / `<opens at>#<id>`             |
 * | what somebody was accountable for, by time      | gsi3 `duty-person#<person>` / `<opens at>#<id>`: as it opened   |
 *
 * What somebody owes now is asked of their obligations.
 */
import { entriesIn, headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import { noSuchOccurrence } from './errors.ts'
import type { Occurrence, OccurrenceHead, Shown } from './occurrence.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOf(occurrence: Occurrence): HeadFields {
  const { id, duty, position, frozen, opensAt } = occurrence
  const order = `${opensAt}#${id}`
  return {
    ...asJson(occurrence),
    gsi1pk: `duty#${duty}`,
    gsi1sk: order,
    gsi2pk: `duty-position#${position}`,
    gsi2sk: order,
    gsi3pk: `duty-person#${frozen.person}`,
    gsi3sk: order,
  }
}

/** The head as it will stand once the act is committed. */
export const headAfter = headAfterAct<OccurrenceHead>

const EVIDENCE = 'evidence'
type EvidenceRow = Item & { readonly shown: readonly Shown[] & Item[string] }

export const putEvidence = (id: Id, shown: readonly Shown[]): Write => ({
  put: { pk: partitionOf(id), sk: EVIDENCE, shown: shown as readonly Shown[] & Item[string] },
})

export interface WholeOccurrence {
  readonly head: OccurrenceHead
  readonly standing: Standing
  readonly shown: readonly Shown[]
  /** The newest entries of its audit trail, newest first. */
  readonly story: readonly AuditEntry[]
}

/** Everything of an occurrence in one consistent read. */
export async function getOccurrence(store: Store, id: Id): Promise<WholeOccurrence> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw noSuchOccurrence()
  const evidence = rows.find(({ sk }) => sk === EVIDENCE) as EvidenceRow | undefined
  return { head: standing.head as OccurrenceHead, standing, shown: evidence?.shown ?? [], story: entriesIn(rows) }
}

/** Which of these there are already. */
export async function knownOf(store: Store, ids: readonly Id[]): Promise<Set<Id>> {
  const heads = ids.length === 0 ? [] : await store.findMany(ids.map(headKey))
  return new Set(ids.filter((_, nth) => heads[nth] !== undefined))
}

export async function findOccurrence(store: Store, id: Id): Promise<OccurrenceHead | undefined> {
  return store.find<OccurrenceHead>(headKey(id))
}

/** By what a list is asked for. */
export type OfWhat =
  | { readonly duty: Id; readonly position?: never; readonly person?: never }
  | { readonly position: Id; readonly duty?: never; readonly person?: never }
  | { readonly person: Id; readonly duty?: never; readonly position?: never }

export interface ListPage {
  readonly limit: number
  readonly after?: string
  readonly backwards: boolean
}

/** Occurrences that opened (or were to) between two instants. */
export function listOccurrencesOf(
  store: Store,
  { duty, position, person }: OfWhat,
  [from, until]: readonly [Instant | '', Instant | '~'],
  page: ListPage,
): Promise<Page<OccurrenceHead>> {
  const [index, pk] =
    duty !== undefined
      ? (['gsi1', `duty#${duty}`] as const)
      : position !== undefined
        ? (['gsi2', `duty-position#${position}`] as const)
        : (['gsi3', `duty-person#${person}`] as const)
  return store.query<OccurrenceHead>({ index, pk, between: [from, until], ...page })
}

/** Open occurrences of a duty that lapse when the next one opens, among its newest. */
export async function listLapsing(store: Store, duty: Id): Promise<OccurrenceHead[]> {
  const newest = await listOccurrencesOf(store, { duty }, ['', '~'], { limit: 25, backwards: true })
  return newest.items.filter(({ status, lapses }) => status === 'open' && lapses === true)
}
