import { findHead } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { prefixOf } from '../kernel/ids.ts'
import { type Instant, secondsUntil } from '../kernel/instant.ts'
import type { Store } from '../platform/store.ts'
import { type CaseKind, type CaseKinds, OVER } from './case-kind.ts'
import { findStanding, type Standing } from './obligation.store.ts'
import { nextTickOf } from './open-obligation.ts'

/** What a workflow is told: which of its stages the case is in, and how long to wait there before the next tick. */
export interface Whereabouts {
  readonly next: string
  /** At least 1, as the service demands of a time-out. */
  readonly waitSeconds: number
  /** How grave it is; absent: as most things are. */
  readonly severity?: 1 | 2 | 3
}

export function kindOf(kinds: CaseKinds, caseId: Id): CaseKind {
  const kind = kinds.get(prefixOf(caseId))
  if (kind === undefined) throw new TypeError(`no kind of case has the prefix of ${caseId}`)
  return kind
}

/** Where a case stands, for its execution. A case that is gone is over. */
export async function whereaboutsOf(store: Store, kinds: CaseKinds, caseId: Id, now: Instant): Promise<Whereabouts> {
  return whereabouts(kindOf(kinds, caseId), await findStanding(store, caseId), now)
}

/** Which stage a case is in: one row, where nothing else matters. */
export async function stageOf(store: Store, kinds: CaseKinds, caseId: Id): Promise<string> {
  const head = await findHead(store, caseId)
  return head === undefined ? OVER : kindOf(kinds, caseId).stageOf(head)
}

export function whereabouts(kind: CaseKind, standing: Standing | undefined, now: Instant): Whereabouts {
  const next = standing === undefined ? OVER : kind.stageOf(standing.head)
  const tickAt = nextTickOf(standing?.open ?? [])
  const severity = standing === undefined ? undefined : kind.severityOf?.(standing.head)
  return {
    next,
    waitSeconds: Math.max(1, tickAt === undefined ? 1 : secondsUntil(now, tickAt)),
    ...(severity === undefined ? {} : { severity }),
  }
}
