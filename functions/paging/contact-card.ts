import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { PageChannel } from '../platform/effect.ts'
import type { PushSubscription } from '../platform/page-channels.ts'

/** 1: severity 1, by every channel; 3: it can wait for the next look. */
export type Urgency = 1 | 2 | 3

/** The channels of a person; robots are a group's. */
export type PersonalChannel = Exclude<PageChannel, 'robot'>
export const PERSONAL_CHANNELS = ['mail', 'web-push', 'sms', 'voice', 'webhook'] as const satisfies PersonalChannel[]

/** A browser that may be pushed to. */
export interface Browser extends PushSubscription {
  readonly id: string
  /** What the person calls it: `我的手机`. */
  readonly label: string
  readonly since: Instant
}

/** A browser that was taken from the card because it cannot be pushed to any more. */
export interface Lost {
  readonly id: string
  readonly label: string
  readonly at: Instant
}

/** How somebody can be reached, and what of it has been proven. */
export interface ContactCard {
  readonly id: Id
  readonly person: Id
  /** E.164. */
  readonly phone?: string
  /** Called with a signature of ours; https. */
  readonly webhook?: string
  readonly browsers: readonly Browser[]
  /** By which channels pages of each urgency go out; mail always does. */
  readonly channels: Readonly<Record<`${Urgency}`, readonly PersonalChannel[]>>
  /** The last test of each channel that the person confirmed. */
  readonly proven: { readonly [Channel in PersonalChannel]?: Instant }
  /** The address at which mail was proven: the card does not say where mail goes, the directory does. */
  readonly provenMail?: string
  /** Our key under which push was proven: with another kept secret it is another, and browsers know the old one only. */
  readonly provenPush?: string
  /** Browsers that their push service knows no more, the latest last: so that the person sees why one is missing. */
  readonly lost?: readonly Lost[]
  /** A test that is out. */
  readonly test?: ContactTest
}

/** Which page was sent to try out which channel, and when. */
export interface ContactTest {
  readonly page: Id
  readonly channel: PersonalChannel
  readonly at: Instant
  /** By mail: to which address. */
  readonly mail?: string
}

export type ContactCardHead = HeadRow & ContactCard

/** Until somebody says otherwise: everything for the gravest, nothing that wakes anybody for what can wait. */
export const USUAL_CHANNELS: ContactCard['channels'] = {
  1: ['mail', 'web-push', 'sms', 'voice', 'webhook'],
  2: ['mail', 'web-push', 'sms', 'webhook'],
  3: ['mail', 'web-push'],
}

/** What was confirmed longer ago counts no more. */
export const PROVEN_FOR_DAYS = 90
/** A test that is not confirmed by then has failed. */
export const TEST_MINUTES = 15
