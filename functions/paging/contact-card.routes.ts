import { createHash } from 'node:crypto'
import { type Instant, MINUTE, plusMillis } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import {
  type Directory,
  inOrder,
  loadDirectory,
  pageOfDirectory,
  personIsActive,
  worksInIt,
} from '../responsibility/index.ts'
import * as contract from './contact-card.contract.ts'
import { blankCard, cardFields, cardOf, findCard } from './contact-card.store.ts'
import { type ContactCard, PERSONAL_CHANNELS, TEST_MINUTES } from './contact-card.ts'
import { viewOfCard } from './contact-card.view.ts'
import { channelNotThere, noTest, testTooOld, tooManyBrowsers, wrongCode } from './errors.ts'
import { reachabilityMoved } from './events.ts'
import { sendStateOf } from './page.store.ts'
import { paged } from './page-person.ts'
import { pushKeys } from './push-keys.ts'
import { reachabilityOf } from './reachability.ts'
import { hasChannel } from './rules/how-to-reach.ts'
import { testThatCounts } from './rules/what-is-proven.ts'
import { withWhatStaysProven } from './rules/what-stays-proven.ts'
import { CONTACT_TEST } from './test.page-letter.ts'
import { testCodeOf } from './test-code.ts'
import { refusedAmong } from './who-is-unreachable.ts'

const MOST_BROWSERS = 5

export const contactCardRoutes: readonly Route[] = [
  query(contract.readMyContactCard, async (platform, { caller, now }) => {
    const [head, directory] = await Promise.all([
      findCard(platform.store, caller.person),
      loadDirectory(platform.store),
    ])
    return shown(platform, head ?? blankCard(caller.person), head?.version ?? 0, directory, now)
  }),

  mutation(contract.changeMyContactCard, (platform, call) =>
    changed(platform, call, 'contact-card.changed', (card) => {
      const { phone, webhook, byUrgency = card.channels } = call.body
      const { phone: _, webhook: __, ...kept } = card
      return {
        ...kept,
        ...(phone === null ? {} : { phone }),
        ...(webhook === null ? {} : { webhook }),
        channels: byUrgency,
      }
    }),
  ),

  mutation(contract.addMyBrowser, (platform, call) =>
    changed(platform, call, 'contact-card.browser-added', (card) => {
      const { label, endpoint, p256dh, auth } = call.body
      const browser = { id: browserIdOf(endpoint), label, endpoint, p256dh, auth, since: call.now }
      const others = card.browsers.filter(({ id }) => id !== browser.id)
      if (others.length >= MOST_BROWSERS) throw tooManyBrowsers()
      const lost = (card.lost ?? []).filter(({ id }) => id !== browser.id)
      return { ...card, browsers: [...others, browser], lost }
    }),
  ),

  mutation(contract.removeMyBrowser, (platform, call) =>
    changed(platform, call, 'contact-card.browser-removed', (card) => {
      const left = card.browsers.filter(({ id }) => id !== call.params.browser)
      if (left.length === card.browsers.length) throw new NotFoundError('browser')
      return { ...card, browsers: left }
    }),
  ),

  mutation(contract.testMyChannel, (platform, call) => {
    const { channel } = call.body
    return changed(
      platform,
      call,
      'contact-card.tested',
      (card, email) => {
        if (!hasChannel(card, channel, false)) throw channelNotThere()
        const { page } = testOf(card, call)
        const mail = channel === 'mail' ? { mail: email } : {}
        return { ...card, test: { page: page?.id ?? '', channel, at: call.now, ...mail } }
      },
      (card) => testOf(card, call),
    )
  }),

  mutation(contract.confirmMyTest, (platform, call) =>
    changed(platform, call, 'contact-card.proven', ({ test: sent, ...card }, email) => {
      const test = testThatCounts(sent, email)
      if (test === undefined) throw noTest()
      if (call.now > plusMillis(test.at, TEST_MINUTES * MINUTE)) throw testTooOld()
      if (call.body.code !== testCodeOf(platform, test)) throw wrongCode()
      return {
        ...card,
        proven: { ...card.proven, [test.channel]: call.now },
        ...(test.channel === 'mail' ? { provenMail: email } : {}),
        ...(test.channel === 'web-push' ? { provenPush: pushKeys(platform).publicKey } : {}),
      }
    }),
  ),

  query(contract.listReachability, async (platform, { query: page, caller, now }) => {
    const directory = await loadDirectory(platform.store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('contact cards')
    const people = [...directory.people.values()].filter(({ id, active }) => active && worksInIt(directory, id, now))
    const byName = ({ name }: (typeof people)[number]) => [name]
    const found = pageOfDirectory('reachability', inOrder(people, byName), byName, page, (each) => each)
    const reached = await reachabilityOf(
      platform,
      directory,
      found.items.map(({ id }) => id),
      now,
    )
    const items = reached.map(({ person, channels, provenSince }) => ({
      person: personRefIn(directory, person),
      channels: [...channels],
      isProven: provenSince !== undefined,
    }))
    return { items, nextCursor: found.nextCursor }
  }),
]

/** The same browser is the same, however often it is added. */
const browserIdOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url').slice(0, 22)

const testOf = (card: ContactCard, { body, caller, now }: Call<typeof contract.testMyChannel>) =>
  paged({ caseId: card.id, to: caller.person, letter: CONTACT_TEST, about: {}, urgency: 3, fence: body.channel, now }, [
    body.channel,
  ])

interface CardCall extends Pick<Call, 'caller' | 'now' | 'ifMatch'> {}

async function changed(
  platform: Platform,
  { caller, now, ifMatch }: CardCall,
  did: string,
  change: (card: ContactCard, email: string) => ContactCard,
  more: (card: ContactCard) => Pick<Act, 'rows' | 'effects'> = () => ({}),
): Promise<Outcome<contract.ContactCardOut>> {
  const [head, directory] = await Promise.all([findCard(platform.store, caller.person), loadDirectory(platform.store)])
  mustBeVersion(head?.version ?? 0, ifMatch)
  const card = cardOf(head ?? blankCard(caller.person))
  const next = withWhatStaysProven(card, change(card, directory.people.get(caller.person)?.email ?? ''))
  const { rows = [], effects = [] } = more(card)
  const act: Act = {
    before: head,
    head: cardFields(next),
    at: now,
    did,
    by: caller.actor,
    grant: { authority: did, via: 'relation' },
    what: { channels: PERSONAL_CHANNELS.filter((channel) => hasChannel(next, channel, false)) },
    rows: [personIsActive(caller.person), ...rows],
    effects: [...effects, reachabilityMoved(caller.person)],
  }
  return { acts: [act], answer: await shown(platform, next, (head?.version ?? 0) + 1, directory, now) }
}

async function shown(
  platform: Platform,
  card: ContactCard,
  version: number,
  directory: Directory,
  now: Instant,
): Promise<contract.ContactCardOut> {
  const [refused, testState] = await Promise.all([
    refusedAmong(platform.store, [card.person]),
    card.test === undefined ? ('waiting' as const) : sendStateOf(platform.store, card.id, card.test.page),
  ])
  return viewOfCard(platform, { card, version, directory, now, isMailRefused: refused.size > 0, testState })
}
