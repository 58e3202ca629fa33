import type { Grant } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import { putObligation } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Caller } from '../../platform/handler.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { headOf, type WholeObjective } from '../objective.store.ts'
import type { Ending } from '../objective.ts'
import { endingAll } from './owe.ts'

/** How it ended, and why. Its conclusion was owed and is done with it; a value that was owed falls away. */
export function close(
  { head, standing }: WholeObjective,
  { ending, reason }: { readonly ending: Ending; readonly reason: string },
  { caller, grant, now }: { readonly caller: Caller; readonly grant: Grant; readonly now: Instant },
): Act {
  const { version: _, auditSeq: __, auditHash: ___, owes: ____, accountable: _____, dueAt: ______, ...before } = head
  const status = head.owes === undefined ? 'discharged' : 'withdrawn'
  return {
    before: head,
    head: headOf({ ...before, status: ending, closedAt: now, closedBy: caller.person }),
    at: now,
    did: 'objective.closed',
    by: caller.actor,
    grant,
    what: { ending, ...(head.latest === undefined ? {} : { latest: { ...head.latest } }) },
    personal: { comment: reason },
    rows: [personIsActive(caller.person), ...endingAll(standing.open, status, caller.person, now).map(putObligation)],
    effects: [{ kind: 'wake', caseId: head.id }],
  }
}
