import { createHash } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import type { HeadRow } from '../platform/act.ts'
import type { ChangeStatus } from './change.contract.ts'

/** What is asked, and decided on: immutable; an edit writes the next round. */
export interface ChangeContent {
  readonly title: string
  readonly description: string
  /** The main service first. */
  readonly services: readonly Id[]
  readonly implementer: Id
  readonly risk: 'low' | 'medium' | 'high'
  readonly riskReason?: string
  readonly backOutPlan: string
  readonly testPlan: string
  readonly releaseWindow: ReleaseWindow
}

export interface ReleaseWindow {
  readonly from: Instant
  readonly until: Instant
}

/** Where the procedure stands, in the words of its workflow. */
export type Stage = 'assess' | 'authorise' | 'test' | 'window' | 'release' | 'review' | 'over'

/**
 * Who took which step of the present round; an edit empties it. Only the person, because that is what separation of
 * duties asks; when, how and by which authority is in the audit trail.
 */
export interface Decisions {
  readonly assess?: Id
  readonly authorise?: Id
  readonly test?: Id
  readonly release?: Id
  readonly review?: Id
}

interface AnyChange {
  readonly id: Id
  readonly number: string
  readonly type: 'normal'
  readonly title: string
  readonly risk: ChangeContent['risk']
  readonly service: Id
  readonly implementer: Id
  readonly releaseWindow: ReleaseWindow
  readonly requester: Id
  /** Everybody who ever was requester or editor: none of them may decide on it. */
  readonly involved: readonly Id[]
  readonly round: number
  readonly contentHash: string
  /** The policy it runs under, with its version: `normal-change@1`. */
  readonly policy: string
  readonly stage: Stage
  /** Who owes the next step, by when; for lists. */
  readonly accountable?: Id
  readonly dueAt?: Instant
  readonly decisions: Decisions
}

/** One type per state: a step takes the state it starts from, so that a skipped step does not compile. */
export type SubmittedChange = AnyChange & { readonly status: 'submitted'; readonly stage: 'assess' }
export type AssessedChange = AnyChange & { readonly status: 'assessed'; readonly stage: 'authorise' }
export type AuthorisedChange = AnyChange & { readonly status: 'authorised'; readonly stage: 'test' }
export type TestedChange = AnyChange & { readonly status: 'tested' | 'scheduled'; readonly stage: 'window' | 'release' }
export type ReleasedChange = AnyChange & {
  readonly status: 'released' | 'failed' | 'rolled-back'
  readonly stage: 'review'
}
export type EndedChange = AnyChange & {
  readonly status: 'closed' | 'rejected' | 'cancelled' | 'expired'
  readonly stage: 'over'
}
export type Change = SubmittedChange | AssessedChange | AuthorisedChange | TestedChange | ReleasedChange | EndedChange

export type ChangeHead = HeadRow & Change & { readonly status: ChangeStatus }

/** SHA-256 over what is decided on and who asks for it; hex. */
export const hashOfContent = (content: ChangeContent, requester: Id): string =>
  createHash('sha256')
    .update(canonicalJson(asJson({ ...content, requester })))
    .digest('hex')
