import { createHmac } from 'node:crypto'
import type { Id } from '../../kernel/ids.ts'
import { millisOf } from '../../kernel/instant.ts'
import { ChannelFailedError } from '../../platform/page-channels.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Person } from '../../responsibility/index.ts'
import { cardIdOf, findCard } from '../contact-card.store.ts'
import type { Message, PagerPorts } from '../pager.ts'
import { absolute, titleOf } from './words.ts'

/** By what a receiver knows that a call is ours, as https://www.standardwebhooks.com writes keys. Kept nowhere. */
export const webhookKeyOf = (secrets: Secrets, of: Id): string =>
  `whsec_${secrets.sign('page-webhook', of).toString('base64')}`

/** A person's own webhook: signed, and the same id however often it is sent. */
export async function byWebhook(ports: PagerPorts, person: Person, message: Message): Promise<void> {
  const card = await findCard(ports.platform.store, person.id)
  if (card?.webhook === undefined) throw new ChannelFailedError('there is no webhook any more')
  await callWebhook(ports, card.webhook, cardIdOf(person.id), message)
}

export async function callWebhook(
  { platform, channels, wallClock }: PagerPorts,
  url: string,
  of: Id,
  { id, said, language }: Message,
): Promise<void> {
  const body = JSON.stringify({
    type: 'page',
    title: titleOf(said, language),
    pages: said.map(({ page, words }) => ({
      id: page.id,
      case: page.caseId,
      severity: words.severity,
      exercise: words.isExercise,
      title: words.title,
      lines: words.lines,
      url: absolute(platform.publicUrl, words.href),
    })),
  })
  const timestamp = String(Math.floor(millisOf(wallClock.now()) / 1000))
  const secret = Buffer.from(webhookKeyOf(platform.secrets, of).slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  const { status } = await channels.https.post({
    url,
    body,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  })
  if (status < 200 || status > 299) throw new ChannelFailedError(`it answered ${status}`)
}
