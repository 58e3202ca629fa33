/**
 * Questions these rows answer
 *
 * | question                                       | row or index                                       |
 * |------------------------------------------------|----------------------------------------------------|
 * | a finding: state, obligations, story           | `agg#<key>`, read backwards                        |
 * | is this already found, from what it is about   | `agg#<key of its derived id>` / `head`             |
 * | all findings, newest first                     | gsi1 `findings` / `<time of the id>`               |
 * | findings in a status, newest first             | gsi2 `finding#<status>` / `<time of the id>`       |
 * | findings of one source, newest first           | gsi3 `finding-source#<source>` / `<time of the id>`|
 */
import { entriesIn, headKey } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Page, Store } from '../platform/store.ts'
import type { Finding, FindingHead, FindingStatus } from './finding.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOf(finding: Finding): HeadFields {
  const order = finding.id.slice(4, 14)
  return {
    ...asJson(finding),
    gsi1pk: 'findings',
    gsi1sk: order,
    gsi2pk: `finding#${finding.status}`,
    gsi2sk: order,
    gsi3pk: `finding-source#${finding.source}`,
    gsi3sk: order,
  }
}

/** The head as it will stand once the act is committed. */
export const headAfter = headAfterAct<FindingHead>

/** A finding with what hangs on it. */
export interface WholeFinding {
  readonly head: FindingHead
  readonly standing: Standing
  /** The newest entries of its audit trail, oldest first. */
  readonly story: readonly AuditEntry[]
}

/** Everything of a finding in one consistent read. */
export async function getFinding(store: Store, id: Id): Promise<WholeFinding> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('finding')
  return { head: standing.head as FindingHead, standing, story: entriesIn(rows).reverse() }
}

/** The finding of these facts, whenever it was first found: the key is in the facts, the time in front of it is not. */
export const findByKeyOf = (store: Store, id: Id): Promise<FindingHead | undefined> =>
  store.find<FindingHead>(headKey(id))

export type ListPage = { readonly limit: number; readonly after?: string }

const list = (store: Store, index: 'gsi1' | 'gsi2' | 'gsi3', pk: string, page: ListPage): Promise<Page<FindingHead>> =>
  store.query<FindingHead>({ index, pk, backwards: true, ...page })

export const listFindingsByNewest = (store: Store, page: ListPage) => list(store, 'gsi1', 'findings', page)

export const listFindingsByStatus = (store: Store, status: FindingStatus, page: ListPage) =>
  list(store, 'gsi2', `finding#${status}`, page)

export const listFindingsBySource = (store: Store, source: string, page: ListPage) =>
  list(store, 'gsi3', `finding-source#${source}`, page)
