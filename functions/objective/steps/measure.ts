import type { Grant } from '../../kernel/actor.ts'
import { putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Caller } from '../../platform/handler.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { headOf, putValue, type WholeObjective } from '../objective.store.ts'
import type { MeasuredValue, Objective } from '../objective.ts'
import { periodOwed } from '../rules/what-is-owed.ts'
import { endingAll, isAskedNow, type Opening, oweNext } from './owe.ts'

interface Measuring extends Omit<Opening, 'standing'> {
  readonly caller: Caller
  readonly grant: Grant
}

/**
 * A value for a day. When it is of the period that is owed, or a later one, that is done, and the next one is owed; a
 * value of the past only completes the picture.
 */
export function measure({ head, standing }: WholeObjective, value: MeasuredValue, measuring: Measuring): Act {
  const { caller, grant, ...to } = measuring
  const { version: _, auditSeq: __, auditHash: ___, ...before } = head
  const isLatest = head.latest === undefined || value.on >= head.latest.on
  const measured: Objective = isLatest ? { ...before, latest: { on: value.on, value: value.value } } : before
  const owes = periodOwed(measured, value.on)
  const isDone = isLatest && head.owes !== undefined && (owes === undefined || owes > head.owes)
  const next = isDone ? oweNext(measured, owes, { ...to, standing }) : undefined
  const ended = isDone ? endingAll(standing.open, 'discharged', caller.person, to.now) : []
  const opened = next === undefined ? [] : [next.opens]
  return {
    before: head,
    head: headOf(next?.objective ?? measured),
    at: to.now,
    did: 'objective.measured',
    by: caller.actor,
    grant,
    what: {
      on: value.on,
      value: value.value,
      ...(isDone ? { period: head.owes } : {}),
      ...(next === undefined
        ? {}
        : { policy: next.objective.policy, obligation: next.opens.id, accountable: next.opens.accountable }),
    },
    ...(value.note === undefined ? {} : { personal: { comment: value.note } }),
    rows: [personIsActive(caller.person), putValue(head.id, value), ...[...ended, ...opened].map(putObligation)],
    effects: [
      ...opened.filter(isAskedNow).map((each) => tell(each, each.accountable, 'asked')),
      { kind: 'wake', caseId: head.id },
    ],
  }
}
