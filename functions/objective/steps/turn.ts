import { byClock } from '../../kernel/actor.ts'
import {
  nextTick,
  type OpenObligation,
  pinnedPolicy,
  planLadder,
  putObligation,
  type Turning,
  tell,
} from '../../obligation/index.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import { headOf, type ObjectiveHead } from '../objective.store.ts'
import { OBJECTIVE } from '../objective-policy.ts'

/** A period is over: from now on its value is asked for. When that is found late, the ladder begins when it is found. */
export async function turn({ store }: Platform, turning: Turning): Promise<Outcome<undefined>> {
  const { obligation, directory, now, bundle } = turning
  const head = turning.head as ObjectiveHead
  const { calendar } = directory.department
  const policy = await pinnedPolicy(store, OBJECTIVE, head.policy)
  const planned =
    bundle === undefined
      ? { dueAt: obligation.dueAt, plan: turning.plan }
      : planLadder(policy.stages.measure, now, calendar)
  const nextTickAt = nextTick(planned.plan, now, calendar, obligation.again)
  const asked: OpenObligation = { ...obligation, ...planned, nextTickAt }
  const { version: _, auditSeq: __, auditHash: ___, ...objective } = head
  return {
    acts: [
      {
        before: head,
        head: headOf({ ...objective, dueAt: asked.dueAt }),
        bumpsVersion: false,
        at: now,
        did: 'objective.period-ended',
        by: byClock,
        what: { period: head.owes ?? null, obligation: obligation.id, accountable: obligation.accountable },
        rows: [putObligation(asked)],
        effects: [tell(obligation, obligation.accountable, 'asked', bundle)],
      },
    ],
    answer: undefined,
  }
}
