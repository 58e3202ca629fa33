import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Owner } from './review.ts'

/** It puts something right; it happens less; it is seen sooner; people know better what to do. */
export const ACTION_KINDS = ['fix', 'prevent', 'detect', 'procedure'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

/**
 * `open`: to be done. `done`: its owner says so. `verified`: somebody else has seen that it is; whether it helped shows
 * later. `helped`: it did. `dropped`: it is not wanted any more, and why is written.
 */
export const ACTION_STATUSES = ['open', 'done', 'verified', 'helped', 'dropped'] as const
export type ActionStatus = (typeof ACTION_STATUSES)[number]

export const ACTION_SOURCES = ['review', 'drill', 'person'] as const
export type ActionSource = (typeof ACTION_SOURCES)[number]

/** Something that is done so that it happens less, hurts less or is seen sooner. It outlives the incident. */
export interface ImprovementAction {
  readonly id: Id
  /** `ACT-1042` */
  readonly number: string
  readonly title: string
  readonly description: string
  readonly kind: ActionKind
  /** Whether its kind of thing was asked for in a review, in a drill, or by somebody. */
  readonly source: { readonly kind: ActionSource; readonly id?: Id; readonly number?: string }
  readonly raisedBy: Id
  readonly status: ActionStatus
  /** In the words of its workflow. */
  readonly stage: 'do' | 'verify' | 'check' | 'over'
  /** Counts how often it was to be done. */
  readonly round: number
  readonly owner: Owner
  readonly doneBy?: Id
  readonly doneAt?: Instant
  readonly verifiedBy?: Id
  /** From when on it can be told whether it helped. */
  readonly checkFrom?: Instant
  /** So long after it was done. */
  readonly checkAfterDays: number
  /** How often nobody could tell yet, in this round. */
  readonly postponed: number
  readonly checkedBy?: Id
  /** How often what it should prevent happened again. */
  readonly recurrences: number
  /** The policy it runs under, with its version. */
  readonly policy: string
  /** Who owes the next step, by when; for lists. */
  readonly accountable?: Id
  readonly dueAt?: Instant
}

/** A check can be put off so often; then it has to be said whether it helped. */
export const MOST_POSTPONED = 2
export const DEFAULT_CHECK_AFTER_DAYS = 30

export type ActionHead = HeadRow & ImprovementAction
