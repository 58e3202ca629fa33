/**
 * Questions these rows answer
 *
 * | question                                   | row or index                                            |
 * |--------------------------------------------|---------------------------------------------------------|
 * | an objective: values, obligations, story   | `agg#<key>`, read backwards: `val#`, `obl#`, `head`, …  |
 * | what was measured for a day                | `agg#<key>` / `val#<date>`                              |
 * | objectives of a year, in the order of ids  | gsi1 `objectives#<year>` / `<id>`                       |
 * | objectives that are open                   | gsi2 `objectives#open` / `<year>#<id>`                  |
 *
 * A department sets some dozens a year, and writes to each monthly: no key is hot.
 */
import { headKey, partitionOf } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Obligation, putObligation, type Standing, standingIn } from '../obligation/index.ts'
import { type Act, type HeadFields, type HeadRow, headAfterAct } from '../platform/act.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { MeasuredValue, Objective } from './objective.ts'

/** The head of an objective in the table. */
export type ObjectiveHead = HeadRow & Objective

/** What a list shows of a head. */
export type ListedObjective = Objective & Pick<HeadRow, 'version'>

/** The fields of a head, with the keys by which lists find it. */
export const headOf = (objective: Objective): HeadFields => ({
  ...asJson(objective),
  gsi1pk: `objectives#${objective.year}`,
  gsi1sk: objective.id,
  gsi2pk: objective.status === 'open' ? OPEN : undefined,
  gsi2sk: objective.status === 'open' ? `${objective.year}#${objective.id}` : undefined,
})
const OPEN = 'objectives#open'

/** The head as it will stand once the act is committed. */
export const headAfter = headAfterAct<ListedObjective>

export const putValue = (id: Id, value: MeasuredValue): Write => ({
  put: { pk: partitionOf(id), sk: `val#${value.on}`, measured: { ...value } },
})

/** What is owed once the act is committed, from what was owed before and what it puts. */
export function standingAfter(act: Act, before: readonly Obligation[]): Standing {
  const head = { ...act.head, ...headKey(act.head.id) } as unknown as HeadRow
  const rows = new Map<string, Item>()
  for (const write of [...before.map(putObligation), ...(act.rows ?? [])]) {
    if ('put' in write && write.put.sk.startsWith('obl#')) rows.set(write.put.sk, write.put)
  }
  return standingIn([head, ...rows.values()]) ?? { head, open: [], all: [] }
}

type ValueRow = Item & { readonly measured: MeasuredValue & Item[string] }

/** An objective with what hangs on it. */
export interface WholeObjective {
  readonly head: ObjectiveHead
  readonly standing: Standing
  /** The latest day first. */
  readonly values: readonly MeasuredValue[]
}

/** A year of months twice over, and what was owed for them. */
const MOST_VALUES = 60

/** Everything of an objective but its story. Throws {@link NotFoundError}. */
export async function getObjective(store: Store, id: Id): Promise<WholeObjective> {
  const pk = partitionOf(id)
  const [{ items }, values] = await Promise.all([
    store.query({ pk, between: ['exec', 'obl#~'] }),
    store.query<ValueRow>({ pk, beginsWith: 'val#', backwards: true, limit: MOST_VALUES }),
  ])
  const standing = standingIn(items)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('objective')
  const head = standing.head as ObjectiveHead
  return { head, standing, values: values.items.map(({ measured }) => measured) }
}

/** The head alone. Throws {@link NotFoundError}. */
export async function getObjectiveHead(store: Store, id: Id): Promise<ObjectiveHead> {
  const head = await store.find<ObjectiveHead>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError('objective')
  return head
}

/** Those of these objectives that there are, open or closed; read consistently. */
export async function findObjectives(store: Store, ids: readonly Id[]): Promise<ReadonlyMap<Id, Objective>> {
  const wanted = [...new Set(ids)]
  const heads = await store.findMany<ObjectiveHead>(wanted.map(headKey))
  const there = heads.filter((head) => head !== undefined && wanted.includes(head.id)) as ObjectiveHead[]
  return new Map(there.map((head) => [head.id, head]))
}

/** All objectives that are open, the earliest year first; as far as the index has caught up. */
export async function openObjectives(store: Store): Promise<readonly Objective[]> {
  const { items } = await store.query<ObjectiveHead>({ index: 'gsi2', pk: OPEN })
  return items
}

type ListPage = { readonly limit: number; readonly after?: string }

export const listObjectivesOfYear = (store: Store, year: number, page: ListPage): Promise<Page<ObjectiveHead>> =>
  store.query<ObjectiveHead>({ index: 'gsi1', pk: `objectives#${year}`, ...page })

export const listOpenObjectives = (store: Store, page: ListPage): Promise<Page<ObjectiveHead>> =>
  store.query<ObjectiveHead>({ index: 'gsi2', pk: OPEN, ...page })
