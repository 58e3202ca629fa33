/**
 * Questions these rows answer
 *
 * | question                          | row                                            |
 * |-----------------------------------|------------------------------------------------|
 * | which version is in force         | `agg#<key>` / `head`: `current`                |
 * | what does a version say           | `agg#<key>` / `version#<000002>`; written once |
 * | who published it, when and why    | the chain: `agg#<key>` / `aud#<seq>`           |
 *
 * Version 1 is built in and has no row.
 */
import { headKey, listEntriesByAggregate, partitionOf } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Publication } from './publication.contract.ts'

/** One version of a document. */
export interface Version {
  readonly version: number
}

/** What a department has one of and changes as a whole, by publishing another version of it. */
export interface PublishedDocument<V extends Version> {
  /** Derived, so that it is found without a row before its second version is published. */
  readonly id: Id
  /** The version that comes with the product. */
  readonly builtIn: V
  /** What its rows and its acts are called by: `policy`, `alert-rules.published`. */
  readonly field: string
  readonly did: string
  /** What people call it, within a sentence. */
  readonly name: Text
}

export type PublishedHead = HeadRow & {
  readonly current: number
  readonly publishedAt: Instant
  readonly publishedBy: Id
}

const versionKey = (id: Id, version: number): Key => ({
  pk: partitionOf(id),
  sk: `version#${String(version).padStart(6, '0')}`,
})

export const putVersion = <V extends Version>({ id, field }: PublishedDocument<V>, document: V): Write => ({
  put: { ...versionKey(id, document.version), [field]: asJson(document) },
  if: 'absent',
})

export const findPublishedHead = ({ id }: Pick<PublishedDocument<Version>, 'id'>, store: Store) =>
  store.find<PublishedHead>(headKey(id))

/** Versions never change, so what was read once is kept. */
const kept = new WeakMap<Store, Map<string, Version>>()

/** One version. Throws {@link NotFoundError} when there is none of that number. */
export async function versionOf<V extends Version>(
  { id, builtIn, field }: PublishedDocument<V>,
  store: Store,
  version: number,
): Promise<V> {
  if (version === builtIn.version) return builtIn
  const versions = kept.get(store) ?? new Map<string, Version>()
  kept.set(store, versions)
  const name = `${id} ${version}`
  const known = versions.get(name)
  if (known !== undefined) return known as V
  const row = await store.find<Item>(versionKey(id, version))
  if (row === undefined) throw new NotFoundError(`${field} version`)
  const document = row[field] as unknown as V
  versions.set(name, document)
  return document
}

/** The version in force now, for what begins. */
export async function currentVersionOf<V extends Version>(document: PublishedDocument<V>, store: Store): Promise<V> {
  const head = await findPublishedHead(document, store)
  return versionOf(document, store, head?.current ?? document.builtIn.version)
}

/** What was published, newest first; the last came with the product. A few a year, so all at once. */
export async function publicationsOf(
  { id, builtIn }: PublishedDocument<Version>,
  store: Store,
  directory: Directory,
): Promise<Publication[]> {
  const { items } = await listEntriesByAggregate(store, id)
  const all = items.map(({ at, what, personal }) => ({
    version: Number(what.version),
    publishedAt: at,
    publishedBy: personRefIn(directory, String(what.publishedBy)),
    reason: personal?.reason?.value ?? null,
  }))
  return [...all.reverse(), { version: builtIn.version, publishedAt: null, publishedBy: null, reason: null }]
}
