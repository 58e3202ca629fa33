import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'

/**
 * Something to be done outside the table because of a decision inside it. Written as an outbox row in the decision's
 * transaction, performed afterwards by the relay, at least once. How the rows lie: outbox.ts.
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
  /** A call of another system, over https. What it says and where it goes is composed when it is made. */
  | {
      readonly kind: 'webhook'
      /** `<room>.<hook>`, e.g. `entitlement.provision`. */
      readonly hook: string
      /** Ids only. */
      readonly about: JsonObject
    }
  | {
      /**
       * Somebody, or a group's robot, is paged by one channel. What it says is put into words when it goes out. What comes
       * within a minute of the last one to the same by the same channel goes together with others, at its end.
       */
      readonly kind: 'page'
      readonly channel: PageChannel
      readonly to: Id
      readonly caseId: Id
      readonly page: Id
    }
  /** Tells the waiting execution of a case that the case has moved. */
  | { readonly kind: 'wake'; readonly caseId: Id }

/** How somebody can be reached; a robot is a group's. */
export const PAGE_CHANNELS = ['mail', 'web-push', 'sms', 'voice', 'webhook', 'robot'] as const
export type PageChannel = (typeof PAGE_CHANNELS)[number]
