/**
 * Questions these rows answer
 *
 * | question                             | row                                              |
 * |--------------------------------------|--------------------------------------------------|
 * | how is this person reached           | `agg#<key from the person>` / `head`             |
 * | who has a card, for the overview     | gsi1 `contact-cards` / `<person>`                |
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { instantOf } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { HeadFields } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Store } from '../platform/store.ts'
import { type ContactCard, type ContactCardHead, USUAL_CHANNELS } from './contact-card.ts'

/** Found from the person, so that nobody needs a card before they write something on it. */
export const cardIdOf = (person: Id): Id => derivedId('ccd', instantOf(0), 'contact-card', person)

export const findCard = (store: Store, person: Id): Promise<ContactCardHead | undefined> =>
  store.find<ContactCardHead>(headKey(cardIdOf(person)))

/** The cards of several people in one read; of whoever has none: undefined. */
export const findCards = (store: Store, people: readonly Id[]): Promise<(ContactCardHead | undefined)[]> =>
  store.findMany<ContactCardHead>(people.map((person) => headKey(cardIdOf(person))))

export const blankCard = (person: Id): ContactCard => ({
  id: cardIdOf(person),
  person,
  browsers: [],
  channels: USUAL_CHANNELS,
  proven: {},
})

/** The card without what the table keeps beside it. */
export const cardOf = ({ provenMail, provenPush, phone, webhook, lost, test, ...card }: ContactCard): ContactCard => ({
  ...{ id: card.id, person: card.person, browsers: card.browsers, channels: card.channels, proven: card.proven },
  ...(phone === undefined ? {} : { phone }),
  ...(webhook === undefined ? {} : { webhook }),
  ...(provenMail === undefined ? {} : { provenMail }),
  ...(provenPush === undefined ? {} : { provenPush }),
  ...(lost === undefined ? {} : { lost }),
  ...(test === undefined ? {} : { test }),
})

export const cardFields = (card: ContactCard): HeadFields => ({
  ...asJson(card),
  gsi1pk: 'contact-cards',
  gsi1sk: card.person,
})
