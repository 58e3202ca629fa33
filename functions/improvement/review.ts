import type { Severity } from '../incident/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'

/** `draft`: being written. `submitted`: somebody else reads it. `accepted`: it stands. */
export const REVIEW_STATUSES = ['draft', 'submitted', 'accepted'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/** A look back at an incident: what happened, why, and what is done so that it happens less. It looks for no culprit. */
export interface PostIncidentReview {
  readonly id: Id
  /** `PIR-1042` */
  readonly number: string
  readonly incident: Id
  readonly incidentNumber: string
  readonly title: string
  /** As it was when the incident ended. */
  readonly severity: Severity
  readonly service?: Id
  /** The word by which recurrence is told, as it was given when the incident ended. */
  readonly cause?: string
  readonly resolvedAt: Instant
  /** Which of its ends this is of: how often it had come back by then. */
  readonly end: number
  readonly status: ReviewStatus
  /** In the words of its workflow. */
  readonly stage: 'write' | 'accept' | 'over'
  /** Counts submissions: an acceptance is of one of them. */
  readonly round: number
  /** Whose it is to write: whoever it is sent back to. */
  readonly author: Owner
  /** Whoever led the incident at some time: none of them accepts its review. */
  readonly commanded: readonly Id[]
  /** Whoever had a part in it: they may write along. */
  readonly involved: readonly Id[]
  /** The same happened before, not long ago. */
  readonly recurs: readonly Recurs[]
  readonly submittedBy?: Id
  readonly acceptedBy?: Id
  readonly acceptedAt?: Instant
  /** The policy it runs under, with its version. */
  readonly policy: string
  /** Who owes the next step, by when; for lists. */
  readonly accountable?: Id
  readonly dueAt?: Instant
}

/** Who is first asked, and the position through which. */
export interface Owner {
  readonly person: Id
  readonly position?: Id
}

/** An incident of the same service and cause within the time in which that counts. */
export interface Recurs {
  readonly incident: Id
  readonly number: string
  /** Its review, where it had one. */
  readonly review?: Id
  /** How many actions followed from it. */
  readonly actions: number
}

export type ReviewHead = HeadRow & PostIncidentReview

/** What people write. The facts are not written: they come from the incident's own story. */
export interface ReviewWords {
  readonly impact: string
  readonly causes: readonly Cause[]
  readonly wentWell: string
  readonly luck: string
  readonly toImprove: string
}

/** What is wrong lies in one of these: never in somebody. */
export const CAUSE_KINDS = [
  'software',
  'hardware',
  'network',
  'change',
  'capacity',
  'configuration',
  'procedure',
  'supplier',
  'monitoring',
  'security',
  'environment',
  'other',
] as const
export type CauseKind = (typeof CAUSE_KINDS)[number]

/** One of the things that together made it happen. */
export interface Cause {
  readonly kind: CauseKind
  readonly text: string
}

export const NO_WORDS: ReviewWords = { impact: '', causes: [], wentWell: '', luck: '', toImprove: '' }
