import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'

/** How soon it has to be put right. */
export const SEVERITIES = ['critical', 'major', 'minor'] as const
export type Severity = (typeof SEVERITIES)[number]

/** `gone`: what was found is no longer so, although nobody said that they had put it right. */
export const FINDING_STATUSES = ['open', 'remediated', 'closed', 'gone'] as const
export type FindingStatus = (typeof FINDING_STATUSES)[number]

/** Something that is not as it should be: somebody puts it right, and somebody else looks whether it is. */
export interface Finding {
  readonly id: Id
  /** `FND-1042` */
  readonly number: string
  /** Who found it: `entitlement.reconciliation`, `entitlement.break-glass`, `person`. */
  readonly source: string
  readonly title: Text
  readonly description: Text
  readonly severity: Severity
  /** What it is about. */
  readonly about: readonly Id[]
  /** Who raised it; absent where Onduty found it. */
  readonly raisedBy?: Id
  readonly status: FindingStatus
  /** Where the procedure stands, in the words of its workflow. */
  readonly stage: 'remediate' | 'verify' | 'over'
  /** Counts how often it was found again after it had ended. */
  readonly recurrences: number
  /** Counts remediations: a verification is of one of them. */
  readonly round: number
  /** Who put it right, in this round. */
  readonly remediatedBy?: Id
  /** Whose it is to put right: whoever it is sent back to. */
  readonly remedy: Remedy
  /** The policy it runs under, with its version. */
  readonly policy: string
  /** Who owes the next step, by when; for lists. */
  readonly accountable?: Id
  readonly dueAt?: Instant
}

/** The person first asked to put it right, and the position through which. */
export interface Remedy {
  readonly person: Id
  readonly position?: Id
}

export type FindingHead = HeadRow & Finding
