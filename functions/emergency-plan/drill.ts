import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { PlanSeverity } from './plan.ts'

/**
 * `due`: somebody has to say when, and who takes part. `scheduled`: they know. `running`: the exercise is on. `held`: it is
 * over, and what was learnt is to be written down. `closed`: it is. `cancelled`: it did not take place.
 */
export const DRILL_STATUSES = ['due', 'scheduled', 'running', 'held', 'closed', 'cancelled'] as const
export type DrillStatus = (typeof DRILL_STATUSES)[number]
export type DrillStage = 'prepare' | 'wait' | 'run' | 'learn' | 'over'

/** An exercise of an emergency plan. */
export interface Drill {
  readonly id: Id
  readonly plan: Id
  readonly title: Text
  /** The interval of the plan asked for it, or somebody did. */
  readonly because: 'interval' | 'hand'
  readonly status: DrillStatus
  readonly stage: DrillStage
  /** When it begins, once that is agreed. */
  readonly at?: Instant
  readonly participants: readonly Id[]
  readonly service?: Id
  readonly severity: PlanSeverity
  /** The version that is drilled: the one that counts when it begins. */
  readonly planVersion?: number
  readonly startedAt?: Instant
  readonly endedAt?: Instant
  readonly incident?: Id
  /** How long each step took, once it is over. */
  readonly steps?: readonly DrillStep[]
  readonly worked?: string
  readonly didNot?: string
  readonly findings: readonly Id[]
  readonly policy: string
  /** Counts how often it had to be prepared anew. */
  readonly round: number
  readonly accountable?: Id
  readonly dueAt?: Instant
}
export type DrillHead = HeadRow & Drill

/** How a step went in the drill. */
export interface DrillStep {
  readonly key: string
  readonly title: Text
  readonly state: string
  /** What the plan allows, and what it took. */
  readonly minutes: number
  readonly took?: number
  readonly by?: Id
}

export const MOST_PARTICIPANTS = 30
