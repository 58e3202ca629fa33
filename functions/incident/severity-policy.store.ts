/**
 * Questions these rows answer
 *
 * | question                          | row                                                |
 * |-----------------------------------|----------------------------------------------------|
 * | which version is in force         | `agg#<key>` / `head`: `current`                     |
 * | what does a version say           | `agg#<key>` / `version#<000002>`; written once      |
 * | who published it, when and why    | the chain: `agg#<key>` / `aud#<seq>`                |
 *
 * Version 1 is built in and has no row.
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, instantOf } from '../kernel/instant.ts'
import { asJson, type JsonObject } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadRow } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'
import { BUILT_IN_SEVERITIES, type SeverityPolicy } from './severity-policy.ts'

/** There is one; found without any row, so that it needs none before its first version is published. */
export const SEVERITY_POLICY: Id = derivedId('ivp', instantOf(0), 'severity-policy')

export type SeverityPolicyHead = HeadRow & {
  readonly current: number
  readonly publishedAt: Instant
  readonly publishedBy: Id
}

type VersionRow = Item & { readonly policy: JsonObject }

const versionKey = (version: number): Key => ({
  pk: partitionOf(SEVERITY_POLICY),
  sk: `version#${String(version).padStart(6, '0')}`,
})

export const putSeverityPolicy = (policy: SeverityPolicy): Write => ({
  put: { ...versionKey(policy.version), policy: asJson(policy) },
  if: 'absent',
})

export const findSeverityPolicyHead = (store: Store): Promise<SeverityPolicyHead | undefined> =>
  store.find<SeverityPolicyHead>(headKey(SEVERITY_POLICY))

/** Versions never change, so what was read once is kept. */
const kept = new WeakMap<Store, Map<number, SeverityPolicy>>()

/** One version. Throws {@link NotFoundError} when there is none of that number. */
export async function severityPolicyAt(store: Store, version: number): Promise<SeverityPolicy> {
  if (version === BUILT_IN_SEVERITIES.version) return BUILT_IN_SEVERITIES
  const versions = kept.get(store) ?? new Map<number, SeverityPolicy>()
  kept.set(store, versions)
  const known = versions.get(version)
  if (known !== undefined) return known
  const row = await store.find<VersionRow>(versionKey(version))
  if (row === undefined) throw new NotFoundError('severity policy version')
  const policy = row.policy as unknown as SeverityPolicy
  versions.set(version, policy)
  return policy
}

/** The version in force now, for an incident that opens. */
export async function currentSeverityPolicy(store: Store): Promise<SeverityPolicy> {
  const head = await findSeverityPolicyHead(store)
  return severityPolicyAt(store, head?.current ?? BUILT_IN_SEVERITIES.version)
}
