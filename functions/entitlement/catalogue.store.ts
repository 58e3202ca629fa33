/**
 * Questions these rows answer
 *
 * | question                                        | row or index                                             |
 * |-------------------------------------------------|----------------------------------------------------------|
 * | a system, a right, a rule                       | `agg#<key>` / `head`                                     |
 * | all systems; all rights; all rules              | gsi1 `ent-systems`, `ent-rights`, `ent-conflicts` / `<id>` |
 * | the rights of a system                          | gsi2 `ent-rights-of#<system>` / `<id>`                   |
 * | which rules meet a right, for a decision        | `conflicts-of#<right>` / `<the other right>`, consistently |
 *
 * A catalogue has hundreds of rows, written seldom: no key of it is hot.
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadFields, HeadRow } from '../platform/act.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { ConflictHead, ConflictOfRight, ConflictRule, Right, RightHead, System, SystemHead } from './catalogue.ts'

export const headOfSystem = (system: System): HeadFields => ({
  ...asJson(system),
  gsi1pk: 'ent-systems',
  gsi1sk: system.id,
})

export const headOfRight = (right: Right): HeadFields => ({
  ...asJson(right),
  gsi1pk: 'ent-rights',
  gsi1sk: right.id,
  gsi2pk: `ent-rights-of#${right.system}`,
  gsi2sk: right.id,
})

/** A rule that has ended is in no list. */
export const headOfConflict = (rule: ConflictRule): HeadFields => ({
  ...asJson(rule),
  ...(rule.ended === true ? {} : { gsi1pk: 'ent-conflicts', gsi1sk: rule.id }),
})

const conflictKey = (right: Id, other: Id) => ({ pk: `conflicts-of#${right}`, sk: other })

/** The rule as it lies with each of its rights. */
export const conflictRows = ({ id, between: [one, other], effect, why }: ConflictRule): Write[] =>
  [
    [one, other],
    [other, one],
  ].map(([right = '', beside = '']) => ({
    put: { ...conflictKey(right, beside), rule: id, with: beside, effect, why: { ...why } },
    if: 'absent',
  }))
export const removeConflictRows = ({ between: [one, other] }: ConflictRule): Write[] => [
  { delete: conflictKey(one, other) },
  { delete: conflictKey(other, one) },
]

/** The rules that meet a right: one consistent read. */
export async function conflictsOf(store: Store, right: Id): Promise<ConflictOfRight[]> {
  const { items } = await store.query({ pk: `conflicts-of#${right}` })
  return items as unknown as ConflictOfRight[]
}

async function get<Head extends HeadRow>(store: Store, id: Id, what: string): Promise<Head> {
  const head = await store.find<Head>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError(what)
  return head
}
export const getSystem = (store: Store, id: Id) => get<SystemHead>(store, id, 'system')
export const getRight = (store: Store, id: Id) => get<RightHead>(store, id, 'right')
export const getConflict = (store: Store, id: Id) => get<ConflictHead>(store, id, 'conflict')

/** Several things of the catalogue in one read; one that is not there is left out. */
export async function findHeads<Head extends HeadRow>(
  store: Store,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, Head>> {
  const wanted = [...new Set(ids)]
  const heads = wanted.length === 0 ? [] : await store.findMany<Head & Item>(wanted.map(headKey))
  return new Map(heads.flatMap((head) => (head === undefined ? [] : [[head.id, head] as const])))
}

type ListPage = { readonly limit?: number; readonly after?: string }

export const listSystemHeads = (store: Store, page: ListPage): Promise<Page<SystemHead>> =>
  store.query<SystemHead>({ index: 'gsi1', pk: 'ent-systems', ...page })
export const listRightHeads = (store: Store, system: Id | undefined, page: ListPage): Promise<Page<RightHead>> =>
  system === undefined
    ? store.query<RightHead>({ index: 'gsi1', pk: 'ent-rights', ...page })
    : store.query<RightHead>({ index: 'gsi2', pk: `ent-rights-of#${system}`, ...page })
export const listConflictHeads = (store: Store, page: ListPage): Promise<Page<ConflictHead>> =>
  store.query<ConflictHead>({ index: 'gsi1', pk: 'ent-conflicts', ...page })
