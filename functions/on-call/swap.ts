import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Range } from './rules/holes.ts'
import type { OnCallRole } from './schedule.ts'

/** Somebody asks somebody else to take a shift of theirs, perhaps for one in return. Silence moves nothing. */
export interface Swap {
  readonly id: Id
  readonly schedule: Id
  readonly role: OnCallRole
  readonly giver: Id
  readonly receiver: Id
  readonly from: Instant
  readonly until: Instant
  /** What the giver takes of the receiver's. */
  readonly inReturn?: Range
  readonly reason?: string
  /** `expired`: the first of the shifts began and nobody had answered. */
  readonly status: 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'expired'
  readonly stage: 'accept' | 'over'
  readonly askedAt: Instant
  readonly policy: string
}

export type SwapHead = HeadRow & Swap
