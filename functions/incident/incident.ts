import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Impact, Severity, Urgency } from './severity.ts'
import type { IncidentRole } from './severity-policy.ts'

/**
 * `triggered`: nobody has answered. `acknowledged`: somebody works on it. `mitigated`: it hurts no longer, the cause is
 * still there. `resolved`: over. `merged`: it goes on as another. `cancelled`: it was none.
 */
export const INCIDENT_STATUSES = ['triggered', 'acknowledged', 'mitigated', 'resolved', 'merged', 'cancelled'] as const
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number]

/** Where it came from. */
export const SOURCES = ['person', 'alert', 'mail', 'heartbeat', 'drill', 'request'] as const
export type SourceKind = (typeof SOURCES)[number]

/** Something IT provides is not as it should be, for somebody, now. */
export interface Incident {
  readonly id: Id
  /** `INC-1042` */
  readonly number: string
  readonly title: string
  readonly description: string
  readonly source: { readonly kind: SourceKind; readonly id?: Id }
  /** What makes it this incident while it is open: the same key opens no second one. */
  readonly key?: string
  readonly service?: Id
  /** The group that owns the service, pinned: whose leader the ladder goes to. */
  readonly group?: Id
  readonly impact: Impact
  readonly urgency: Urgency
  readonly severity: Severity
  readonly status: IncidentStatus
  /** In the words of its workflow: somebody has to answer; it is worked on; it is over. */
  readonly stage: 'answer' | 'work' | 'over'
  /** Counts how often somebody had to be found to answer: at the start, and after an acknowledgement ran out. */
  readonly round: number
  /** Where the ladder stands while nobody has answered. */
  readonly ladder?: LadderStand
  /** Who has which role. The commander leads. */
  readonly roles: { readonly [Role in IncidentRole]?: Id }
  /** A drill: the same clocks, marked everywhere, and nobody is paged who does not take part. */
  readonly exercise?: Exercise
  readonly plan?: { readonly plan: Id; readonly version: number }
  /** It goes on as this one. */
  readonly mergedInto?: Id
  /** The incident this one is part of. */
  readonly parent?: Id
  /** The version of the severity policy it runs under. */
  readonly policy: number
  readonly raisedBy?: Id
  readonly raisedAt: Instant
  readonly acknowledgedAt?: Instant
  readonly acknowledgedBy?: Id
  readonly mitigatedAt?: Instant
  readonly resolvedAt?: Instant
  /** What it was, once it is over: what recurrence is told by. */
  readonly cause?: string
  /** How often it came back after it had been resolved. */
  readonly reopened: number
  /** How often anybody was paged for it. */
  readonly pages: number
  /** The last word to those affected. */
  readonly lastUpdateAt?: Instant
  /** All whom it concerns have been told that it began; after how many returns. */
  readonly toldOfReturn?: number
  /** Whose it is now: whoever was paged last, then whoever leads it. And by when the next thing is due. For lists. */
  readonly owner?: Id
  readonly nextBy?: Instant
  /** Entries of the story that everybody should see first. */
  readonly pinned: readonly number[]
}

/** A drill of an emergency plan. */
export interface Exercise {
  readonly drill: Id
  readonly participants: readonly Id[]
  /** The version that is drilled. */
  readonly plan?: { readonly plan: Id; readonly version: number }
}

/** Where a ladder stands. */
export interface LadderStand {
  /** Which of the steps, from 0; past the last: with the head of IT. */
  readonly step: number
  /** How often it has begun again. */
  readonly lap: number
  readonly pagedAt: Instant
  /** When the next is paged. */
  readonly until: Instant
  /** The page of this step, and when it is looked whether it was delivered. */
  readonly page?: Id
  readonly lookAt?: Instant
  /** Who was told in this lap: nobody is told twice before everybody was told once. */
  readonly told: readonly Id[]
}

export type IncidentHead = HeadRow & Incident

export const isOver = ({ stage }: Pick<Incident, 'stage'>): boolean => stage === 'over'
