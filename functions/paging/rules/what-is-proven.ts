import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import { type ContactCard, PERSONAL_CHANNELS, type PersonalChannel, PROVEN_FOR_DAYS } from '../contact-card.ts'
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

/** Where mail to somebody goes, and whether it comes back. */
export interface MailTo {
  readonly email: string
  readonly isMailRefused: boolean
}

export const channelsNow = (card: ContactCard, { email, isMailRefused }: MailTo, now: Instant): ChannelNow[] =>
  PERSONAL_CHANNELS.map((channel) => {
    const isThere = hasChannel(card, channel, isMailRefused)
    const at = card.proven[channel]
    const ledThere = channel !== 'mail' || card.provenMail === email
    const counts = at !== undefined && isThere && ledThere && at > plusMillis(now, -PROVEN_FOR_DAYS * DAY)
    const proof = counts
      ? { provenAt: at, provenUntil: plusMillis(at, PROVEN_FOR_DAYS * DAY) }
      : { provenAt: null, provenUntil: null }
    return { channel, isThere, ...proof, isTested: card.test?.channel === channel }
  })

/** When the newest test that still counts was confirmed; nothing: nobody knows whether anything reaches them. */
export const provenSince = (channels: readonly ChannelNow[]): Instant | undefined =>
  channels
    .flatMap(({ provenAt }) => (provenAt === null ? [] : [provenAt]))
    .toSorted()
    .at(-1)
