import { say } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import { deputiesOf, holdersOf, isActive, mayAct } from '../responsibility/index.ts'
import { type PlanRefusal, refused } from './errors.ts'
import type { Looking } from './gather.ts'
import type { PlanOut, PlanVersionOut } from './plan.contract.ts'
import type { EmergencyPlan, PlanContact, PlanContent, PlanDraft, PlanVersion } from './plan.ts'
import type { PlanContentOut, PlanSummary } from './plan-parts.contract.ts'
import { PROBLEM_WORDS } from './problem.words.ts'
import { mayWrite } from './rules/may-write.ts'
import { counts } from './rules/most-specific.ts'
import type { Problem } from './rules/problem.ts'
import { drillDueBy, stateOf } from './rules/when-due.ts'

export const summaryOf = (plan: EmergencyPlan, { directory, language, now }: Looking): PlanSummary => ({
  id: plan.id,
  title: plan.title[language],
  state: stateOf(plan, now),
  owner: { id: plan.owner, name: directory.positions.get(plan.owner)?.name[language] ?? '—' },
  services: plan.services.map((id) => ({ id, name: directory.services.get(id)?.name[language] ?? '—' })),
  severities: [...plan.severities],
  steps: plan.steps,
  published: plan.published,
  publishedAt: plan.publishedAt ?? null,
  hasDraft: plan.writers !== undefined,
  drillEveryDays: plan.drillEveryDays,
  lastDrilledAt: plan.lastDrilledAt ?? null,
  drillDueBy: drillDueBy(plan) ?? null,
  drill: plan.drill ?? null,
  version: plan.version,
})

export const contentOut = (content: PlanDraft | PlanContent, looking: Looking): PlanContentOut => ({
  title: { ...content.title },
  owner: content.owner,
  services: [...content.services],
  severities: [...content.severities],
  drillEveryDays: content.drillEveryDays,
  steps: content.steps.map((step) => ({
    key: step.key,
    title: { ...step.title },
    detail: step.detail === undefined ? null : { ...step.detail },
    kind: step.kind,
    role: step.role,
    minutes: step.minutes,
    after: [...step.after],
    options: (step.options ?? []).map(({ key, title, opens }) => ({ key, title: { ...title }, opens: [...opens] })),
  })),
  contacts: content.contacts.map((contact) => contactOut(contact, looking)),
})

type ContactOut = PlanContentOut['contacts'][number]

/** Somebody to be reached, as they are now: of a position whoever holds it, else whoever deputises for it. */
export function contactOut(contact: PlanContact, { directory, language, now }: Looking): ContactOut {
  const { what, reach = null } = contact
  if ('name' in contact) return { ...{ person: null, position: null, name: contact.name, reach, what }, hasLeft: false }
  if ('person' in contact) {
    const person = personRefIn(directory, contact.person)
    return { person, position: null, name: person.name, reach, what, hasLeft: !isActive(directory, contact.person) }
  }
  const { position: id } = contact
  const [holder] = [...holdersOf(directory, id, now), ...deputiesOf(directory, id, now)]
  const position = { id, name: directory.positions.get(id)?.name[language] ?? '—' }
  const person = holder === undefined ? null : personRefIn(directory, holder.id)
  return { person, position, name: person?.name ?? '—', reach, what, hasLeft: false }
}

export const versionOut = (version: PlanVersion, looking: Looking): PlanVersionOut => ({
  version: version.version,
  publishedAt: version.publishedAt,
  publishedBy: personRefIn(looking.directory, version.publishedBy),
  writers: version.writers.map((id) => personRefIn(looking.directory, id)),
  content: contentOut(version, looking),
})

export const problemOut = ({ path, problem, values }: Problem, { language }: Pick<Looking, 'language'>) => ({
  path,
  problem,
  text: say(PROBLEM_WORDS[problem], language, values),
})

type Allowed = PlanOut['edit']
const YES: Allowed = { may: true, code: null, reason: null }

/** What whoever looks may do with the plan now. */
export function mayI(
  plan: EmergencyPlan,
  { directory, person, now, language }: Looking,
): Pick<PlanOut, 'edit' | 'publish' | 'startDrill'> {
  const no = (code: PlanRefusal): Allowed => ({ may: false, code, reason: refused(code).reason.text[language] })
  const isRetired = plan.retiredAt !== undefined
  const mine = mayWrite(directory, person, plan.owner, now)
  const first = (...codes: readonly (PlanRefusal | false)[]): Allowed => {
    const [code] = codes.filter((each) => each !== false)
    return code === undefined ? YES : no(code)
  }
  const verdict = mayAct(directory, person, 'emergency-plan.publish', now)
  const publishing = first(
    isRetired && 'plan-retired',
    plan.writers === undefined && 'nothing-to-publish',
    plan.writers?.every((writer) => writer === person) === true && 'wrote-it-alone',
  )
  return {
    edit: first(isRetired && 'plan-retired', !mine && 'not-your-plan'),
    publish:
      'no' in verdict
        ? { may: false, code: verdict.no.code, reason: say(verdict.no.text, language, verdict.no.values) }
        : publishing,
    startDrill: first(
      isRetired && 'plan-retired',
      !counts(plan) && 'not-published',
      !mine && 'not-your-plan',
      plan.drill !== undefined && 'drill-is-open',
    ),
  }
}
