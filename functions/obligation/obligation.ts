import type { Allowance } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'

/** One step somebody owes: one accountable person, a deadline, a ladder that runs when they don't. */
export type Obligation = OpenObligation | ClosedObligation

interface Owed {
  readonly id: Id
  /** The aggregate it belongs to. */
  readonly caseId: Id
  /** `<room>.<what is owed>`: `change.authorise`. Says which standard has to be met. */
  readonly kind: string
  /** What people read in a list: the case's number and title. */
  readonly about: { readonly number?: string; readonly title: string }
  /** What has to be achieved, where the case says so itself (a duty does); absent: what its kind says. */
  readonly standard?: Text
  /** Of the case, when it can be edited: an edit begins another. */
  readonly round: number
  /** Who answers for it now. */
  readonly accountable: Id
  /** The position through which they came to it, and whether as its holder or its deputy. */
  readonly position?: Id
  readonly via: 'holder' | 'deputy' | 'person'
  /** The position whose ladder it climbs: whose deputy, whose group's leader. */
  readonly ladderPosition?: Id
  readonly openedAt: Instant
  readonly dueAt: Instant
  /** Another obligation this one is about: which was handed over, and waits to be accepted. */
  readonly concerns?: Id
  /** Everybody who was ever asked; their links stay valid until it is closed. */
  readonly asked: readonly Id[]
  /** Counts what people see change: owner, offer, acknowledgement, end. Reminders do not count. Absent: 1. */
  readonly version?: number
}

export interface OpenObligation extends Owed {
  readonly status: 'open'
  /** What is still to come by the clock, in order; pinned when it was opened. Empty: the head of IT, every `again`. */
  readonly plan: readonly Rung[]
  /** How often the head is told again after the last step; absent: every working day. */
  readonly again?: Allowance
  /** `wall` when its ladder counts every minute; absent: working time. */
  readonly clock?: 'wall'
  /** The next of those instants: the armed clock. */
  readonly nextTickAt: Instant
  readonly acknowledgedAt?: Instant
  /** Offered to somebody who has not accepted yet. Until then it stays with the giver. */
  readonly offer?: Offer
}

export interface ClosedObligation extends Owed {
  readonly status: 'discharged' | 'withdrawn'
  readonly closedAt: Instant
  readonly closedBy: Id | 'onduty'
}

/** The version people see of an obligation. */
export const versionOf = ({ version = 1 }: Pick<Obligation, 'version'>): number => version

/** The version after something about it changed. */
export const nextVersion = (obligation: Pick<Obligation, 'version'>): { readonly version: number } => ({
  version: versionOf(obligation) + 1,
})

export interface Offer {
  readonly to: Id
  readonly by: Id
  readonly at: Instant
  readonly note?: string
}

/** What happens at an instant: a reminder; the next person; or the case itself turns (a window opens, or ends). */
export type Rung =
  | { readonly at: Instant; readonly does: 'remind' }
  | { readonly at: Instant; readonly does: 'climb'; readonly to: ClimbsTo }
  | { readonly at: Instant; readonly does: 'turn' }

/**
 * Whom a ladder climbs to: relative to who owes it (the deputy, the leader of their group, the head of IT), or named: a
 * position, a person, any member of a group.
 */
export type ClimbsTo = 'deputy' | 'leader' | 'head' | `position:${Id}` | `person:${Id}` | `group:${Id}`

/** The next tick of an open obligation under its plan; after its end the caller says when the head is told again. */
export const firstTickOf = (plan: readonly Rung[]): Instant | undefined => plan[0]?.at
