import { ChannelFailedError, SubscriptionGoneError } from '../../platform/page-channels.ts'
import type { Person } from '../../responsibility/index.ts'
import { takeBrowsersThatAreGone } from '../browsers-gone.ts'
import { findCard } from '../contact-card.store.ts'
import type { Message, PagerPorts } from '../pager.ts'
import { pushKeys } from '../push-keys.ts'
import { absolute, buttonOf, titleOf, withinBytes } from './words.ts'

/** Push services take 4 KB; some of it is ours. */
const MOST_BODY = 1000

/**
 * A push message to every browser of a person. Taken when one of them took it. Browsers that are gone are taken from the
 * card; throws when none took it: a {@link SubscriptionGoneError} when none is left.
 */
export async function byPush(ports: PagerPorts, person: Person, { said, language }: Message): Promise<void> {
  const { platform, channels } = ports
  const browsers = (await findCard(platform.store, person.id))?.browsers ?? []
  const [{ page, words }] = said
  // The path of our own origin only: the worker opens it.
  const pathOf = (href: string): string => new URL(absolute(platform.publicUrl, href)).pathname
  const text = JSON.stringify({
    title: titleOf(said, language),
    body: withinBytes(words.lines.join('\n'), MOST_BODY),
    url: pathOf(words.href),
    ...(words.acknowledgeHref === undefined || words.acknowledgeHref === words.href
      ? {}
      : { answer: { label: buttonOf(words, language), url: pathOf(words.acknowledgeHref) } }),
    tag: page.caseId,
    severity: words.severity,
    language,
  })
  const keys = pushKeys(platform)
  const tries = await Promise.allSettled(
    browsers.map((browser) => channels.push.send(browser, text, keys, words.severity === 3 ? 'normal' : 'high')),
  )
  const reasons = tries.map((each) => (each.status === 'rejected' ? (each.reason as unknown) : undefined))
  const gone = browsers.filter((_, nth) => reasons[nth] instanceof SubscriptionGoneError)
  if (gone.length > 0) await takeBrowsersThatAreGone(platform, person.id, gone)
  if (tries.some(({ status }) => status === 'fulfilled')) return
  throw gone.length === browsers.length
    ? new SubscriptionGoneError('no browser of this person is there any more')
    : new ChannelFailedError('no push service took it')
}
