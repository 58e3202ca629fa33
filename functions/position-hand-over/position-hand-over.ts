import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'

/**
 * A position goes from one person to another, by a day: duties, what is open, entitlements, knowledge. Each part is
 * prepared by whoever gives, confirmed by whoever receives; both sign the whole, and then it is carried out.
 */
export interface PositionHandOver {
  readonly id: Id
  readonly position: Id
  /** Who had the position until now. */
  readonly from: Id
  /** Who hands over: the same, or whoever leads the position where they have gone. */
  readonly giver: Id
  readonly receiver: Id
  /** Until when it has to be complete. */
  readonly by: Instant
  /** The receiver's first day in the position: nothing that was signed is carried out before. */
  readonly takesEffectAt: Instant
  readonly status: 'open' | 'done' | 'cancelled'
  /** In the words of the workflow: what is owed next. */
  readonly stage: Stage
  readonly sections: Sections
  /** The duty list that goes with the position, as it was prepared; absent before. */
  readonly duties?: DutiesSeen
  /** Over all that is handed over; a signature holds for exactly this. */
  readonly contentHash: string
  /** Counts how often it was asked for anew: after a return, a change, another giver. */
  readonly round: number
  readonly signatures: Signatures
  readonly policy: string
  readonly startedAt: Instant
  readonly closedAt?: Instant
}

/** `carry-out`: signed by both; what was decided is done, from the receiver's first day on. */
export type Stage = 'prepare' | 'confirm' | 'sign' | 'carry-out' | 'over'

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
export type Sections = Readonly<Partial<Record<Section, SectionState>>>

export const SIDES = ['giver', 'receiver'] as const
export type Side = (typeof SIDES)[number]

/** `by` is not the giver where it has climbed to somebody else. */
export interface HandOverSignature {
  readonly by: Id
  readonly at: Instant
  readonly hash: string
}
export type Signatures = Readonly<Partial<Record<Side, HandOverSignature>>>

/** Version of the role book and hash of the position's page in it; no hash where the position has no duties. */
export interface DutiesSeen {
  readonly book: number
  readonly page?: string
}

export type PositionHandOverHead = HeadRow & PositionHandOver

/** What is handed over beside the duty list. */
export interface Content {
  readonly obligations: readonly ObligationChoice[]
  readonly entitlements: readonly EntitlementChoice[]
  readonly knowledge: Knowledge
}

/** What becomes of something the giver still owes through the position. */
export interface ObligationChoice {
  readonly obligation: Id
  /** The case it belongs to. */
  readonly caseId: Id
  readonly title: string
  readonly choice: 'hand-over' | 'keep'
  /** Why it is kept. */
  readonly note?: string
  readonly outcome?: CarriedOut
}

/** What becomes of a right somebody has, or had until they left it, because of the position. */
export interface EntitlementChoice {
  readonly entitlement: Id
  readonly title: string
  /** `stays` with whoever has it, who goes on needing it; `revoke`; `transfer`: the receiver gets one, and this ends. */
  readonly choice: 'stays' | 'revoke' | 'transfer'
  readonly note?: string
  readonly outcome?: CarriedOut & { readonly asked?: Id }
}

/** What came of a decision. */
export interface CarriedOut {
  readonly at: Instant
  /** It could not be done, or need not be. */
  readonly because?: WhyNot
}

/** Why it was not done; as the room that refused it says. */
export interface WhyNot {
  readonly code: string
  readonly text: Text
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
