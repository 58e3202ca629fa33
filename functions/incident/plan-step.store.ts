/**
 * Questions these rows answer
 *
 * | question                                     | row                                             |
 * |----------------------------------------------|-------------------------------------------------|
 * | the steps of an incident's emergency plan    | `agg#<key>` / `step#<nth>`, one each            |
 *
 * The words of the plan's version are kept with each step, so that a war room is one read; versions never change.
 */
import { partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import type { IncidentPlanStep } from './plan-step.ts'

const PREFIX = 'step#'

export const putPlanStep = (incident: Id, step: IncidentPlanStep): Write => ({
  put: { pk: partitionOf(incident), sk: `${PREFIX}${String(step.nth).padStart(3, '0')}`, step: asJson(step) },
})

/** The steps among the rows of an incident, in the order of the plan. */
export const planStepsIn = (rows: readonly Item[]): IncidentPlanStep[] =>
  rows
    .filter(({ sk }) => sk.startsWith(PREFIX))
    .map(({ step }) => step as unknown as IncidentPlanStep)
    .sort((a, b) => a.nth - b.nth)

/** How the plan of an incident went: which steps, who took them, how long each took. Empty where none was started. */
export async function planStepsOf(store: Store, incident: Id): Promise<IncidentPlanStep[]> {
  const { items } = await store.query({ pk: partitionOf(incident), beginsWith: PREFIX })
  return planStepsIn(items)
}
