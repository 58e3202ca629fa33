import { ChannelFailedError, SubscriptionGoneError } from '../../platform/page-channels.ts'
import type { Person } from '../../responsibility/index.ts'
import { findCard } from '../contact-card.store.ts'
import type { Message, PagerPorts } from '../pager.ts'
import { pushKeys } from '../push-keys.ts'
import { absolute, titleOf, withinBytes } from './words.ts'

/** Push services take 4 KB; some of it is ours. */
const MOST_BODY = 1000

/** A push message to every browser of a person. Taken when one of them took it. */
export async function byPush(
  { platform, channels }: PagerPorts,
  person: Person,
  { said, language }: Message,
): Promise<void> {
  const card = await findCard(platform.store, person.id)
  const [{ page, words }] = said
  const text = JSON.stringify({
    title: titleOf(said, language),
    body: withinBytes(words.lines.join('\n'), MOST_BODY),
    // The path of our own origin only: the worker opens it.
    url: new URL(absolute(platform.publicUrl, words.acknowledgeHref ?? words.href)).pathname,
    tag: page.caseId,
    severity: words.severity,
  })
  const keys = pushKeys(platform)
  const tries = await Promise.allSettled(
    (card?.browsers ?? []).map((browser) =>
      channels.push.send(browser, text, keys, words.severity === 3 ? 'normal' : 'high'),
    ),
  )
  if (tries.some(({ status }) => status === 'fulfilled')) return
  const isGone = tries.every((each) => each.status === 'rejected' && each.reason instanceof SubscriptionGoneError)
  throw isGone
    ? new SubscriptionGoneError('no browser of this person is there any more')
    : new ChannelFailedError('no push service took it')
}
