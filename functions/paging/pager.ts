import type { Id } from '../kernel/ids.ts'
import { inChunks } from '../kernel/in-chunks.ts'
import type { Language } from '../kernel/text.ts'
import type { PageEffect, Pager } from '../outbox/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Mailer } from '../platform/mailer.ts'
import { type PageChannels, SubscriptionGoneError } from '../platform/page-channels.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, type Person } from '../responsibility/index.ts'
import { findChannel } from './channel.store.ts'
import type { Channel } from './channel.ts'
import { findPages, putDelivery } from './page.store.ts'
import type { Page, PageLetters, PageWords } from './page.ts'
import { byMail } from './say/by-mail.ts'
import { byPhone } from './say/by-phone.ts'
import { byPush } from './say/by-push.ts'
import { byRobot } from './say/by-robot.ts'
import { byWebhook } from './say/by-webhook.ts'

export interface PagerPorts {
  readonly platform: Omit<Platform, 'kick'>
  readonly letters: PageLetters
  readonly mailer: Mailer
  readonly channels: PageChannels
  /** Time of the machine: receivers refuse what is old by their own clock. */
  readonly wallClock: Clock
}

/** A page and what it says. */
export interface Said {
  readonly page: Page
  readonly words: PageWords
}

/** One message to one receiver: one page, or what has come together within a minute, the gravest first. */
export interface Message {
  readonly id: Id
  readonly edition: Id
  readonly said: readonly [Said, ...Said[]]
  readonly language: Language
}

/** How pages are sent: what is no longer due is left out, the rest goes as one message, and is noted on each page. */
export const createPager = (ports: PagerPorts): Pager => ({
  async send(pages, { id, edition }) {
    const { platform } = ports
    const [first] = pages
    if (first === undefined) return false
    const { channel, to } = first
    const robot = channel === 'robot' ? await findChannel(platform.store, to) : undefined
    const said = await inWords(ports, pages, robot?.language)
    await note(
      platform,
      pages.filter((each) => !said.some(({ page }) => page.id === each.page)),
      'dropped',
    )
    const [gravest, ...others] = said.toSorted(
      (one, other) => one.words.severity - other.words.severity || (one.page.at < other.page.at ? -1 : 1),
    )
    if (gravest === undefined) return false
    const mine = pages.filter((each) => said.some(({ page }) => page.id === each.page))
    const about = { id, edition, said: [gravest, ...others] as const }
    try {
      if (channel === 'robot') await toRobot(ports, robot, about)
      else await toPerson(ports, channel, to, about)
    } catch (error) {
      await note(platform, mine, 'failed')
      // Nothing is left to try again with. Whoever waits for the page reads that it failed, and the card says why.
      if (error instanceof SubscriptionGoneError) return false
      throw error
    }
    await note(platform, mine, 'delivered')
    return true
  },
})

/** A storm of pages may not keep others from the table. */
const COMPOSED_AT_ONCE = 20
const NOTED_AT_ONCE = 100

async function inWords(
  { platform, letters }: PagerPorts,
  pages: readonly PageEffect[],
  language: Language | undefined,
): Promise<Said[]> {
  const inWordsOf = async (page: Page | undefined): Promise<Said[]> => {
    const letter = page === undefined ? undefined : letters[page.letter]
    if (page === undefined || letter === undefined) return []
    const words = await letter.compose(platform, {
      to: page.to,
      about: page.about,
      ...(language === undefined ? {} : { language }),
    })
    return words === undefined ? [] : [{ page, words }]
  }
  const said: Said[] = []
  for (const some of inChunks(await findPages(platform.store, pages), COMPOSED_AT_ONCE)) {
    said.push(...(await Promise.all(some.map(inWordsOf))).flat())
  }
  return said
}

async function note(
  { store, clock }: Pick<Platform, 'store' | 'clock'>,
  pages: readonly PageEffect[],
  state: 'delivered' | 'failed' | 'dropped',
): Promise<void> {
  const at = clock.now()
  const rows = pages.map(({ caseId, page, channel }) => putDelivery(caseId, page, channel, state, at))
  const [only] = rows
  if (only !== undefined && rows.length === 1) return store.write(only)
  // Of a storm there are hundreds, and whoever looks whether a page arrived does not wait long.
  for (const some of inChunks(rows, NOTED_AT_ONCE)) await store.commit(some)
}

async function toRobot(ports: PagerPorts, robot: Channel | undefined, about: Omit<Message, 'language'>): Promise<void> {
  if (robot === undefined || !robot.isOn) return
  await byRobot(ports, robot, { ...about, language: robot.language })
}

async function toPerson(
  ports: PagerPorts,
  channel: Exclude<PageEffect['channel'], 'robot'>,
  to: Id,
  about: Omit<Message, 'language'>,
): Promise<void> {
  const person: Person | undefined = (await loadDirectory(ports.platform.store)).people.get(to)
  if (person === undefined || !person.active) return
  const message = { ...about, language: person.language }
  if (channel === 'mail') return byMail(ports, person, message)
  if (channel === 'web-push') return byPush(ports, person, message)
  return channel === 'webhook' ? byWebhook(ports, person, message) : byPhone(ports, person, message, channel)
}
