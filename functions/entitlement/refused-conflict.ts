import type { Id } from '../kernel/ids.ts'
import type { Reason, RefusalError } from '../kernel/refusal.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { findHeads } from './catalogue.store.ts'
import type { ConflictOfRight, RightHead } from './catalogue.ts'
import type { MetConflict } from './entitlement.ts'
import { refused } from './errors.ts'
import { conflictPrevents, mitigationNeeded } from './rules/reasons.ts'
import { conflictHasCome, conflictHasGone } from './rules/what-has-changed.ts'

/** Why two rights do not go together, with the name of the other one. */
export async function refusedConflict(
  { store }: Pick<Platform, 'store'>,
  code: 'conflict-prevents' | 'mitigation-needed',
  met: MetConflict,
  rules: readonly ConflictOfRight[],
): Promise<RefusalError> {
  return because(store, code === 'conflict-prevents' ? conflictPrevents : mitigationNeeded, met, rules)
}

/** The conflicts are not those that were seen: names one that has come since, or says that one has gone. */
export async function refusedMoved(
  { store }: Pick<Platform, 'store'>,
  met: readonly MetConflict[],
  come: readonly Id[],
  rules: readonly ConflictOfRight[],
): Promise<RefusalError> {
  const first = met.find(({ rule }) => come.includes(rule))
  return first === undefined ? refused(conflictHasGone) : because(store, conflictHasCome, first, rules)
}

async function because(
  store: Store,
  reason: Reason,
  met: MetConflict,
  rules: readonly ConflictOfRight[],
): Promise<RefusalError> {
  const other = (await findHeads<RightHead>(store, [met.with])).get(met.with)?.name
  const why = rules.find(({ rule }) => rule === met.rule)?.why
  const unknown = { 'zh-CN': met.with, en: met.with }
  return refused(
    { ...reason, values: { other: other ?? unknown, why: why ?? unknown } },
    { rule: met.rule, with: met.with },
  )
}
