import { type DraftStep, MOST_STEPS, PLAN_ROLES, type PlanDraft } from '../plan.ts'
import { problemsOfContact } from './contact-problems.ts'
import { rivalOf } from './most-specific.ts'
import { at, type Beside, type Problem } from './problem.ts'
import { stepsForNobody } from './steps-for-nobody.ts'

/** Everything that keeps a plan from being published; empty: nothing does. */
export function problemsOf(draft: PlanDraft, beside: Beside): Problem[] {
  const { directory, plans, self } = beside
  const { steps, contacts, services, owner } = draft
  const rival = rivalOf(plans, draft, self)
  return [
    ...(steps.length === 0 ? [at('steps', 'no-steps')] : []),
    ...(steps.length > MOST_STEPS ? [at('steps', 'too-many-steps', { most: MOST_STEPS, count: steps.length })] : []),
    ...steps.flatMap((step, nth) => problemsOfStep(step, nth, steps)),
    ...circleIn(steps),
    ...stepsForNobody(draft, beside),
    ...(contacts.length === 0 ? [at('contacts', 'no-contacts')] : []),
    ...contacts.flatMap((contact, nth) => problemsOfContact(contact, `contacts/${nth}`, beside)),
    ...services.flatMap((each, nth) =>
      directory.services.has(each) ? [] : [at(`services/${nth}`, 'unknown-service')],
    ),
    ...(directory.positions.has(owner) ? [] : [at('owner', 'unknown-owner')]),
    ...(rival === undefined ? [] : [at('services', 'equally-specific', { title: rival.title })]),
  ]
}

function problemsOfStep(step: DraftStep, nth: number, steps: readonly DraftStep[]): Problem[] {
  const { key, kind, role, after, options = [] } = step
  const here = `steps/${nth}`
  const named = { step: step.title }
  const known = new Set(steps.map((each) => each.key))
  const missing = after.filter((each) => !known.has(each))
  return [
    ...(steps.findIndex((each) => each.key === key) < nth ? [at(`${here}/key`, 'same-key', { key })] : []),
    ...(PLAN_ROLES.some((each) => each === role) ? [] : [at(`${here}/role`, 'unknown-role', { ...named, role })]),
    ...missing.map((each) => at(`${here}/after`, 'unknown-step', { ...named, key: each })),
    ...(kind === 'decision' && options.length < 2 ? [at(`${here}/options`, 'too-few-options', named)] : []),
    ...(kind === 'action' && options.length > 0 ? [at(`${here}/options`, 'options-without-decision', named)] : []),
    ...options.flatMap((option, place): Problem[] => {
      const where = `${here}/options/${place}`
      const values = { ...named, option: option.title }
      // A way that opens a step which does not wait for the decision would open it twice, or never close it.
      const strangers = option.opens.filter((opened) => !steps.some((s) => s.key === opened && s.after.includes(key)))
      return [
        ...(options.findIndex((each) => each.key === option.key) < place ? [at(where, 'same-option', values)] : []),
        ...(option.opens.length === 0 ? [at(where, 'option-opens-nothing', values)] : []),
        ...strangers.map((opened) =>
          at(where, known.has(opened) ? 'option-opens-stranger' : 'unknown-step', { ...values, key: opened }),
        ),
      ]
    }),
  ]
}

/** Steps that wait for each other would never begin. */
function circleIn(steps: readonly DraftStep[]): Problem[] {
  const keys = new Set(steps.map(({ key }) => key))
  let waiting = steps.map((step, nth) => ({ step, nth, before: step.after.filter((each) => keys.has(each)) }))
  const gone = new Set<string>()
  for (;;) {
    const free = waiting.filter(({ before }) => before.every((each) => gone.has(each)))
    if (free.length === 0) break
    for (const { step } of free) gone.add(step.key)
    waiting = waiting.filter((each) => !free.includes(each))
  }
  const [first] = waiting
  return first === undefined
    ? []
    : [at(`steps/${first.nth}/after`, 'steps-in-a-circle', { step: first.step.title, count: waiting.length })]
}
