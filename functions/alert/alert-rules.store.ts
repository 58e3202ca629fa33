import { instantOf } from '../kernel/instant.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Store } from '../platform/store.ts'
import { currentVersionOf, type PublishedDocument, versionOf } from '../publication/index.ts'
import { type AlertRules, BUILT_IN_RULES } from './alert-rules.ts'

/** There is one; found without any row, so that it needs none before its first version is published. */
export const ALERT_RULES: PublishedDocument<AlertRules> = {
  id: derivedId('alr', instantOf(0), 'alert-rules'),
  builtIn: BUILT_IN_RULES,
  field: 'rules',
  did: 'alert-rules.published',
  name: { 'zh-CN': '告警规则', en: 'alert rules' },
}

/** A version, which never changes. Throws NotFoundError. */
export const alertRulesAt = (store: Store, version: number): Promise<AlertRules> =>
  versionOf(ALERT_RULES, store, version)

/** The version in force now, for what begins. */
export const currentAlertRules = (store: Store): Promise<AlertRules> => currentVersionOf(ALERT_RULES, store)
