import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import { blankCard, findCards } from './contact-card.store.ts'
import { pushKeys } from './push-keys.ts'
import { type ChannelNow, channelsNow, provenSince } from './rules/what-is-proven.ts'
import { refusedAmong } from './who-is-unreachable.ts'

/** What is known of whether somebody is really reached. */
export interface Reachability {
  readonly person: Id
  readonly channels: readonly ChannelNow[]
  /** When they last confirmed a test of something that counts still; absent: nothing counts. */
  readonly provenSince?: Instant
}

/** Of each of these people, in their order: two reads for a hundred of them. */
export async function reachabilityOf(
  platform: Pick<Platform, 'store' | 'secrets' | 'mailDomain'>,
  directory: Directory,
  people: readonly Id[],
  now: Instant,
): Promise<readonly Reachability[]> {
  const { store } = platform
  const pushKey = pushKeys(platform).publicKey
  const [cards, refused] = await Promise.all([findCards(store, people), refusedAmong(store, people)])
  return people.map((person, nth) => {
    const email = directory.people.get(person)?.email ?? ''
    const channels = channelsNow(
      cards[nth] ?? blankCard(person),
      { email, isMailRefused: refused.has(person), pushKey },
      now,
    )
    const since = provenSince(channels)
    return { person, channels, ...(since === undefined ? {} : { provenSince: since }) }
  })
}
