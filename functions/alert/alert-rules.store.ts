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
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { instantOf } from '../kernel/instant.ts'
import { asJson, type JsonObject } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadRow } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'
import { type AlertRules, BUILT_IN_RULES } from './alert-rules.ts'

/** There is one; found without any row, so that it needs none before its first version is published. */
export const ALERT_RULES: Id = derivedId('alr', instantOf(0), 'alert-rules')

export type AlertRulesHead = HeadRow & { readonly current: number }
type VersionRow = Item & { readonly rules: JsonObject }

const versionKey = (version: number): Key => ({
  pk: partitionOf(ALERT_RULES),
  sk: `version#${String(version).padStart(6, '0')}`,
})

export const putAlertRules = (rules: AlertRules): Write => ({
  put: { ...versionKey(rules.version), rules: asJson(rules) },
  if: 'absent',
})

export const findAlertRulesHead = (store: Store): Promise<AlertRulesHead | undefined> =>
  store.find<AlertRulesHead>(headKey(ALERT_RULES))

const kept = new WeakMap<Store, Map<number, AlertRules>>()

/** A version, which never changes. Throws NotFoundError. */
export async function alertRulesAt(store: Store, version: number): Promise<AlertRules> {
  if (version === BUILT_IN_RULES.version) return BUILT_IN_RULES
  const versions = kept.get(store) ?? new Map<number, AlertRules>()
  kept.set(store, versions)
  const known = versions.get(version)
  if (known !== undefined) return known
  const row = await store.find<VersionRow>(versionKey(version))
  if (row === undefined) throw new NotFoundError('alert rules version')
  const rules = row.rules as unknown as AlertRules
  versions.set(version, rules)
  return rules
}

/** The version in force now, for what begins. */
export async function currentAlertRules(store: Store): Promise<AlertRules> {
  const head = await findAlertRulesHead(store)
  return alertRulesAt(store, head?.current ?? BUILT_IN_RULES.version)
}
