import { type ContactCard, PERSONAL_CHANNELS, type PersonalChannel } from '../contact-card.ts'

/**
 * The card after a change, without what was proven, or is being tested, of a way that leads somewhere else now. A test by
 * push goes to every browser and nobody knows to which of them it came: when one of those is gone, all have to be proven
 * again; a further one takes nothing away.
 */
export function withWhatStaysProven(before: ContactCard, { proven, test, ...after }: ContactCard): ContactCard {
  const isSame = (channel: PersonalChannel): boolean => leadsWhereItDid(channel, before, { proven, ...after })
  return {
    ...after,
    proven: Object.fromEntries(
      PERSONAL_CHANNELS.filter((channel) => proven[channel] !== undefined && isSame(channel)).map((channel) => [
        channel,
        proven[channel],
      ]),
    ),
    ...(test === undefined || !isSame(test.channel) ? {} : { test }),
  }
}

function leadsWhereItDid(channel: PersonalChannel, before: ContactCard, after: ContactCard): boolean {
  switch (channel) {
    case 'mail':
      return true
    case 'sms':
    case 'voice':
      return before.phone === after.phone
    case 'webhook':
      return before.webhook === after.webhook
    case 'web-push':
      return before.browsers.every((each) =>
        after.browsers.some(({ id, p256dh, auth }) => id === each.id && p256dh === each.p256dh && auth === each.auth),
      )
  }
}
