import type { Grant } from '../../kernel/actor.ts'
import { canonicalJson, type Json } from '../../kernel/json.ts'
import { type OpenObligation, putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Caller } from '../../platform/handler.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { invalid } from '../errors.ts'
import { headOf, type WholeObjective } from '../objective.store.ts'
import type { Objective } from '../objective.ts'
import { standardOfMeasuring } from '../objective.words.ts'
import { firstDayOf } from '../rules/periods.ts'
import { periodOwed } from '../rules/what-is-owed.ts'
import { endingAll, isAskedNow, type Opening, oweNext } from './owe.ts'
import { type ObjectiveWish, whatOf } from './set.ts'

interface Changing extends Omit<Opening, 'standing'> {
  readonly caller: Caller
  readonly grant: Grant
  readonly today: string
}

/**
 * An objective as somebody wants it from now on. Another owner or rhythm: what was owed falls away, and the same period
 * is asked for anew. Otherwise what is owed stays with whoever has it, under the new words.
 */
export function change(whole: WholeObjective, wish: ObjectiveWish, changing: Changing): Act {
  const { head, standing } = whole
  if (canonicalJson(whatOf(wish) as Json) === canonicalJson(whatOf(head) as Json)) throw invalid('nothing-to-change')
  const { caller, grant, today, ...to } = changing
  const { version: _, auditSeq: __, auditHash: ___, ...before } = head
  const wanted: Objective = { ...before, ...wish }
  const isAskedAnew = wish.owner !== head.owner || wish.rhythm !== head.rhythm
  const next = isAskedAnew ? oweNext(wanted, owedUnder(wanted, head, today), { ...to, standing }) : undefined
  const ended = next === undefined ? [] : endingAll(standing.open, 'withdrawn', caller.person, to.now)
  const kept = next === undefined ? standing.open.map((each) => reworded(each, wanted)) : [next.opens]
  return {
    before: head,
    head: headOf(next?.objective ?? wanted),
    at: to.now,
    did: 'objective.changed',
    by: caller.actor,
    grant,
    what: {
      ...whatOf(wish),
      ...(next === undefined
        ? {}
        : { policy: next.objective.policy, obligation: next.opens.id, accountable: next.opens.accountable }),
    },
    rows: [personIsActive(caller.person), ...[...ended, ...kept].map(putObligation)],
    effects: [
      ...(next === undefined || !isToldNow(next.opens, head, wish)
        ? []
        : [tell(next.opens, next.opens.accountable, 'asked')]),
      { kind: 'wake', caseId: head.id },
    ],
  }
}

/** The period that was owed, in the rhythm that counts now. */
function owedUnder(wanted: Objective, { owes, rhythm }: Objective, today: string) {
  return wanted.rhythm === rhythm ? owes : periodOwed(wanted, owes === undefined ? today : firstDayOf(owes))
}

/** A new owner hears of it at once, also when the period is still running. */
const isToldNow = (opens: OpenObligation, { owner }: Objective, wish: ObjectiveWish): boolean =>
  wish.owner !== owner || isAskedNow(opens)

function reworded(obligation: OpenObligation, { title, measure, owes }: Objective): OpenObligation {
  const about = { ...obligation.about, title: title['zh-CN'] }
  if (obligation.kind !== 'objective.measure' || owes === undefined) return { ...obligation, about }
  return { ...obligation, about, standard: standardOfMeasuring(measure, owes) }
}
