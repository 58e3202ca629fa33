/**
 * Questions these rows answer
 *
 * | question                                          | row or index                                           |
 * |---------------------------------------------------|--------------------------------------------------------|
 * | how far is what came back, what came of it        | `agg#<key of its derived id>` / `head`                 |
 * | what did the file say                             | `agg#<key>` / `rows#<nth>`: 50 rows of it each         |
 * | what came back from a system, newest first        | gsi1 `ent-results#<system>` / `<time of the id>`       |
 *
 * The rows are written before the head, and count for nothing without it.
 */
import { headKey, partitionOf } from '../../audit-trail/audit-trail.store.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { asJson } from '../../kernel/json.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import type { HeadFields } from '../../platform/act.ts'
import { derivedId } from '../../platform/derived-id.ts'
import type { Item, Page, Store, Write } from '../../platform/store.ts'
import type { ListPage } from '../entitlement.store.ts'
import type { Results, ResultsHead, Said } from './orders.ts'

/** Some 100 KB where every proof is long. */
const ROWS_IN_ONE = 50

export const headOfResults = (results: Results): HeadFields => ({
  ...asJson(results),
  gsi1pk: `ent-results#${results.system}`,
  gsi1sk: results.id.slice(4, 14),
})

/** The same rows that come to the same are recorded once. */
export const resultsIdOf = (system: Id, hash: string, now: Instant): Id =>
  derivedId('ers', now, 'entitlement-results', system, hash)

export const findResults = (store: Store, id: Id): Promise<ResultsHead | undefined> =>
  store.find<ResultsHead>(headKey(id))

export async function getResults(store: Store, id: Id): Promise<ResultsHead> {
  const head = await findResults(store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('results')
  return head
}

export const listResults = (store: Store, system: Id, page: ListPage): Promise<Page<ResultsHead>> =>
  store.query<ResultsHead>({ index: 'gsi1', pk: `ent-results#${system}`, backwards: true, ...page })

interface SaidRows {
  readonly said: readonly Said[]
}

export const putSaid = (id: Id, all: readonly Said[]): Write[] =>
  Array.from({ length: Math.ceil(all.length / ROWS_IN_ONE) }, (_, nth): Write => {
    const said = all.slice(nth * ROWS_IN_ONE, (nth + 1) * ROWS_IN_ONE)
    return { put: asJson({ pk: partitionOf(id), sk: `rows#${String(nth).padStart(5, '0')}`, said }) }
  })

export async function findSaid(store: Store, id: Id): Promise<Said[]> {
  const { items } = await store.query<Item>({ pk: partitionOf(id), beginsWith: 'rows#' })
  return (items as unknown as SaidRows[]).flatMap(({ said }) => said)
}
