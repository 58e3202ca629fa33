import type { IncidentHead } from '../../../functions/incident/incident.ts'
import { planStepsIn } from '../../../functions/incident/plan-step.store.ts'
import { planFlow } from '../../../functions/incident/rules/plan-flow.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { type Check, headIn, type Patient, violation } from './patient.ts'

const incidentIn = (patient: Patient): IncidentHead | undefined => {
  const head = headIn(patient) as IncidentHead | undefined
  return head !== undefined && prefixOf(head.id) === 'inc' ? head : undefined
}

/**
 * 1, 2: a step of an emergency plan that is open is owed by somebody, and nobody owes one that is not; nothing is left to
 * wait for what has been settled.
 */
export const planStepsAreOwed: Check = (patient) => {
  const head = incidentIn(patient)
  const steps = head === undefined ? [] : planStepsIn(patient)
  if (head === undefined || steps.length === 0) return []
  const owed = patient
    .filter(({ sk, kind, status }) => sk.startsWith('obl#') && kind === 'incident.plan-step' && status === 'open')
    .map(({ id }) => id)
  const open = steps.filter(({ state }) => state === 'open')
  const isOver = head.stage === 'over'
  const { opens, fallsAway } = planFlow(steps)
  return [
    ...open
      .filter(({ obligation }) => !owed.includes(obligation))
      .map(({ key }) => violation(1, head.id, `step ${key} of its plan is open, and nobody owes it`)),
    ...owed
      .filter((id) => !open.some(({ obligation }) => obligation === id))
      .map((id) => violation(1, head.id, `${id} is owed for a step of its plan that is not open`)),
    ...(isOver && open.length > 0 ? [violation(2, head.id, 'it is over, and steps of its plan are open')] : []),
    ...(!isOver && opens.length + fallsAway.length > 0
      ? [violation(2, head.id, `nobody was asked for ${[...opens, ...fallsAway].join(', ')} of its plan`)]
      : []),
  ]
}
