import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Text } from '../../kernel/text.ts'
import type { OnCallSchedule } from '../../on-call/index.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { EmergencyPlan } from '../plan.ts'

export const PROBLEMS = [
  'no-steps',
  'too-many-steps',
  'same-key',
  'unknown-role',
  'unknown-step',
  'steps-in-a-circle',
  'too-few-options',
  'same-option',
  'option-opens-nothing',
  'option-opens-stranger',
  'options-without-decision',
  'nobody-commands',
  'nobody-works-on-it',
  'no-contacts',
  'contact-left',
  'contact-unreachable',
  'unknown-position',
  'position-vacant',
  'unknown-service',
  'unknown-owner',
  'equally-specific',
] as const
export type ProblemName = (typeof PROBLEMS)[number]

/** Why a plan cannot be published, and where in it: `steps/3/after`. */
export interface Problem {
  readonly path: string
  readonly problem: ProblemName
  readonly values: Readonly<Record<string, string | number | Text>>
}

/** What a plan is looked at with. */
export interface Beside {
  readonly directory: Directory
  readonly now: Instant
  readonly plans: readonly EmergencyPlan[]
  /** Whom no channel reaches, of those it names. */
  readonly unreachable: ReadonlySet<Id>
  /** Who is on call for what. */
  readonly schedules: readonly OnCallSchedule[]
  /** The plan itself, where it is one already. */
  readonly self?: Id
}

export const at = (path: string, problem: ProblemName, values: Problem['values'] = {}): Problem => ({
  ...{ path, problem, values },
})
