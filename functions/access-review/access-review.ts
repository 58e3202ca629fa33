import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Risk } from '../responsibility/index.ts'

/** Which entitlements a review asks about. */
export type ReviewScope =
  | { readonly of: 'all' }
  /** Of whoever holds one of these positions when it begins. */
  | { readonly of: 'positions'; readonly positions: readonly Id[] }
  | { readonly of: 'systems'; readonly systems: readonly Id[] }
  /** Rights of this risk or a higher one. */
  | { readonly of: 'risk'; readonly risk: Risk }

/**
 * What becomes of an entitlement nobody said anything about. `revoke`: taken away after the policy's grace. `ask-on`:
 * stays on the ladder until somebody decides. It is never kept by silence.
 */
export const UNDECIDED = ['revoke', 'ask-on'] as const
export type Undecided = (typeof UNDECIDED)[number]

/**
 * `preparing`: what is asked about is being written down. `reviewing`: people decide. `proving`: all is decided, and not
 * every revocation is proven. `ready`: the report can be signed.
 */
export const REVIEW_STATUSES = ['preparing', 'reviewing', 'proving', 'ready', 'signed', 'cancelled'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/** A campaign: the entitlements of a scope, each looked at once by somebody whose duty it is. */
export interface AccessReview {
  readonly id: Id
  readonly name: string
  readonly scope: ReviewScope
  /** By when every reviewer has decided. */
  readonly decideBy: Instant
  readonly undecided: Undecided
  /** Who started it: a person, or the schedule that did. */
  readonly startedBy: Id
  readonly schedule?: Id
  /** The policy it runs under, with its version: `access-review@1`. */
  readonly policy: string
  readonly status: ReviewStatus
  /** Known when everything is written down. */
  readonly items?: number
  readonly packages?: number
  /** Over what was asked: every item of every package. Hex. */
  readonly askedHash?: string
  /** Who decided more than half of it, and so may not sign for it. Known when all is decided. */
  readonly mostDecidedBy?: readonly Id[]
  readonly reportHash?: string
  readonly signedBy?: Id
  readonly endedAt?: Instant
}

export type ReviewHead = HeadRow & AccessReview

/** Where it stands, in the words of its workflow. */
export const STAGE_OF = {
  preparing: 'prepare',
  reviewing: 'settle',
  proving: 'settle',
  ready: 'sign',
  signed: 'over',
  cancelled: 'over',
} as const satisfies Record<ReviewStatus, string>

/** Whether people still decide in it. */
export const isDeciding = ({ status }: Pick<AccessReview, 'status'>): boolean =>
  status === 'preparing' || status === 'reviewing'
