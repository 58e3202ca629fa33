import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Platform } from './platform.ts'

/** A call of ours, as the other side gets it: https://www.standardwebhooks.com */
export interface WebhookCall {
  /** Stays the same however often it is sent: whoever gets it twice knows by it. */
  readonly id: Id
  /** https. */
  readonly url: string
  /** `whsec_` and base64: what it is signed with. */
  readonly key: string
  readonly body: JsonObject
}

/** Calls other systems. */
export interface WebhookSender {
  /**
   * Answers the status, 200–299. Throws {@link WebhookFailedError} for any other, for an address that may not be called,
   * and when nobody answers within 5 seconds.
   */
  send(call: WebhookCall): Promise<number>
}

/** What a room's calls say, and what becomes of their answers. */
export interface Hook {
  /** Composed right before it is sent, from what is true then; `undefined` when it is no longer worth a call. */
  compose(platform: Omit<Platform, 'kick'>, about: JsonObject): Promise<Omit<WebhookCall, 'id'> | undefined>
  /** The other side took it. May be told twice. */
  delivered(
    platform: Omit<Platform, 'kick'>,
    about: JsonObject,
    answer: { readonly id: Id; readonly status: number },
  ): Promise<void>
}

/** A call was not taken. Says nothing of what was answered, which may be anything. */
export class WebhookFailedError extends Error {
  override readonly name = 'WebhookFailedError'
}
