import type { Id } from '../../kernel/ids.ts'
import { type Instant, MINUTE, plusMillis } from '../../kernel/instant.ts'
import type { Platform } from '../../platform/platform.ts'
import { ConditionFailedError } from '../../platform/store.ts'
import { type CaseKinds, OVER } from '../case-kind.ts'
import { findStanding, listObligationsByTick } from '../obligation.store.ts'
import { kindOf } from '../standing.ts'
import { startNextGeneration, tickTask } from './tick.ts'

/** A tick that is later than this has lost its execution. */
const LATE = 2 * MINUTE
const MOST_PER_SHARD = 250

/**
 * The truth behind the timers: obligations whose clock ran out more than two minutes ago are ticked by the same code
 * the workflow uses, and their case gets a new execution. It asks no execution how it is.
 */
export async function sweepLateObligations(platform: Platform, kinds: CaseKinds): Promise<number> {
  const since = plusMillis(platform.clock.now(), -LATE)
  const late = await listObligationsByTick(platform.store, since, MOST_PER_SHARD)
  const cases = [...new Set(late.map(({ caseId }) => caseId))].toSorted((one, other) => rank(one) - rank(other))
  for (const caseId of cases) await reviveCase(platform, kinds, caseId, since)
  return cases.length

  /** What can be grave comes before what cannot. */
  function rank(caseId: Id): number {
    return kindOf(kinds, caseId).severityOf === undefined ? 1 : 0
  }
}

async function reviveCase(platform: Platform, kinds: CaseKinds, caseId: Id, since: Instant): Promise<void> {
  const standing = await findStanding(platform.store, caseId)
  // The list may be a moment old: another sweep was here already.
  if (standing?.open.some(({ nextTickAt }) => nextTickAt <= since) !== true) return
  const { next } = await tickTask(kinds).run(platform, { caseId })
  if (next === OVER) return
  try {
    await startNextGeneration(platform, kindOf(kinds, caseId), caseId, standing.execution?.generation ?? 1)
  } catch (error) {
    // Another sweep, or the execution itself, was faster.
    if (!(error instanceof ConditionFailedError)) throw error
  }
  platform.log.warn('a case had lost its execution', { caseId })
  platform.log.count('CasesRevived')
}
