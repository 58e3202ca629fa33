import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'

/** Where a draft stands, in the words of its workflow. */
export type DraftStage = 'draft' | 'review' | 'publish' | 'over'

interface AnyDraft {
  readonly id: Id
  readonly name: string
  readonly note?: string
  /** Number of the version it changes; 0: there was none yet. */
  readonly base: number
  /** Who began it, and owes it while it is being drafted. */
  readonly drafter: Id
  /** The drafter and everybody who ever edited it: none of them reviews, accepts gaps or publishes. */
  readonly editors: readonly Id[]
  /** Counts how often it was sent, or taken, back to drafting. */
  readonly round: number
  /** The policy it runs under, with its version. */
  readonly policy: string
  readonly review?: DraftReview
  /** Who owes the next step, by when; for lists. */
  readonly accountable?: Id
  readonly dueAt?: Instant
}

/** What the last reviewer said. It counts for exactly the content that is hashed in the draft. */
export interface DraftReview {
  readonly verdict: 'accepted' | 'sent-back'
  readonly by: Id
  readonly at: Instant
  /** Number of the entry of its audit trail, where the remarks are. */
  readonly entry: number
}

/** One type per state: a step takes the state it starts from. */
export type OpenDraft = AnyDraft & { readonly status: 'drafting'; readonly stage: 'draft' }
export type DraftInReview = AnyDraft & Hashed & { readonly status: 'in-review'; readonly stage: 'review' }
export type ReviewedDraft = AnyDraft & Hashed & { readonly status: 'reviewed'; readonly stage: 'publish' }
export type EndedDraft = AnyDraft &
  Partial<Hashed> & {
    readonly status: 'published' | 'abandoned'
    readonly stage: 'over'
    /** The version it became. */
    readonly published?: number
  }
export type Draft = OpenDraft | DraftInReview | ReviewedDraft | EndedDraft

interface Hashed {
  /** SHA-256 over the version it changes and all it would publish; hex. */
  readonly contentHash: string
}

export type DraftHead = HeadRow & Draft

export const hashIn = (draft: Draft): string | undefined => ('contentHash' in draft ? draft.contentHash : undefined)

/** A gap somebody answers for, as long as the draft says what it said then. */
export interface AcceptedInDraft {
  readonly finding: string
  readonly by: Id
  readonly at: Instant
  readonly until: Instant
  readonly reason: string
  readonly contentHash: string
}

/** Of the gaps that were accepted in a draft, those that hold for what it says now. */
export const stillAccepted = (draft: Draft, accepted: readonly AcceptedInDraft[]): AcceptedInDraft[] =>
  accepted.filter(({ contentHash }) => contentHash === hashIn(draft))
