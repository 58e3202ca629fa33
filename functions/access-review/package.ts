import { createHash } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, canonicalJson, type JsonObject } from '../kernel/json.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Risk } from '../responsibility/index.ts'
import type { Undecided } from './access-review.ts'

/** What a reviewer can say of an entitlement. */
export const VERDICTS = ['keep', 'revoke', 'change'] as const
export type Verdict = (typeof VERDICTS)[number]

/** `submitted` by its reviewer; `lapsed`: its grace ran out first; `withdrawn` with its review. */
export const PACKAGE_STATUSES = ['open', 'submitted', 'lapsed', 'withdrawn'] as const
export type PackageStatus = (typeof PACKAGE_STATUSES)[number]

/** What one reviewer is asked about in one review: signed as a whole. */
export interface ReviewPackage {
  readonly id: Id
  readonly review: Id
  /** The review's. */
  readonly name: string
  readonly status: PackageStatus
  /** Who was asked first. Who answers for it now is `accountable`. */
  readonly reviewer: Id
  readonly undecided: Undecided
  readonly policy: string
  readonly total: number
  readonly decided: Counts
  /** How many decisions stand in whose name. Decisions of somebody who left stay theirs. */
  readonly decidedBy: Readonly<Record<Id, number>>
  readonly flagged: number
  readonly highRisk: number
  /** Whose entitlements lie in it, of those who work in the department: they may not take it over. */
  readonly subjects: readonly Id[]
  /** What it reaches over: of each service the highest risk. */
  readonly reach: Readonly<Record<Id, Risk>>
  /** Over what is asked, item by item. Hex. */
  readonly askedHash: string
  /** Over what was asked and what was decided: what the signature is for. Since it was submitted or lapsed. */
  readonly contentHash?: string
  readonly submittedBy?: Id
  readonly endedAt?: Instant
  /** Items whose decision has been carried out as far as this room can. */
  readonly carried?: number
  /** Revocations and changes that were asked for, and those that are proven. */
  readonly toProve?: number
  readonly proven?: number
  /** Proven after they were due. */
  readonly late?: number
  readonly outcomes?: Readonly<Partial<Record<Outcome, number>>>
  /** Over how each item ended, once all of it is proven. Hex. */
  readonly outcomeHash?: string
  /** Who owes it, by when; for lists. */
  readonly accountable?: Id
  readonly dueAt?: Instant
}

export type PackageHead = HeadRow & ReviewPackage

/** How many items of a package stand how. `gone`: the entitlement ended by itself before anybody decided. */
export interface Counts {
  readonly keep: number
  readonly revoke: number
  readonly change: number
  readonly gone: number
}
export const NONE_DECIDED: Counts = { keep: 0, revoke: 0, change: 0, gone: 0 }
export const sumOf = ({ keep, revoke, change, gone }: Counts): number => keep + revoke + change + gone

/**
 * What is different from when somebody last looked at it, or odd in itself. `no-duty`: whoever holds it has left the
 * position it was given for. `unused`: the system says that nobody has used it for long.
 */
export const CHANGES = ['first-time', 'extended', 'holder-moved', 'conflict', 'emergency', 'no-duty', 'unused'] as const
export type Change = (typeof CHANGES)[number]

/** Why this person is asked. */
export interface WhyThem {
  /**
   * `duty`: a duty of theirs approves this. `own`: whoever's duty it is holds it themselves. `nobody`: nobody there has
   * such a duty.
   */
  readonly because: 'duty' | 'own' | 'nobody'
  readonly position?: Id
  readonly via: 'holder' | 'deputy' | 'person'
  /** The published duty, where there is a role book. */
  readonly duty?: Id
}

/** How an item ended, exactly one for each. `lapsed`: revoked because nobody said anything. */
export const OUTCOMES = ['kept', 'revoked', 'lapsed', 'changed', 'gone'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** An entitlement as it stood when the review began, and what was said of it. */
export interface AskedItem {
  readonly entitlement: Id
  readonly holder: Id
  readonly system: Id
  readonly systemName: Text
  readonly right: Id
  readonly rightName: Text
  readonly service: Id
  readonly risk: Risk
  readonly since?: Instant
  readonly until: Instant
  readonly lastUsedAt?: Instant
  /** Positions its holder held then: a move shows at the next review. */
  readonly positions: readonly Id[]
  readonly changes: readonly Change[]
  readonly last?: LastTime
  readonly why: WhyThem
  readonly decision?: Decision
  readonly ended?: Ended
}

export interface LastTime {
  readonly verdict: Verdict | 'lapsed'
  readonly by: Id | 'onduty'
  readonly at: Instant
}

export interface Decision {
  readonly verdict: Verdict | 'gone'
  readonly by: Id | 'onduty'
  readonly at: Instant
  readonly reason?: string
  /** Of a change: the new end of its time, or the lesser right. */
  readonly until?: Instant
  readonly right?: Id
}

/** What was done about an item. Asked for, and proven once the system shows it. */
export interface Ended {
  readonly outcome: Outcome
  readonly at: Instant
  /** By when the revocation is due. */
  readonly dueAt?: Instant
  readonly provenAt?: Instant
}

const sha256 = (value: JsonObject | readonly JsonObject[]): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex')

/** SHA-256 over what is asked of a reviewer; hex. */
export const hashOfAsked = (items: readonly AskedItem[]): string =>
  sha256(items.map(({ decision: _, ended: __, ...asked }) => asJson(asked)))

/** SHA-256 over what was asked and decided; hex. What nobody decided is part of it, as nothing. */
export const hashOfDecided = (items: readonly AskedItem[]): string =>
  sha256(items.map(({ ended: _, ...decided }) => asJson(decided)))

/** SHA-256 over how it ended; hex. */
export const hashOfEnded = (items: readonly AskedItem[]): string =>
  sha256(items.map(({ entitlement, ended }) => ({ entitlement, ended: asJson(ended) })))
