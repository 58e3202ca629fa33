import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'

/** Somebody stands on an on-call schedule and nobody knows whether a page reaches them: asked until they have proven it. */
export interface ContactProof {
  readonly id: Id
  readonly person: Id
  /** `withdrawn`: they stand on no schedule any more, or have left. */
  readonly status: 'open' | 'proven' | 'withdrawn'
  readonly round: number
  readonly policy: string
  readonly askedAt: Instant
}

export type ContactProofHead = HeadRow & ContactProof

/** A proof that lapses within so many days is asked for anew, so that there is no day without one. */
export const ASKED_BEFORE_DAYS = 7
