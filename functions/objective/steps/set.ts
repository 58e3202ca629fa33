import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Caller } from '../../platform/handler.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { headOf } from '../objective.store.ts'
import type { Objective } from '../objective.ts'
import { periodOwed } from '../rules/what-is-owed.ts'
import { type Opening, oweNext } from './owe.ts'

/** What somebody wants of an objective. */
export type ObjectiveWish = Pick<Objective, 'year' | 'kind' | 'title' | 'owner' | 'measure' | 'rhythm'>

interface Setting extends Opening {
  readonly caller: Caller
  readonly grant: Grant
  /** Today, on the department's wall. */
  readonly today: string
}

/** A new objective: its position owes the value of the period that is running, or of the year's first. */
export function set(id: Id, wish: ObjectiveWish, { caller, grant, today, ...to }: Setting): Act {
  const wanted: Objective = { id, ...wish, status: 'open', policy: '' }
  const { objective, opens } = oweNext(wanted, periodOwed(wanted, today), to)
  return {
    before: undefined,
    head: headOf(objective),
    at: to.now,
    did: 'objective.set',
    by: caller.actor,
    grant,
    what: { ...whatOf(wish), policy: objective.policy, obligation: opens.id, accountable: opens.accountable },
    rows: [personIsActive(caller.person), putObligation(opens)],
    effects: [
      tell(opens, opens.accountable, 'asked'),
      { kind: 'start', workflow: 'objective', caseId: id, generation: 1 },
    ],
  }
}

/** An objective as its story tells it. */
export const whatOf = ({ year, kind, title, owner, measure, rhythm }: ObjectiveWish): JsonObject => ({
  year,
  kind,
  title: { ...title },
  owner,
  measure: { ...measure, name: { ...measure.name } },
  rhythm,
})
