/** What goes out to people and robots otherwise than by mail. Each throws when it was not taken: it is tried again. */
export interface PageChannels {
  /** A POST over https to an address of the public internet; at most 64 KB of the answer are read. */
  readonly https: HttpsPost
  /** One push message to a browser, encrypted for it. Throws {@link SubscriptionGoneError} when there is no such any more. */
  readonly push: PushSender
  /** A text message, or a voice that reads it out, to a phone number. */
  readonly phone: PhoneSender
}

export interface HttpsPost {
  post(call: {
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string | Uint8Array
  }): Promise<{ readonly status: number; readonly text: string }>
}

export interface PushSubscription {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** What signs our push messages: RFC 8292. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
  /** `mailto:` or https: whom the push service asks when something is wrong. */
  readonly subject: string
}

export interface PushSender {
  send(subscription: PushSubscription, text: string, keys: PushKeys, urgency: 'high' | 'normal'): Promise<void>
}

export interface PhoneSender {
  /** E.164: `+8613800138000`. */
  text(phone: string, words: string): Promise<void>
  say(phone: string, words: string, language: 'zh-CN' | 'en'): Promise<void>
}

/** The browser took its permission back, or is gone. */
export class SubscriptionGoneError extends Error {
  override readonly name = 'SubscriptionGoneError'
}

/** A channel did not take a message. Says nothing of what was answered. */
export class ChannelFailedError extends Error {
  override readonly name = 'ChannelFailedError'
}
