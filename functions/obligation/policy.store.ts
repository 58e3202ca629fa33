/**
 * Questions these rows answer
 *
 * | question                              | row                                                              |
 * |---------------------------------------|------------------------------------------------------------------|
 * | which version of a policy is current  | `agg#<key from its name>` / `head`: `current`                    |
 * | what does a version say               | `agg#<key from its name>` / `version#<000002>`; written once     |
 * | who published a version, when and why | the chain: `agg#<key from its name>` / `aud#<seq>`               |
 *
 * Version 1 is the declaration and has no row; a policy that nobody ever changed has none at all.
 */
import { createHash } from 'node:crypto'
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import { listEntriesByAggregate } from '../audit-trail/index.ts'
import { type Id, idOf, newAggregateKey } from '../kernel/ids.ts'
import { type Instant, instantOf } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'
import { BUILT_IN, builtInLadders, type DeclaredPolicy, type Ladders, type Policy, versionInPin } from './policy.ts'

export type PolicyHead = HeadRow & {
  readonly name: string
  readonly current: number
  readonly publishedAt: Instant
  readonly publishedBy: Id
}

type VersionRow = Item & { readonly stages: Ladders & JsonObject }

/** The aggregate of a policy: found by its name, so that it needs no row before its first version is published. */
export function policyIdOf(name: string): Id {
  const known = ids.get(name)
  if (known !== undefined) return known
  const bytes = createHash('sha256').update(name).digest().subarray(0, 10)
  const id = idOf(
    'pol',
    instantOf(0),
    newAggregateKey(() => bytes),
  )
  // Names come from callers too, and only those that are declared are worth keeping.
  if (ids.size < MOST_IDS) ids.set(name, id)
  return id
}
const ids = new Map<string, Id>()
const MOST_IDS = 100

const versionKey = (name: string, version: number): Key => ({
  pk: partitionOf(policyIdOf(name)),
  sk: `version#${String(version).padStart(6, '0')}`,
})

export const putVersion = ({ name, version, stages }: Policy): Write => ({
  put: { ...versionKey(name, version), stages: stages as Ladders & JsonObject },
  if: 'absent',
})

export const findPolicyHead = (store: Store, name: string): Promise<PolicyHead | undefined> =>
  store.find<PolicyHead>(headKey(policyIdOf(name)))

/** The heads of several policies in one read; of one nobody ever changed: undefined. */
export const findPolicyHeads = (store: Store, names: readonly string[]): Promise<(PolicyHead | undefined)[]> =>
  store.findMany<PolicyHead>(names.map((name) => headKey(policyIdOf(name))))

/**
 * The version in force now, for a case that opens: one consistent read, and one more the first time a process meets a
 * version.
 */
export async function currentPolicy<Stage extends string>(
  store: Store,
  declared: DeclaredPolicy<Stage>,
): Promise<Policy<Stage>> {
  const head = await findPolicyHead(store, declared.name)
  return policyAt(store, declared, head?.current ?? BUILT_IN)
}

/** The version a case has pinned. Reads nothing for version 1, nor for one this process has met. */
export const pinnedPolicy = <Stage extends string>(
  store: Store,
  declared: DeclaredPolicy<Stage>,
  pin: string,
): Promise<Policy<Stage>> => policyAt(store, declared, versionInPin(declared, pin))

/** Versions never change, so what was read once is kept. */
const kept = new WeakMap<Store, Map<string, Ladders>>()
const MOST_KEPT = 500

/** One version. Throws {@link NotFoundError} when there is none of that number. */
export async function policyAt<Stage extends string>(
  store: Store,
  declared: DeclaredPolicy<Stage>,
  version: number,
): Promise<Policy<Stage>> {
  const { name } = declared
  // A stage that came with a later release is in no older version: there it runs on its built-in ladder.
  const stages = { ...builtInLadders(declared), ...(version === BUILT_IN ? {} : await laddersAt(store, name, version)) }
  return { name, version, stages }
}

async function laddersAt(store: Store, name: string, version: number): Promise<Ladders> {
  const versions = kept.get(store) ?? new Map<string, Ladders>()
  kept.set(store, versions)
  const key = versionKey(name, version)
  const known = versions.get(key.pk + key.sk)
  if (known !== undefined) return known
  const row = await store.find<VersionRow>(key)
  if (row === undefined) throw new NotFoundError('policy version')
  if (versions.size >= MOST_KEPT) versions.clear()
  versions.set(key.pk + key.sk, row.stages)
  return row.stages
}

/** What the chain says of a version. */
export interface Publication {
  readonly version: number
  readonly at: Instant
  readonly by: Id
  /** Words can be erased; that somebody gave some stays in the chain. */
  readonly reason?: string | undefined
}

/** What was published, oldest first: the chain of a policy has nothing else. A few a year, so all of it at once. */
export async function listPublications(store: Store, name: string): Promise<Publication[]> {
  const { items } = await listEntriesByAggregate(store, policyIdOf(name))
  return items.map(({ at, what, personal }) => ({
    version: Number(what.version),
    at,
    by: String(what.publishedBy),
    reason: personal?.reason?.value,
  }))
}
