import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import {
  type ContactCard,
  type ContactTest,
  PERSONAL_CHANNELS,
  type PersonalChannel,
  PROVEN_FOR_DAYS,
} from '../contact-card.ts'
import { hasChannel } from './how-to-reach.ts'

/** What of a channel of somebody counts now. */
export interface ChannelNow {
  readonly channel: PersonalChannel
  /** Whether there is anything to reach them by. */
  readonly isThere: boolean
  /** When they last confirmed a test of it; null: never, too long ago, or it led somewhere else then. */
  readonly provenAt: Instant | null
  /** Until when that counts. */
  readonly provenUntil: Instant | null
  /** A test is out and waits to be confirmed. */
  readonly isTested: boolean
}

/** What beside their card decides whether something reaches somebody. */
export interface Beside {
  /** Where mail to them goes, and whether it comes back. */
  readonly email: string
  readonly isMailRefused: boolean
  /** Ours: what browsers take messages by. */
  readonly pushKey: string
}

/** The test that can be confirmed: none by mail that went to another address than theirs is now. */
export const testThatCounts = (test: ContactTest | undefined, email: string): ContactTest | undefined =>
  test?.mail === undefined || test.mail === email ? test : undefined

export const channelsNow = (card: ContactCard, { email, isMailRefused, pushKey }: Beside, now: Instant): ChannelNow[] =>
  PERSONAL_CHANNELS.map((channel) => {
    const isThere = hasChannel(card, channel, isMailRefused)
    const at = card.proven[channel]
    const ledThere =
      channel === 'mail' ? card.provenMail === email : channel !== 'web-push' || card.provenPush === pushKey
    const counts = at !== undefined && isThere && ledThere && at > plusMillis(now, -PROVEN_FOR_DAYS * DAY)
    const proof = counts
      ? { provenAt: at, provenUntil: plusMillis(at, PROVEN_FOR_DAYS * DAY) }
      : { provenAt: null, provenUntil: null }
    return { channel, isThere, ...proof, isTested: testThatCounts(card.test, email)?.channel === channel }
  })

/** When the newest test that still counts was confirmed; nothing: nobody knows whether anything reaches them. */
export const provenSince = (channels: readonly ChannelNow[]): Instant | undefined =>
  channels
    .flatMap(({ provenAt }) => (provenAt === null ? [] : [provenAt]))
    .toSorted()
    .at(-1)
