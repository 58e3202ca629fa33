import { createHash } from 'node:crypto'
import { MINUTE, plusMillis } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import {
  inOrder,
  loadDirectory,
  pageOfDirectory,
  personIsActive,
  recentDirectory,
  worksInIt,
} from '../responsibility/index.ts'
import { blankCard, cardFields, findCard, findCards } from './contact-card.store.ts'
import { type ContactCard, PERSONAL_CHANNELS, TEST_MINUTES } from './contact-card.ts'
import { channelsOf, viewOfCard } from './contact-card.view.ts'
import { channelNotThere, noTest, testTooOld, tooManyBrowsers } from './errors.ts'
import { paged } from './page-person.ts'
import * as contract from './paging.contract.ts'
import { hasChannel } from './rules/how-to-reach.ts'
import { CONTACT_TEST } from './test.page-letter.ts'

const MOST_BROWSERS = 5

export const contactCardRoutes: readonly Route[] = [
  query(contract.readMyContactCard, async (platform, { caller, now }) => {
    const [card, directory] = await Promise.all([
      findCard(platform.store, caller.person),
      recentDirectory(platform.store),
    ])
    return viewOfCard(platform, card ?? blankCard(caller.person), directory, caller.person, now)
  }),

  mutation(contract.changeMyContactCard, (platform, call) =>
    changed(platform, call, 'contact-card.changed', (card) => {
      const { phone, webhook, byUrgency = card.channels } = call.body
      const { phone: _, webhook: __, ...kept } = card
      const { sms: ___, voice: ____, ...others } = card.proven
      // Another number has proven nothing yet.
      const proven = phone === (card.phone ?? null) ? card.proven : others
      return {
        ...kept,
        ...(phone === null ? {} : { phone }),
        ...(webhook === null ? {} : { webhook }),
        channels: byUrgency,
        proven,
      }
    }),
  ),

  mutation(contract.addMyBrowser, (platform, call) =>
    changed(platform, call, 'contact-card.browser-added', (card) => {
      const { label, endpoint, p256dh, auth } = call.body
      const browser = { id: browserIdOf(endpoint), label, endpoint, p256dh, auth, since: call.now }
      const others = card.browsers.filter(({ id }) => id !== browser.id)
      if (others.length >= MOST_BROWSERS) throw tooManyBrowsers()
      return { ...card, browsers: [...others, browser] }
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
      (card) => {
        if (!hasChannel(card, channel, false)) throw channelNotThere()
        const { page } = testOf(card, call)
        return { ...card, test: { page: page?.id ?? '', channel, at: call.now } }
      },
      (card) => testOf(card, call),
    )
  }),

  mutation(contract.confirmMyTest, (platform, call) =>
    changed(platform, call, 'contact-card.proven', ({ test, ...card }) => {
      if (test === undefined) throw noTest()
      if (call.now > plusMillis(test.at, TEST_MINUTES * MINUTE)) throw testTooOld()
      return { ...card, proven: { ...card.proven, [test.channel]: call.now } }
    }),
  ),

  query(contract.listReachability, async ({ store }, { query: page, caller, now }) => {
    const directory = await recentDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('contact cards')
    const people = [...directory.people.values()].filter(({ id, active }) => active && worksInIt(directory, id, now))
    const byName = ({ name }: (typeof people)[number]) => [name]
    const found = pageOfDirectory('reachability', inOrder(people, byName), byName, page, (each) => each)
    const cards = await findCards(
      store,
      found.items.map(({ id }) => id),
    )
    const items = found.items.map(({ id }, nth) => {
      const channels = channelsOf(cards[nth] ?? blankCard(id), now)
      const isProven = channels.some(({ isThere, provenAt }) => isThere && provenAt !== null)
      return { person: personRefIn(directory, id), channels, isProven }
    })
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
  change: (card: ContactCard) => ContactCard,
  more: (card: ContactCard) => Pick<Act, 'rows' | 'effects'> = () => ({}),
): Promise<Outcome<contract.ContactCardOut>> {
  const [head, directory] = await Promise.all([findCard(platform.store, caller.person), loadDirectory(platform.store)])
  mustBeVersion(head?.version ?? 0, ifMatch)
  const card = cardOf(head ?? blankCard(caller.person))
  const next = change(card)
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
    effects,
  }
  const answer = viewOfCard(platform, { ...next, version: (head?.version ?? 0) + 1 }, directory, caller.person, now)
  return { acts: [act], answer }
}

/** The card without what the table keeps beside it. */
const cardOf = ({ id, person, phone, webhook, browsers, channels, proven, test }: ContactCard): ContactCard => ({
  ...{ id, person, browsers, channels, proven },
  ...(phone === undefined ? {} : { phone }),
  ...(webhook === undefined ? {} : { webhook }),
  ...(test === undefined ? {} : { test }),
})
