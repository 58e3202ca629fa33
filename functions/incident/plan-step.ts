import type { PlanStep } from '../emergency-plan/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/**
 * `waiting`: others come first. `open`: somebody has it now. `done`, `skipped`: settled by somebody. `away`: it fell away,
 * because a decision went another way. `left`: it was open when the incident ended.
 */
export const PLAN_STEP_STATES = ['waiting', 'open', 'done', 'skipped', 'away', 'left'] as const
export type PlanStepState = (typeof PLAN_STEP_STATES)[number]

/** What whoever has a step owes. */
export const PLAN_STEP = 'incident.plan-step'

/** Mails of several steps that come to one person at once are one mail. */
export const STEPS_TOGETHER = 'plan-steps'

/** A step of the emergency plan inside an incident: what the plan says, and how far it has come here. */
export interface IncidentPlanStep extends PlanStep {
  /** Its place in the plan, from 0. */
  readonly nth: number
  readonly state: PlanStepState
  /** What its owner owes, from when it opened. */
  readonly obligation?: Id
  /** Somebody was given it by name; it does not follow its role. */
  readonly handedTo?: Id
  /** When it opened. */
  readonly startedAt?: Instant
  /** When it was done or skipped, or the incident ended without it. */
  readonly doneAt?: Instant
  /** Who did it, skipped it or decided. */
  readonly by?: Id
  /** Which option was chosen at a decision. */
  readonly option?: string
}

/** Nothing has to be waited for any more. */
export const isSettled = ({ state }: Pick<IncidentPlanStep, 'state'>): boolean =>
  state === 'done' || state === 'skipped' || state === 'away'
