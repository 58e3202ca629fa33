import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'

/**
 * A position goes from one person to another, by a day: duties, what is open, entitlements, knowledge. Each part is
 * prepared by whoever gives, confirmed by whoever receives, and both sign the whole.
 */
export interface PositionHandOver {
  readonly id: Id
  readonly position: Id
  /** Who had the position until now. */
  readonly from: Id
  /** Who hands over: the same, or their leader where they have gone. */
  readonly giver: Id
  readonly receiver: Id
  /** Until when it has to be complete. */
  readonly by: Instant
  readonly status: 'open' | 'done' | 'cancelled'
  /** In the words of the workflow: what is owed next. */
  readonly stage: 'prepare' | 'confirm' | 'sign' | 'over'
  readonly sections: Readonly<Partial<Record<Section, SectionState>>>
  /** Over all that is handed over; a signature holds for exactly this. */
  readonly contentHash: string
  /** Counts edits of what is handed over. */
  readonly round: number
  readonly signatures: Readonly<Partial<Record<Side, HandOverSignature>>>
  readonly policy: string
  readonly startedAt: Instant
  readonly closedAt?: Instant
}

/** The parts of a hand-over, in the order they are gone through. */
export const SECTIONS = ['duties', 'obligations', 'entitlements', 'knowledge'] as const
export type Section = (typeof SECTIONS)[number]

/** Absent: still to be prepared. */
export interface SectionState {
  readonly preparedBy: Id
  readonly preparedAt: Instant
  readonly confirmedBy?: Id
  readonly confirmedAt?: Instant
}

export const SIDES = ['giver', 'receiver'] as const
export type Side = (typeof SIDES)[number]

/** `by` is not the giver where somebody stands in for them. */
export interface HandOverSignature {
  readonly by: Id
  readonly at: Instant
  readonly hash: string
}

export type PositionHandOverHead = HeadRow & PositionHandOver

/** What is handed over, beside the people. */
export interface HandedOver {
  /** The duty list that goes with the position: version of the role book and hash of the page; null before any. */
  readonly duties: { readonly book: number; readonly page: string } | null
  readonly obligations: readonly ObligationChoice[]
  readonly entitlements: readonly EntitlementChoice[]
  readonly knowledge: Knowledge
}

/** What becomes of something the giver still owes through the position. */
export interface ObligationChoice {
  readonly obligation: Id
  readonly title: string
  readonly choice: 'hand-over' | 'keep'
  /** Why it is kept. */
  readonly note?: string
}

/** What becomes of a right the giver has because of the position. */
export interface EntitlementChoice {
  readonly entitlement: Id
  readonly title: string
  /** `stays` with the giver, who needs it for something else; `revoke`; `transfer`: the receiver gets it, the giver not. */
  readonly choice: 'stays' | 'revoke' | 'transfer'
  readonly note?: string
}

export interface Knowledge {
  readonly items: readonly KnowledgeItem[]
  /** Why there is nothing to hand over; only without items. */
  readonly nothing?: string
}

export interface KnowledgeItem {
  readonly title: string
  readonly text?: string
  readonly link?: string
}
