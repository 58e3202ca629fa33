import type { Id } from '../../kernel/ids.ts'
import { type Obligation, type OpenObligation, tell } from '../../obligation/index.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import { isThere } from '../../responsibility/index.ts'
import { type Incident, isOver } from '../incident.ts'
import { putPlanStep } from '../plan-step.store.ts'
import { type IncidentPlanStep, PLAN_STEP, STEPS_TOGETHER } from '../plan-step.ts'
import { whoseStep } from '../rules/whose-step.ts'
import { rulesOf } from '../severity-policy.ts'
import { owedPlanStep, planStepMovedTo } from './owed-plan-step.ts'
import type { Gathered } from './step.ts'

/** What a step of the incident means for the steps of its emergency plan. */
export interface PlanFollows {
  readonly obligations: readonly Obligation[]
  readonly rows: readonly Write[]
  readonly effects: readonly Effect[]
}

export const NOTHING: PlanFollows = { obligations: [], rows: [], effects: [] }

/** Ids of obligations that are opened here stay apart from those the step itself opens. */
const BEYOND = 40

/**
 * The steps of the plan go along with whatever happens to the incident: they are whose role they are, they are left where
 * they stand when it is over, and go on when it is opened again.
 *
 * @param decided what the step itself makes of obligations
 */
export function planFollows(
  gathered: Gathered,
  incident: Incident,
  decided: readonly Obligation[],
  by: Id | 'onduty',
): PlanFollows {
  const { head, standing } = gathered
  if (standing.steps.length === 0) return NOTHING
  if (isOver(incident)) return isOver(head) ? NOTHING : leftWhereTheyStand(gathered)
  if (isOver(head)) return goOn(gathered, incident)
  const moved = standing.open
    .filter(({ kind, id }) => kind === PLAN_STEP && !decided.some((each) => each.id === id))
    .flatMap((owed) => moves(gathered, incident, owed) ?? [])
  // Whoever is paged hears of the incident, and sees the steps with it.
  const told = incident.stage === 'work' ? moved.filter(({ accountable }) => accountable !== by) : []
  return {
    obligations: moved,
    rows: [],
    effects: told.map((each) => tell(each, each.accountable, 'asked', STEPS_TOGETHER)),
  }
}

function moves(gathered: Gathered, incident: Incident, owed: OpenObligation): OpenObligation | undefined {
  const { head, standing, directory, policy, now } = gathered
  const step = standing.steps.find(({ obligation }) => obligation === owed.id)
  const person = step === undefined ? undefined : whoseStep(step, incident, directory, now)
  if (step === undefined || person === undefined || person === owed.accountable) return undefined
  const isAnswered = head.stage === 'answer' && incident.stage === 'work'
  // What has gone up, or was handed over, stays where it is until another has its role.
  const isOthers = whoseStep(step, head, directory, now) !== person || !isThere(directory, owed.accountable, now)
  if (!isAnswered && !isOthers) return undefined
  return planStepMovedTo({ incident, rules: rulesOf(policy, incident.severity), directory, now }, step, owed, person)
}

const leftWhereTheyStand = ({ head, standing, now }: Gathered): PlanFollows => ({
  ...NOTHING,
  rows: standing.steps
    .filter(({ state }) => state === 'open')
    .map((step) => putPlanStep(head.id, { ...step, state: 'left', doneAt: now })),
})

/** Opened again: what had been left is owed anew, on a fresh clock. */
function goOn(gathered: Gathered, incident: Incident): PlanFollows {
  const { head, standing, directory, policy, now } = gathered
  const obligations: OpenObligation[] = []
  const rows = standing.steps
    .filter(({ state }) => state === 'left')
    .flatMap(({ doneAt: _, ...step }) => {
      const person = whoseStep(step, incident, directory, now)
      if (person === undefined) return []
      const nth = standing.all.length + BEYOND + obligations.length
      const owing = { incident, rules: rulesOf(policy, head.severity), directory, now, nth }
      const owed = owedPlanStep(owing, step, { person, via: 'person' })
      obligations.push(owed)
      const opened: IncidentPlanStep = { ...step, state: 'open', startedAt: now, obligation: owed.id }
      return [putPlanStep(head.id, opened)]
    })
  return { ...NOTHING, obligations, rows }
}
