import { perform } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { cardFields, cardOf, findCard } from './contact-card.store.ts'
import type { Browser } from './contact-card.ts'
import { reachabilityMoved } from './events.ts'
import { withWhatStaysProven } from './rules/what-stays-proven.ts'

/** The card says of so many, the latest, that they were lost; its story of all. */
const LOST_KEPT = 5

/**
 * A push service said of these browsers that there are none such any more (404, 410): they are taken from the card, which
 * says so, and what they had proven counts no more. Nothing else takes a browser from somebody but they themselves.
 */
export function takeBrowsersThatAreGone(
  platform: Omit<Platform, 'kick'>,
  person: Id,
  gone: readonly Browser[],
): Promise<void> {
  // What it tells others waits for the sweeper: the relay that is at work here finds its own rows by itself.
  return perform({ ...platform, kick: () => {} }, () => taken(platform, person, gone))
}

async function taken(
  { store, clock }: Pick<Platform, 'store' | 'clock'>,
  person: Id,
  gone: readonly Browser[],
): Promise<Outcome<void>> {
  const head = await findCard(store, person)
  if (head === undefined) return { acts: [], answer: undefined }
  const card = cardOf(head)
  const now = clock.now()
  // The same browser may have given its permission again meanwhile: that is another subscription.
  const isGone = ({ id, auth }: Browser): boolean => gone.some((each) => each.id === id && each.auth === auth)
  const lost = card.browsers.filter(isGone).map(({ id, label }) => ({ id, label, at: now }))
  if (lost.length === 0) return { acts: [], answer: undefined }
  const next = withWhatStaysProven(card, {
    ...card,
    browsers: card.browsers.filter((each) => !isGone(each)),
    lost: [...(card.lost ?? []), ...lost].slice(-LOST_KEPT),
  })
  const act: Act = {
    before: head,
    head: cardFields(next),
    bumpsVersion: false,
    at: now,
    did: 'contact-card.browser-gone',
    by: byClock,
    what: { gone: lost.length, left: next.browsers.length },
    personal: { browsers: lost.map(({ label }) => label).join('、') },
    effects: [reachabilityMoved(person)],
  }
  return { acts: [act], answer: undefined }
}
