import { instantOf } from '../kernel/instant.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Store } from '../platform/store.ts'
import { currentVersionOf, type PublishedDocument, versionOf } from '../publication/index.ts'
import { BUILT_IN_SEVERITIES, type SeverityPolicy } from './severity-policy.ts'

/** There is one; found without any row, so that it needs none before its first version is published. */
export const SEVERITY_POLICY: PublishedDocument<SeverityPolicy> = {
  id: derivedId('ivp', instantOf(0), 'severity-policy'),
  builtIn: BUILT_IN_SEVERITIES,
  field: 'policy',
  did: 'severity-policy.published',
  name: { 'zh-CN': '分级策略', en: 'severity policy' },
}

/** One version. Throws NotFoundError when there is none of that number. */
export const severityPolicyAt = (store: Store, version: number): Promise<SeverityPolicy> =>
  versionOf(SEVERITY_POLICY, store, version)

/** The version in force now, for an incident that opens. */
export const currentSeverityPolicy = (store: Store): Promise<SeverityPolicy> => currentVersionOf(SEVERITY_POLICY, store)
