import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/** What is counted of one incident that is over. Drills are not counted. */
export interface IncidentFigure {
  readonly incident: Id
  readonly number: string
  readonly title: string
  readonly severity: 1 | 2 | 3
  readonly service?: Id
  readonly group?: Id
  /** Who brought it: a person, or which kind of machine. */
  readonly source: string
  readonly raisedAt: Instant
  readonly acknowledgedAt?: Instant
  readonly mitigatedAt?: Instant
  readonly resolvedAt: Instant
  /** Whether it was answered, and resolved, within the time its severity allows. */
  readonly answeredInTime: boolean
  readonly resolvedInTime: boolean
  readonly pages: number
  readonly reopened: number
  /** How many people had a role in it. */
  readonly people: number
  readonly cause?: string
  /** The schedule and who had its shift when it was raised. */
  readonly schedule?: Id
  readonly onCall?: Id
}

/** When on the wall something happened: in working hours, at night (22:00–07:00), or else. */
export type TimeOfDay = 'working-hours' | 'night' | 'off-hours'

/** What an hour costs, in the organisation's currency. */
export interface CostRates {
  /** Of somebody who works on it. */
  readonly personHour: number
  /** Of the enterprise, from the beginning until it hurts no longer, by severity. */
  readonly lossPerHour: Readonly<Record<'1' | '2' | '3', number>>
  /** ISO 4217: `CNY`. */
  readonly currency: string
}

export const DEFAULT_RATES: CostRates = { personHour: 0, lossPerHour: { 1: 0, 2: 0, 3: 0 }, currency: 'CNY' }
