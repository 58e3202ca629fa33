import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Risk } from '../responsibility/index.ts'
import type { Effect as ConflictEffect } from './catalogue.ts'

export const ENTITLEMENT_STATUSES = [
  'requested',
  'approved',
  'active',
  'revoking',
  'revoked',
  'rejected',
  'expired',
  'cancelled',
] as const
export type EntitlementStatus = (typeof ENTITLEMENT_STATUSES)[number]

/** How somebody came to it: asked for and approved; taken in an emergency; or there before anybody kept records. */
export type Origin = 'requested' | 'break-glass' | 'recorded'

/**
 * Why it ends: its time is over; the person left, or left the position; the duty it was given for is gone; a review said
 * so, or nobody answered the review; the hand-over of the position said so; whoever has it gave it back; or it was
 * replaced by a later one of the same right.
 */
export const END_REASONS = [
  'time-over',
  'person-left',
  'position-left',
  'duty-gone',
  'review',
  'handed-over',
  'given-back',
  'withdrawn',
  'replaced',
] as const
export type EndReason = (typeof END_REASONS)[number]

/** What it was given for: a position its person holds, and where one is named, the duty of that position. */
export interface Ground {
  readonly position: Id
  readonly duty?: Id
}

/** A right on a real system that somebody has, had, or asked for. Always for a time. */
export interface Entitlement extends Ground {
  readonly id: Id
  /** `ENT-1042` */
  readonly number: string
  readonly origin: Origin
  /** Who has it. */
  readonly person: Id
  /** Who asked for it. */
  readonly requester: Id
  readonly right: Id
  readonly rightName: Text
  readonly system: Id
  readonly systemName: Text
  readonly service: Id
  readonly risk: Risk
  readonly reason: string
  /** When its time is over. */
  readonly until: Instant
  /** Over what is decided on: who, which right, for what, until when. */
  readonly contentHash: string
  /** Rights it conflicts with, as found when it was asked for and approved. */
  readonly conflicts: readonly MetConflict[]
  /** What whoever approved it says is done about them. */
  readonly mitigation?: string
  readonly status: EntitlementStatus
  /** Where the procedure stands, in the words of its workflow. */
  readonly stage: 'approve' | 'provision' | 'rest' | 'revoke' | 'review' | 'over'
  readonly approvedBy?: Id
  /** Who granted it on the system; a connector did where it is a system's id. */
  readonly grantedBy?: Id
  /** The name of the account on the system. */
  readonly account?: string
  readonly since?: Instant
  /** Why it ends or ended. */
  readonly because?: EndReason
  /** Counts what is asked of the system: granting, revoking. Names what a connector is sent. */
  readonly turn?: number
  readonly reviewedAt?: Instant
  readonly reviewedBy?: Id
  /** Always 1: what is asked for cannot be edited, only asked for anew. */
  readonly round: number
  /** The policy it runs under, with its version. */
  readonly policy: string
  /** Who owes the next step, by when; for lists. */
  readonly accountable?: Id
  readonly dueAt?: Instant
}

/** A rule met by what is asked for, because of another right of the same person. */
export interface MetConflict {
  readonly rule: Id
  readonly with: Id
  readonly effect: ConflictEffect
}

export type EntitlementHead = HeadRow & Entitlement

/** It still is, or may come to be. */
export const isLive = ({ status }: Pick<Entitlement, 'status'>): boolean =>
  status === 'requested' || status === 'approved' || status === 'active' || status === 'revoking'
