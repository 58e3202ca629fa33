import type { RefusalError } from '../kernel/refusal.ts'
import type { Platform } from '../platform/platform.ts'
import { findHeads } from './catalogue.store.ts'
import type { ConflictOfRight, RightHead } from './catalogue.ts'
import type { MetConflict } from './entitlement.ts'
import { refused } from './errors.ts'
import { conflictPrevents, mitigationNeeded } from './rules/reasons.ts'

/** Why two rights do not go together, with the name of the other one. */
export async function refusedConflict(
  { store }: Pick<Platform, 'store'>,
  code: 'conflict-prevents' | 'mitigation-needed',
  met: MetConflict,
  rules: readonly ConflictOfRight[],
): Promise<RefusalError> {
  const reason = code === 'conflict-prevents' ? conflictPrevents : mitigationNeeded
  const other = (await findHeads<RightHead>(store, [met.with])).get(met.with)?.name
  const why = rules.find(({ rule }) => rule === met.rule)?.why
  const unknown = { 'zh-CN': met.with, en: met.with }
  return refused(
    { ...reason, values: { other: other ?? unknown, why: why ?? unknown } },
    { rule: met.rule, with: met.with },
  )
}
