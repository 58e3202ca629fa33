import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'

/**
 * One person reads and signs the duty list of one position, as one version of the role book has it. Bound to the hash
 * of the list: what was read is what is signed.
 */
export interface Acknowledgement {
  readonly id: Id
  readonly person: Id
  readonly position: Id
  /** As its holder, or as whoever stands in for one. */
  readonly as: 'holder' | 'deputy'
  /** Version of the role book. */
  readonly book: number
  /** Hash of the position's page in that version. */
  readonly page: string
  /** What this person had signed of this position before; changes are shown against it. */
  readonly signedBefore?: Signed
  readonly status: AcknowledgementStatus
  /** In the words of the workflow. */
  readonly stage: 'sign' | 'answer' | 'over'
  /** Begins again with each answered objection. */
  readonly round: number
  readonly policy: string
  readonly askedAt: Instant
  readonly closedAt?: Instant
}

/**
 * `open`: to be read and signed. `objected`: the person objects, and somebody above owes an answer. Ends: `signed`;
 * `upheld`, the objection was right and the list will be amended; `refused`, recorded by whoever was to get it signed;
 * `withdrawn`, because a newer list took its place or the person left the position.
 */
export const ACKNOWLEDGEMENT_STATUSES = ['open', 'objected', 'signed', 'upheld', 'refused', 'withdrawn'] as const
export type AcknowledgementStatus = (typeof ACKNOWLEDGEMENT_STATUSES)[number]

/** A version of a duty list that somebody signed. */
export interface Signed {
  readonly book: number
  readonly page: string
  readonly at: Instant
}

export type AcknowledgementHead = HeadRow & Acknowledgement

/**
 * Where a person stands with the list of a position: the newest they were asked for, and the newest they signed. One row
 * for each, so that nobody is asked twice and a whole department is looked through with few reads.
 */
export interface Signature {
  readonly person: Id
  readonly position: Id
  readonly as: Acknowledgement['as']
  /** The acknowledgement asked for last. */
  readonly acknowledgement: Id
  readonly book: number
  readonly page: string
  readonly status: AcknowledgementStatus
  /** How often they were asked so far; keeps the ids of acknowledgements apart. */
  readonly asked: number
  readonly signed?: Signed
}
