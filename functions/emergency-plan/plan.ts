import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'

export const PLAN_ROLES = ['commander', 'operations', 'communications', 'scribe'] as const
export type PlanRole = (typeof PLAN_ROLES)[number]
export const PLAN_SEVERITIES = [1, 2, 3] as const
export type PlanSeverity = (typeof PLAN_SEVERITIES)[number]

/** Something that is done, or decided, when the plan runs. */
export interface PlanStep {
  /** What other steps name it by; the same in every version. */
  readonly key: string
  readonly title: Text
  readonly detail?: Text
  readonly kind: 'action' | 'decision'
  readonly role: PlanRole
  /** How long it may take, by the wall. */
  readonly minutes: number
  /** The steps that come before it. */
  readonly after: readonly string[]
  /** Which ways a decision can go, and which steps each opens. */
  readonly options?: readonly PlanOption[]
}
export interface PlanOption {
  readonly key: string
  readonly title: Text
  readonly opens: readonly string[]
}

/**
 * Who is to be reached, and for what: somebody of the house, whoever holds a position then, or somebody outside. A number
 * beside somebody of the house is one that anybody may call, and is printed.
 */
export type PlanContact =
  | { readonly person: Id; readonly what: string; readonly reach?: string }
  | { readonly position: Id; readonly what: string; readonly reach?: string }
  | { readonly name: string; readonly reach: string; readonly what: string }

/** What a plan says. Published as a whole, under a number. */
export interface PlanContent extends PlanBinding {
  readonly title: Text
  readonly steps: readonly PlanStep[]
  readonly contacts: readonly PlanContact[]
  /** The position that sees to it that the plan is right and drilled. */
  readonly owner: Id
  /** Not drilled for so many days, it is red. */
  readonly drillEveryDays: number
}

/** What it is a plan for. */
export interface PlanBinding {
  /** Empty: whatever service. */
  readonly services: readonly Id[]
  readonly severities: readonly PlanSeverity[]
}

/** What is being written: any role, because it may come from elsewhere; nothing of it counts before it is published. */
export interface PlanDraft extends Omit<PlanContent, 'steps'> {
  readonly steps: readonly DraftStep[]
}
export type DraftStep = Omit<PlanStep, 'role'> & { readonly role: string }

/** A version as it was published. Never changes. */
export interface PlanVersion extends PlanContent {
  readonly plan: Id
  readonly version: number
  readonly publishedAt: Instant
  readonly publishedBy: Id
  /** Whoever had a hand in it. */
  readonly writers: readonly Id[]
}

/** An emergency plan: what everybody reads of it. What it says lies in its versions, and in its draft. */
export interface EmergencyPlan extends PlanBinding {
  readonly id: Id
  readonly title: Text
  readonly owner: Id
  readonly drillEveryDays: number
  /** The number of the version that counts; 0: never published. */
  readonly published: number
  /** How many steps that version, or the draft of a plan that was never published, has. */
  readonly steps: number
  readonly publishedAt?: Instant
  /** From when the interval of drills counts, until there has been one. */
  readonly firstPublishedAt?: Instant
  readonly lastDrilledAt?: Instant
  /** The drill that is being prepared or run. */
  readonly drill?: Id
  /** Who wrote in the draft, each once; absent: there is none. */
  readonly writers?: readonly Id[]
  readonly retiredAt?: Instant
  readonly version: number
}
export type PlanHead = HeadRow & EmergencyPlan

export const MOST_STEPS = 40
export const MOST_PLANS = 100
