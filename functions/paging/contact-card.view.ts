import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import { cardIdOf } from './contact-card.store.ts'
import { type ContactCard, PERSONAL_CHANNELS, PROVEN_FOR_DAYS } from './contact-card.ts'
import type { ContactCardOut } from './paging.contract.ts'
import { pushKeys } from './push-keys.ts'
import { hasChannel } from './rules/how-to-reach.ts'
import { webhookKeyOf } from './say/by-webhook.ts'

/** What of a card counts now. */
export const channelsOf = (card: ContactCard, now: Instant): ContactCardOut['channels'] =>
  PERSONAL_CHANNELS.map((channel) => {
    const provenAt = card.proven[channel]
    const counts = provenAt !== undefined && provenAt > plusMillis(now, -PROVEN_FOR_DAYS * DAY)
    return {
      channel,
      isThere: hasChannel(card, channel, false),
      provenAt: counts ? provenAt : null,
      isTested: card.test?.channel === channel,
    }
  })

export function viewOfCard(
  platform: Pick<Platform, 'secrets' | 'mailDomain'>,
  card: ContactCard & { readonly version?: number },
  directory: Directory,
  person: Id,
  now: Instant,
): ContactCardOut {
  return {
    person: personRefIn(directory, person),
    email: directory.people.get(person)?.email ?? '',
    phone: card.phone ?? null,
    webhook: card.webhook ?? null,
    webhookKey: webhookKeyOf(platform.secrets, cardIdOf(person)),
    browsers: card.browsers.map(({ id, label, since }) => ({ id, label, since })),
    byUrgency: { 1: [...card.channels[1]], 2: [...card.channels[2]], 3: [...card.channels[3]] },
    channels: channelsOf(card, now),
    pushKey: pushKeys(platform).publicKey,
    version: card.version ?? 0,
  }
}
