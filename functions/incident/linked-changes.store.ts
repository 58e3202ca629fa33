/**
 * Questions these rows answer
 *
 * | question                                          | row                                      |
 * |---------------------------------------------------|------------------------------------------|
 * | which changes an incident came from, or was ended by | `agg#<key>` / `change#<change>`       |
 */
import { partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Item, Write } from '../platform/store.ts'

export type ChangeRelation = 'caused-by' | 'fixed-by'

export interface LinkedChange {
  readonly change: Id
  readonly relation: ChangeRelation
}

const PREFIX = 'change#'
const keyOf = (incident: Id, change: Id) => ({ pk: partitionOf(incident), sk: `${PREFIX}${change}` })

export const putLink = (incident: Id, { change, relation }: LinkedChange): Write => ({
  put: { ...keyOf(incident, change), relation },
})

/** It was linked once. */
export const removeLink = (incident: Id, change: Id): Write => ({ put: keyOf(incident, change) })

/** Changes linked to an incident, among its rows. */
export const linksIn = (rows: readonly Item[]): LinkedChange[] =>
  rows
    .filter(({ sk, relation }) => sk.startsWith(PREFIX) && relation !== undefined)
    .map(({ sk, relation }) => ({ change: sk.slice(PREFIX.length), relation: relation as ChangeRelation }))
    .sort((a, b) => (a.change < b.change ? -1 : 1))
