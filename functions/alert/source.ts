import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Labels } from './alert.ts'
import type { SOURCE_KINDS } from './alert-parts.contract.ts'

export type SourceKind = (typeof SOURCE_KINDS)[number]

/**
 * How a key is shown: as it is in `Authorization: Bearer`, by a signature with it, by a signature of AWS, or as part of
 * the address of a mail.
 */
export const PROOF_OF: Readonly<Record<SourceKind, 'bearer' | 'signature' | 'aws' | 'address'>> = {
  alertmanager: 'bearer',
  grafana: 'bearer',
  zabbix: 'bearer',
  cloudwatch: 'aws',
  webhook: 'signature',
  mail: 'address',
}

/**
 * Keys follow from the kept secret, the id and how often they were renewed; none is stored. While the one before is still
 * taken, there are two.
 */
export interface Keys {
  readonly key: number
  /** Until then, by the clock of the machine, the one before is taken too. */
  readonly previousUntil?: Instant
}

/** A monitoring system that tells us when something is wrong. */
export interface AlertSource extends Keys {
  readonly id: Id
  readonly name: string
  readonly kind: SourceKind
  readonly isActive: boolean
  /** Added to whatever it sends; what it says itself wins. */
  readonly labels: Labels
  /** Calls in five minutes; more are answered 429, and sent again by whoever sends them. */
  readonly callsPerFiveMinutes: number
  /** cloudwatch: the topic whose notifications count, and no other's. */
  readonly topic?: string
  /** cloudwatch: AWS has been told that we want them. */
  readonly confirmedAt?: Instant
}

export type SourceHead = HeadRow & AlertSource
