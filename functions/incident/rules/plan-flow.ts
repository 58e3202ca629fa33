import { type IncidentPlanStep, isSettled, type PlanStepState } from '../plan-step.ts'

type Flowing = Pick<IncidentPlanStep, 'key' | 'kind' | 'after' | 'options' | 'option' | 'state'>

/** What follows from how the steps stand: which of those that wait open now, and which fall away. */
export interface Flow {
  readonly opens: readonly string[]
  readonly fallsAway: readonly string[]
}

/**
 * A step opens when all steps before it are settled. Steps a decision opens wait for it: those of the option that was
 * chosen open, the others fall away, and so does whatever comes after nothing else.
 */
export function planFlow(steps: readonly Flowing[]): Flow {
  const states = new Map<string, PlanStepState>(steps.map(({ key, state }) => [key, state]))
  const opens: string[] = []
  const fallsAway: string[] = []
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const step of steps) {
      if (states.get(step.key) !== 'waiting') continue
      const becomes = next(step, steps, states)
      if (becomes === 'waiting') continue
      states.set(step.key, becomes)
      ;(becomes === 'open' ? opens : fallsAway).push(step.key)
      isMoving = true
    }
  }
  return { opens, fallsAway }
}

function next(
  { key, after }: Flowing,
  steps: readonly Flowing[],
  states: ReadonlyMap<string, PlanStepState>,
): 'waiting' | 'open' | 'away' {
  const stateOf = (other: string): PlanStepState => states.get(other) ?? 'done'
  const settled = (other: string) => isSettled({ state: stateOf(other) })
  const decisions = steps.filter(({ options = [] }) => options.some(({ opens }) => opens.includes(key)))
  const isChosen = decisions.some((each) => stateOf(each.key) === 'done' && opensWith(each, key))
  if (decisions.length > 0 && !isChosen) return decisions.every((each) => settled(each.key)) ? 'away' : 'waiting'
  if (!isChosen && after.length > 0 && after.every((other) => stateOf(other) === 'away')) return 'away'
  return after.every(settled) ? 'open' : 'waiting'
}

const opensWith = ({ options = [], option }: Flowing, key: string): boolean =>
  options.find((each) => each.key === option)?.opens.includes(key) === true
