import { type ContactCard, PERSONAL_CHANNELS, type PersonalChannel, type Urgency } from '../contact-card.ts'

/** Whether a person can be reached by a channel at all. */
export function hasChannel(
  { phone, webhook, browsers }: Pick<ContactCard, 'phone' | 'webhook' | 'browsers'>,
  channel: PersonalChannel,
  isMailRefused: boolean,
): boolean {
  if (channel === 'mail') return !isMailRefused
  if (channel === 'web-push') return browsers.length > 0
  return channel === 'webhook' ? webhook !== undefined : phone !== undefined
}

/**
 * By which channels a page of an urgency goes out: those the person chose of those they have, and mail always. Where none
 * of these reaches them, by any they have; none at all: they cannot be reached.
 */
export function howToReach(card: ContactCard, urgency: Urgency, isMailRefused: boolean): readonly PersonalChannel[] {
  const has = PERSONAL_CHANNELS.filter((channel) => hasChannel(card, channel, isMailRefused))
  const chosen = has.filter((channel) => channel === 'mail' || card.channels[`${urgency}`].includes(channel))
  return chosen.length > 0 ? chosen : has
}
