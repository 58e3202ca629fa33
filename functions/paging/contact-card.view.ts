import type { Instant } from '../kernel/instant.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ContactCard } from './contact-card.ts'
import type { ContactCardOut } from './paging.contract.ts'
import { pushKeys } from './push-keys.ts'
import { channelsNow } from './rules/what-is-proven.ts'
import { webhookKeyOf } from './say/by-webhook.ts'

interface Shown {
  readonly card: ContactCard
  readonly version: number
  readonly directory: Directory
  readonly isMailRefused: boolean
  readonly now: Instant
}

/** A card as its own person sees it. */
export function viewOfCard(
  platform: Pick<Platform, 'secrets' | 'mailDomain'>,
  { card, version, directory, isMailRefused, now }: Shown,
): ContactCardOut {
  const email = directory.people.get(card.person)?.email ?? ''
  return {
    person: personRefIn(directory, card.person),
    email,
    phone: card.phone ?? null,
    webhook: card.webhook ?? null,
    webhookKey: webhookKeyOf(platform.secrets, card.id),
    browsers: card.browsers.map(({ id, label, since }) => ({ id, label, since })),
    lost: (card.lost ?? []).map(({ label, at }) => ({ label, at })),
    byUrgency: { 1: [...card.channels[1]], 2: [...card.channels[2]], 3: [...card.channels[3]] },
    channels: channelsNow(card, { email, isMailRefused }, now),
    pushKey: pushKeys(platform).publicKey,
    version,
  }
}
