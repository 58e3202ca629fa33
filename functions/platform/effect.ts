import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'

/**
 * Something to be done outside the table because of a decision inside it. Written as an outbox row in the decision's
 * transaction, performed afterwards by the relay, at least once.
 */
export type Effect =
  | {
      /** A mail to one person. What it says is composed when it is sent, from what is true then. */
      readonly kind: 'mail'
      /** `<room>.<letter>`, e.g. `change.please-authorise`. */
      readonly letter: string
      readonly to: Id
      /** Ids only. */
      readonly about: JsonObject
      /** Collected with others of this name for the same person and sent as one (recovery after an outage). */
      readonly bundle?: string
    }
  | { readonly kind: 'start'; readonly workflow: string; readonly caseId: Id; readonly generation: number }
  /** Something happened that other rooms may want to know: every task subscribed to it is run, at least once. */
  | { readonly kind: 'event'; readonly event: string; readonly about: JsonObject }
  /** Tells the waiting execution of a case that the case has moved. */
  | { readonly kind: 'wake'; readonly caseId: Id }

/** A row of the outbox. */
export interface OutboxRow {
  readonly [field: string]: unknown
  readonly pk: string
  readonly sk: string
  readonly effect: Effect
  /** When the decision was made. */
  readonly at: Instant
  /** Failed tries so far. */
  readonly tries: number
  /** Whoever performs it has it until then. */
  readonly leasedUntil?: Instant
}
