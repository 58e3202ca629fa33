import { ChannelFailedError } from '../../platform/page-channels.ts'
import type { Person } from '../../responsibility/index.ts'
import { findCard } from '../contact-card.store.ts'
import type { Message, PagerPorts } from '../pager.ts'
import { absolute, titleOf, withinBytes } from './words.ts'

/** A long text message is paid for in parts: a sentence and a link are enough to get up for. */
const MOST_TEXT = 280
const MOST_SPOKEN = 300

/** A text message, or a voice that reads it out. */
export async function byPhone(
  { platform, channels }: PagerPorts,
  person: Person,
  { said, language }: Message,
  by: 'sms' | 'voice',
): Promise<void> {
  const card = await findCard(platform.store, person.id)
  if (card?.phone === undefined) throw new ChannelFailedError('there is no phone number any more')
  const title = titleOf(said, language)
  if (by === 'voice') return channels.phone.say(card.phone, withinBytes(title, MOST_SPOKEN), language)
  const [{ words }] = said
  const link = absolute(platform.publicUrl, words.href)
  const room = MOST_TEXT - Buffer.byteLength(link) - 1
  return channels.phone.text(card.phone, `${withinBytes(title, room)} ${link}`)
}
