import { createHash } from 'node:crypto'
import { findHead } from '../audit-trail/index.ts'
import { type Id, idWithin } from '../kernel/ids.ts'
import { pagesGoOutAt } from '../outbox/index.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from '../platform/store.ts'
import { findChannel } from './channel.store.ts'
import { blankCard, findCard } from './contact-card.store.ts'
import { putPage } from './page.store.ts'
import type { Page } from './page.ts'
import { howToReach } from './rules/how-to-reach.ts'
import { isRefused } from './who-is-unreachable.ts'

/** Whom to page about what. */
export interface PageWish extends Pick<Page, 'caseId' | 'to' | 'letter' | 'about' | 'urgency'> {
  /** What makes it this page and no other of the same case at the same time: round, lap, step. */
  readonly fence: string
  readonly now: string
}

/** What belongs into the act that pages. */
export interface Paged {
  /** Absent: no channel reaches them. */
  readonly page?: Page
  /** They were told of something else less than a minute ago: it goes out within the minute, with the next message. */
  readonly waitsItsTurn?: true
  readonly rows: readonly Write[]
  readonly effects: readonly Effect[]
}

/** Rows and effects by which a person is paged on every channel that their card says for the urgency. */
export async function pagePerson({ store }: Pick<Platform, 'store'>, wish: PageWish): Promise<Paged> {
  const [card, person] = await Promise.all([findCard(store, wish.to), findHead(store, wish.to)])
  const channels = howToReach(card ?? blankCard(wish.to), wish.urgency, isRefused(person))
  if (channels.length === 0) return { rows: [], effects: [] }
  const turns = await Promise.all(channels.map((channel) => pagesGoOutAt(store, wish.to, channel)))
  const waits = turns.every((at) => at !== undefined && at > wish.now)
  return { ...paged(wish, channels), ...(waits ? { waitsItsTurn: true } : {}) }
}

/** The same for a channel of a group; nothing where it is switched off. */
export async function announce({ store }: Pick<Platform, 'store'>, wish: PageWish): Promise<Paged> {
  const channel = await findChannel(store, wish.to)
  return channel === undefined || !channel.isOn ? { rows: [], effects: [] } : paged(wish, ['robot'])
}

/** Rows and effects of a page on these channels. */
export function paged({ fence, now, ...wish }: PageWish, channels: Page['channels']): Paged & { readonly page: Page } {
  const page: Page = { ...wish, id: pageIdOf(wish, fence, now), channels, at: now }
  return {
    page,
    rows: [putPage(page)],
    effects: channels.map((channel) => ({
      kind: 'page',
      channel,
      to: page.to,
      caseId: page.caseId,
      page: page.id,
    })),
  }
}

/** Pages of one act are born in the same millisecond: what they are about keeps them apart. */
function pageIdOf({ caseId, to, letter }: Pick<PageWish, 'caseId' | 'to' | 'letter'>, fence: string, now: string): Id {
  const hash = createHash('sha256')
    .update(JSON.stringify([to, letter, fence]))
    .digest()
  return idWithin(caseId, 'pag', now, hash.readUInt16BE(0) % 1000)
}
