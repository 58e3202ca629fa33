/**
 * Questions these rows answer
 *
 * | question                               | row or index                            |
 * |----------------------------------------|-----------------------------------------|
 * | mails nobody could act on, newest first| gsi3 `parked-mail` / `<time of the id>` |
 * | this parked mail                       | `agg#<key>` / `head`                    |
 * | has exactly this mail been parked      | `mail-seen#<hash>` / `mail`             |
 */
import { createHash } from 'node:crypto'
import { findHead } from '../audit-trail/index.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { DAY, type Instant, millisOf, SECOND } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { Reason } from '../kernel/refusal.ts'
import type { Act, HeadRow, Outcome } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { InboundMail } from '../platform/inbound-mail.ts'
import type { Platform } from '../platform/platform.ts'
import type { Item, Key, Page, Store } from '../platform/store.ts'
import { excerptOf, type MailExcerpt } from './mail-excerpt.ts'

/** A mail that decided nothing and was not from a machine: waits until somebody has looked at it. */
export interface ParkedMail {
  readonly id: Id
  readonly status: 'waiting' | 'dismissed'
  readonly reason: Reason
  readonly receivedAt: Instant
  /** Whoever it says it is from: nobody may have checked that. */
  readonly from?: string
  readonly messageId?: string
  readonly obligation?: Id
  readonly case?: Id
  readonly excerpt: MailExcerpt
}
export type ParkedMailHead = HeadRow & ParkedMail

const LIST = 'parked-mail'
/** The same mail is delivered again within minutes or hours, when it is. */
const REMEMBERED_FOR = 2 * DAY

const byMail: Actor = { kind: 'system', id: 'onduty', from: { door: 'mail-reply' } }

const seenKey = ({ raw, envelope }: InboundMail): Key => ({
  pk: `mail-seen#${createHash('sha256').update(envelope.rcptTo.toLowerCase()).update('\n').update(raw).digest('hex')}`,
  sk: 'mail',
})

/** Everything of a parked mail but what parking fills in. */
export type ToPark = Omit<ParkedMail, 'id' | 'status' | 'receivedAt' | 'excerpt'>

/**
 * Parks a mail, once however often it is delivered. `answers` says who is written what about it, given its id.
 * To be committed with `perform`.
 */
export async function parkMail(
  { store, clock, random }: Platform,
  mail: InboundMail,
  parked: ToPark,
  answers: (id: Id) => readonly Effect[],
): Promise<Outcome<'parked' | 'seen'>> {
  const seen = seenKey(mail)
  if ((await store.find(seen)) !== undefined) return { acts: [], answer: 'seen' }
  const now = clock.now()
  const id = newId('eml', now, random)
  const head: ParkedMail = { id, status: 'waiting', receivedAt: now, ...parked, excerpt: await excerptOf(mail.raw) }
  const { obligation, case: about, reason, from } = parked
  const expiresAt = Math.floor((millisOf(now) + REMEMBERED_FOR) / SECOND)
  const act: Act = {
    before: undefined,
    head: { ...asJson(head), gsi3pk: LIST, gsi3sk: id.slice(4, 14) },
    at: now,
    did: 'mail.parked',
    by: byMail,
    what: { code: reason.code, ...(obligation === undefined ? {} : { obligation }), ...(about && { case: about }) },
    ...(from === undefined ? {} : { personal: { from } }),
    rows: [{ put: { ...seen, expiresAt }, if: 'absent' }],
    effects: answers(id),
  }
  return { acts: [act], answer: 'parked' }
}

export async function findParkedMail(store: Store, id: Id): Promise<ParkedMailHead | undefined> {
  const head = (await findHead(store, id)) as ParkedMailHead | undefined
  return head?.id === id ? head : undefined
}

export const listParkedMail = (
  store: Store,
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<ParkedMailHead>> => store.query<ParkedMailHead>({ index: 'gsi3', pk: LIST, backwards: true, ...page })

/** As it stands after somebody has looked at it: out of the list, kept in its chain. */
export const dismissed = ({ gsi3pk: _, gsi3sk: __, ...head }: ParkedMailHead & Item) =>
  ({ ...head, status: 'dismissed' }) as ParkedMailHead
