import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { PageChannel } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import type { Urgency } from './contact-card.ts'

/** Somebody is to be told something at once. Kept with the case it is about. */
export interface Page {
  readonly id: Id
  readonly caseId: Id
  /** A person, or a group's channel. */
  readonly to: Id
  /** Who puts it into words: `incident.page`. */
  readonly letter: string
  /** Ids only. */
  readonly about: JsonObject
  readonly urgency: Urgency
  readonly channels: readonly PageChannel[]
  readonly at: Instant
}

/** What has become of a page on one channel. */
export interface Delivery {
  readonly channel: PageChannel
  readonly state: 'waiting' | 'delivered' | 'failed' | 'dropped'
  readonly at?: Instant
}

/** A page in words, right before it goes out. Each channel makes of it what fits. */
export interface PageWords {
  readonly title: string
  /** What to know, the most important first. */
  readonly lines: readonly string[]
  /** Its page in the portal: a path. */
  readonly href: string
  /** Where one tap, signed in, answers it; absolute. */
  readonly acknowledgeHref?: string
  readonly acknowledgeLabel?: Text
  /** Why they get it, at the end of a mail; absent: they are on call, or it came up to them. */
  readonly because?: Text
  readonly severity: Urgency
  readonly isExercise: boolean
}

/** Puts pages of one kind into words, from what is true then; `undefined` when nobody need be told any more. */
export interface PageLetter {
  compose(
    platform: Omit<Platform, 'kick'>,
    asked: { readonly to: Id; readonly about: JsonObject; readonly language?: Language },
  ): Promise<PageWords | undefined>
}
export type PageLetters = Readonly<Record<string, PageLetter>>
