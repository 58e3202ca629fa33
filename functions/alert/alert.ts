import type { Impact, Severity, Urgency } from '../incident/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { ALERT_STATUSES, TREATMENTS } from './alert-parts.contract.ts'

export type AlertStatus = (typeof ALERT_STATUSES)[number]

/** How bad its source thinks it is; nothing is decided by it but what a rule leaves open. */
export const HINTS = ['critical', 'warning', 'info'] as const
export type Hint = (typeof HINTS)[number]

export type Labels = Readonly<Record<string, string>>

/** One message of a source, whatever its format: something began to be wrong, or ended. */
export interface Signal {
  /** Tells it from everything else its source watches; the same when it fires again, and when it ends. */
  readonly fingerprint: string
  readonly status: AlertStatus
  readonly title: string
  readonly description: string
  readonly labels: Labels
  readonly hint?: Hint
  /** https or http, of the monitoring system: graph, runbook, silence. */
  readonly links: readonly string[]
  /** Since when, as the source says; when it came in, where it does not. Orders what comes late or twice. */
  readonly startsAt: Instant
}

export type Treatment = (typeof TREATMENTS)[number]

/** What a rule made of it, pinned while it lasts. */
export interface Routed {
  /** The version of the rules, and the rule that matched. */
  readonly rules: number
  readonly rule: string
  readonly service?: Id
  readonly impact: Impact
  readonly urgency: Urgency
  readonly severity?: Severity
  readonly runbook?: string
  /** Without anybody having answered, its incident ends by itself so many minutes after it did. */
  readonly resolvesAfter?: number
}

/** Everything that is one thing to people: grouped by key, with one incident at most. Comes back as the same. */
export interface Alert extends Routed {
  readonly id: Id
  /** Facts it is grouped by, for people: `alertname=HostDown, cluster=bj1`. */
  readonly key: string
  /** The source, or the heartbeat, that it came from first. */
  readonly source: Id
  readonly title: string
  readonly description: string
  readonly labels: Labels
  readonly links: readonly string[]
  readonly status: AlertStatus
  readonly treatment: Treatment
  /** The silence or the change that keeps it quiet. */
  readonly because?: Id
  readonly incident?: Id
  /** Counts how often it began after it had ended. */
  readonly episode: number
  /** When it began in the last while, oldest first: what flapping is told by. */
  readonly begins: readonly Instant[]
  readonly isFlapping: boolean
  readonly firedAt: Instant
  readonly resolvedAt?: Instant
  /** When it is to be looked at again: quiet time, the end of a silence or of a release window. */
  readonly lookAt?: Instant
}

/** How one thing a source watches stands: since when, and whether it has ended. */
export interface Stand {
  readonly status: AlertStatus
  readonly startsAt: Instant
}

/** One thing a source watches, and which alert it belongs to. */
export interface Part extends Stand {
  readonly source: Id
  readonly fingerprint: string
  readonly title: string
  /** None while it is ignored, or never fired. */
  readonly alert?: Id
}

/** How much of an alert came in, and how many of its parts fire. */
export interface Tally {
  readonly received: number
  readonly firing: number
}

export type AlertHead = HeadRow & Alert
