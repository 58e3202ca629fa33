/**
 * Questions these rows answer
 *
 * | question                                     | row                                           |
 * |----------------------------------------------|-----------------------------------------------|
 * | which incidents are part of this one         | `agg#<key>` / `child#<incident>`              |
 * | which incidents go on as this one            | `agg#<key>` / `came#<incident>`               |
 *
 * A part names its whole itself (`parent` of its head), a merged one what it goes on as (`mergedInto`); both are written in
 * one transaction.
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { rowsOfCase } from '../obligation/index.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import type { IncidentHead } from './incident.ts'

const PREFIX = 'child#'
const keyOf = (parent: Id, child: Id) => ({ pk: partitionOf(parent), sk: `${PREFIX}${child}` })

export const putChild = (parent: Id, child: Id): Write => ({ put: { ...keyOf(parent, child), id: child } })

/** It was part of it once. */
export const removeChild = (parent: Id, child: Id): Write => ({ put: keyOf(parent, child) })

/** Parts of an incident, among its rows; the oldest first. */
export const childrenIn = (rows: readonly Item[]): Id[] =>
  rows
    .filter(({ sk, id }) => sk.startsWith(PREFIX) && id !== undefined)
    .map(({ sk }) => sk.slice(PREFIX.length))
    .sort()

const CAME = 'came#'

export const putMerged = (into: Id, merged: Id): Write => ({
  put: { pk: partitionOf(into), sk: `${CAME}${merged}`, id: merged },
})

/** Incidents that go on as this one, among its rows; the oldest first. At most 100 are told of. */
export const mergedIn = (rows: readonly Item[]): Id[] =>
  rows
    .filter(({ sk }) => sk.startsWith(CAME))
    .map(({ sk }) => sk.slice(CAME.length))
    .sort()
    .slice(0, 100)

/** Incidents by their ids, as they stand now. */
export async function incidentsOf(store: Store, ids: readonly Id[]): Promise<IncidentHead[]> {
  if (ids.length === 0) return []
  const heads = await store.findMany<IncidentHead>(ids.map(headKey))
  return heads.filter((head): head is IncidentHead => head !== undefined)
}

/** More that went on as one are not looked through. */
const MOST_MERGED = 100

/** An incident and all that go on as it, over however many merges. */
export async function withMerged(store: Store, id: Id): Promise<IncidentHead[]> {
  const seen = new Set([id])
  for (const each of seen) {
    for (const merged of mergedIn(await rowsOfCase(store, each))) if (seen.size < MOST_MERGED) seen.add(merged)
  }
  return incidentsOf(store, [...seen])
}
