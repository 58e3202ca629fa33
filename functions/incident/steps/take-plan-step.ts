import type { Id } from '../../kernel/ids.ts'
import { closing, type Obligation, type OpenObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { putPlanStep } from '../plan-step.store.ts'
import { type IncidentPlanStep, STEPS_TOGETHER } from '../plan-step.ts'
import { planFlow } from '../rules/plan-flow.ts'
import { whoseStep } from '../rules/whose-step.ts'
import { owedPlanStep, planStepMovedTo } from './owed-plan-step.ts'
import { actOf, type Doer, type Gathered, rulesIn } from './step.ts'
import { signOfLife } from './tell.ts'

/** How somebody settles a step of the plan. */
export type Settling =
  | { readonly how: 'done'; readonly comment?: string | undefined }
  | { readonly how: 'skipped'; readonly comment: string }
  | { readonly how: 'decided'; readonly option: string; readonly comment: string }

const DID = {
  done: 'incident.plan-step-done',
  skipped: 'incident.plan-step-skipped',
  decided: 'incident.plan-step-decided',
} as const

/** A step is settled: those that waited for it open, with an owner and a clock each; what a decision rules out falls away. */
export function settlePlanStep(gathered: Gathered, by: Doer, step: IncidentPlanStep, settling: Settling): Act {
  const { head, standing, now } = gathered
  const settled: IncidentPlanStep = {
    ...step,
    state: settling.how === 'skipped' ? 'skipped' : 'done',
    doneAt: now,
    ...(by.person === 'onduty' ? {} : { by: by.person }),
    ...(settling.how === 'decided' ? { option: settling.option } : {}),
  }
  const steps = standing.steps.map((each) => (each.key === step.key ? settled : each))
  const { opens, fallsAway } = planFlow(steps)
  const opened = openSteps(
    gathered,
    steps.filter(({ key }) => opens.includes(key)),
  )
  const away = steps.filter(({ key }) => fallsAway.includes(key)).map((each) => ({ ...each, state: 'away' }) as const)
  const told = opened.owed.filter(({ accountable }) => accountable !== by.person)
  return actOf(gathered, {
    incident: head,
    did: DID[settling.how],
    by,
    obligations: [...closed(gathered, by, step, settling.how), ...opened.owed, ...signOfLife(gathered)],
    what: {
      ...saidOf(step),
      ...(settling.how === 'decided'
        ? { option: settling.option, optionTitle: titleOfOption(step, settling.option) }
        : {}),
      ...(opens.length === 0 ? {} : { opens }),
      ...(fallsAway.length === 0 ? {} : { fallsAway }),
    },
    ...(settling.comment === undefined ? {} : { personal: { comment: settling.comment } }),
    rows: [settled, ...opened.steps, ...away].map((each) => putPlanStep(head.id, each)),
    effects: told.map((each) => tell(each, each.accountable, 'asked', STEPS_TOGETHER)),
  })
}

/** A step goes to somebody by name; its clock runs on. */
export function assignPlanStep(gathered: Gathered, by: Doer, step: IncidentPlanStep, person: Id): Act {
  const { head, directory, now } = gathered
  const owed = owedOf(gathered, step)
  const owing = { incident: head, rules: rulesIn(gathered), directory, now }
  const isTheirs = owed === undefined || owed.accountable === person
  const moved = isTheirs ? [] : [planStepMovedTo(owing, step, owed, person)]
  return actOf(gathered, {
    incident: head,
    did: 'incident.plan-step-assigned',
    by,
    obligations: [...moved, ...signOfLife(gathered)],
    what: { ...saidOf(step), person, ...(owed === undefined ? {} : { from: owed.accountable }) },
    rows: [putPlanStep(head.id, { ...step, handedTo: person })],
    effects: person === by.person ? [] : moved.map((each) => tell(each, person, 'asked')),
  })
}

const owedOf = ({ standing }: Gathered, { obligation }: IncidentPlanStep): OpenObligation | undefined =>
  standing.open.find(({ id }) => id === obligation)

function closed(gathered: Gathered, by: Doer, step: IncidentPlanStep, how: Settling['how']): Obligation[] {
  const owed = owedOf(gathered, step)
  const status = how === 'skipped' ? 'withdrawn' : 'discharged'
  return owed === undefined ? [] : closing(gathered.standing.open, owed, status, by.person, gathered.now)
}

function openSteps(gathered: Gathered, steps: readonly IncidentPlanStep[]) {
  const { head, standing, directory, now } = gathered
  const owed: OpenObligation[] = []
  const opened = steps.map((step): IncidentPlanStep => {
    const person = whoseStep(step, head, directory, now) ?? head.owner
    if (person === undefined) throw new TypeError(`${head.id} is open and nobody's`)
    const owing = { incident: head, rules: rulesIn(gathered), directory, now, nth: standing.all.length + owed.length }
    const obligation = owedPlanStep(owing, step, { person, via: 'person' })
    owed.push(obligation)
    return { ...step, state: 'open', startedAt: now, obligation: obligation.id }
  })
  return { owed, steps: opened }
}

const saidOf = ({ key, title }: IncidentPlanStep) => ({ step: key, title: { ...title } })

const titleOfOption = ({ options = [] }: IncidentPlanStep, key: string) => ({
  ...options.find((each) => each.key === key)?.title,
})
