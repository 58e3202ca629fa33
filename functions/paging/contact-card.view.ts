import { type Instant, MINUTE, plusMillis } from '../kernel/instant.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ContactCardOut } from './contact-card.contract.ts'
import { type ContactCard, TEST_MINUTES } from './contact-card.ts'
import type { Delivery } from './page.ts'
import { pushKeys } from './push-keys.ts'
import { channelsNow, testThatCounts } from './rules/what-is-proven.ts'
import { webhookKeyOf } from './say/by-webhook.ts'

interface Shown {
  readonly card: ContactCard
  readonly version: number
  readonly directory: Directory
  readonly isMailRefused: boolean
  readonly testState: Delivery['state']
  readonly now: Instant
}

/** A card as its own person sees it. */
export function viewOfCard(
  platform: Pick<Platform, 'secrets' | 'mailDomain'>,
  { card, version, directory, isMailRefused, testState, now }: Shown,
): ContactCardOut {
  const pushKey = pushKeys(platform).publicKey
  const email = directory.people.get(card.person)?.email ?? ''
  const test = testThatCounts(card.test, email)
  return {
    person: personRefIn(directory, card.person),
    email,
    phone: card.phone ?? null,
    webhook: card.webhook ?? null,
    webhookKey: webhookKeyOf(platform.secrets, card.id),
    browsers: card.browsers.map(({ id, label, since }) => ({ id, label, since })),
    lost: (card.lost ?? []).map(({ label, at }) => ({ label, at })),
    byUrgency: { 1: [...card.channels[1]], 2: [...card.channels[2]], 3: [...card.channels[3]] },
    channels: channelsNow(card, { email, isMailRefused, pushKey }, now),
    test:
      test === undefined
        ? null
        : {
            ...{ channel: test.channel, at: test.at, state: testState },
            until: plusMillis(test.at, TEST_MINUTES * MINUTE),
          },
    pushKey,
    version,
  }
}
