import { NotFoundError, type Reason } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { mutation, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { refused, unknownOption } from './errors.ts'
import { gathered, mustBeThere, type StepCall } from './gather.ts'
import type { IncidentSummary } from './incident.contract.ts'
import { headAfter } from './incident.store.ts'
import { summaryOf } from './incident.summary.ts'
import type { IncidentPlanStep } from './plan-step.ts'
import * as contract from './plan-steps.contract.ts'
import { chooseAnOption, nothingToDecide, planStepSettled, planStepWaits } from './rules/reasons.ts'
import type { Doer, Gathered } from './steps/step.ts'
import { assignPlanStep, settlePlanStep } from './steps/take-plan-step.ts'

export const planStepRoutes: readonly Route[] = [
  mutation(contract.planStepDone, (platform, call) =>
    taken(platform, call, (all, by, step) => {
      if (step.kind === 'decision') throw cannot(all, chooseAnOption)
      return settlePlanStep(all, by, step, { how: 'done', comment: call.body.comment })
    }),
  ),
  mutation(contract.planStepSkip, (platform, call) =>
    taken(platform, call, (all, by, step) =>
      settlePlanStep(all, by, step, { how: 'skipped', comment: call.body.comment }),
    ),
  ),
  mutation(contract.planStepDecide, (platform, call) =>
    taken(platform, call, (all, by, step) => {
      const { option, comment } = call.body
      if (step.kind !== 'decision') throw cannot(all, nothingToDecide)
      if (!step.options?.some(({ key }) => key === option)) throw unknownOption()
      return settlePlanStep(all, by, step, { how: 'decided', option, comment })
    }),
  ),
  mutation(contract.planStepAssign, (platform, call) =>
    taken(platform, call, (all, by, step) => {
      const { person } = call.body
      mustBeThere(all, person, 'person')
      return assignPlanStep(all, by, step, person)
    }),
  ),
]

/** One step of the plan, while it is open, by whoever may; answers the incident as it is then. */
async function taken(
  platform: Platform,
  call: StepCall & { readonly params: { readonly key: string } },
  decide: (all: Gathered, by: Doer, step: IncidentPlanStep) => Act,
): Promise<Outcome<IncidentSummary>> {
  const { gathered: all, by } = await gathered(platform, 'plan-step', call)
  const step = all.standing.steps.find(({ key }) => key === call.params.key)
  if (step === undefined) throw new NotFoundError('plan step')
  if (step.state === 'waiting') throw cannot(all, planStepWaits)
  if (step.state !== 'open') throw cannot(all, planStepSettled)
  const act = decide(all, by, step)
  const looking = { directory: all.directory, language: call.caller.language }
  return { acts: [act], answer: summaryOf(headAfter(act), looking) }
}

const cannot = ({ head }: Gathered, reason: Reason) => refused(reason, { state: head.status, version: head.version })
