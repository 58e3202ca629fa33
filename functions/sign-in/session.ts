/**
 * Questions these rows answer
 *
 * | question                               | row                                                                |
 * |----------------------------------------|--------------------------------------------------------------------|
 * | whose session is this cookie           | `agg#<person's key>` / `session#<hash of the secret>`, and `head`  |
 * | which sessions has a person            | `agg#<person's key>` / `session#…`                                 |
 *
 * A session lives in its person's partition and its cookie names that partition, so that one call reads both rows, and
 * the sessions of a person are listed without an index.
 */
import { partitionOf } from '../audit-trail/index.ts'
import { aggregateKeyOf, type Id } from '../kernel/ids.ts'
import { DAY, HOUR, type Instant, millisOf, SECOND } from '../kernel/instant.ts'
import type { Clock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import type { Secrets } from '../platform/secrets.ts'
import type { Item, Key, Write } from '../platform/store.ts'
import type { KnownPerson } from './people.ts'
import { hashOfSecret, isSame, newSecret, sealOf } from './secret.ts'

/** A session ends 12 hours after it was last used, and 7 days after sign-in at the latest. */
export const SESSION_IDLE = 12 * HOUR
export const SESSION_LONGEST = 7 * DAY
/** Its end moves at most once an hour, so that reading does not write each time. */
const MOVES_AFTER = HOUR

export interface SessionRow extends Item {
  readonly person: Id
  readonly epoch: number
  readonly signedInAt: Instant
  /** When it ends unless it is used, in seconds since 1970: the table removes it some time later. */
  readonly expiresAt: number
  /** Over where it lies, person, epoch and `signedInAt`; gone once somebody signed out. Its end moves, and is not in it. */
  readonly seal?: string
}

/** The value of the cookie: where the person's rows lie, and the secret. */
export type SessionCookie = string

const COOKIE_PATTERN = /^([0-9A-HJKMNP-TV-Z]{16})\.([\w-]{43})$/

/** A new session, to be written, and the cookie that opens it. `wallClock`: sessions know no business time. */
export function openSession(
  { random, secrets }: Pick<Platform, 'random' | 'secrets'>,
  wallClock: Clock,
  person: KnownPerson,
): { readonly row: SessionRow; readonly cookie: SessionCookie } {
  const secret = newSecret(random)
  const signedInAt = wallClock.now()
  const row = {
    ...{ pk: partitionOf(person.id), sk: `session#${hashOfSecret(secret)}` },
    ...{ person: person.id, epoch: person.signInEpoch, signedInAt },
    expiresAt: seconds(millisOf(signedInAt) + SESSION_IDLE),
  }
  return { row: { ...row, seal: sealOfSession(secrets, row) }, cookie: `${aggregateKeyOf(person.id)}.${secret}` }
}

/** Where the session of a cookie and its person's head lie; `undefined` for what is no cookie of ours. */
export function keysOfCookie(cookie: SessionCookie): readonly [session: Key, head: Key] | undefined {
  const [, key, secret] = COOKIE_PATTERN.exec(cookie) ?? []
  if (key === undefined || secret === undefined) return undefined
  const pk = `agg#${key}`
  return [
    { pk, sk: `session#${hashOfSecret(secret)}` },
    { pk, sk: 'head' },
  ]
}

/** Whether a session is of our making and still lets this person in. */
export const isOpen = (secrets: Secrets, session: SessionRow, person: KnownPerson, atMillis: number): boolean =>
  session.expiresAt * SECOND > atMillis &&
  millisOf(session.signedInAt) + SESSION_LONGEST > atMillis &&
  session.person === person.id &&
  person.active &&
  session.epoch === person.signInEpoch &&
  isSame(session.seal ?? '', sealOfSession(secrets, session))

/** The place of a row is made of its person and of the secret in the cookie. */
const sealOfSession = (
  secrets: Secrets,
  { pk, sk, person, epoch, signedInAt }: Pick<SessionRow, 'pk' | 'sk' | 'person' | 'epoch' | 'signedInAt'>,
): string => sealOf(secrets, 'session', [pk, sk, person, epoch, signedInAt])

/** The write that moves the end of a session that was just used, when it is time to; unless it was ended meanwhile. */
export function prolonging(session: SessionRow, atMillis: number): Write | undefined {
  const latest = millisOf(session.signedInAt) + SESSION_LONGEST
  const expiresAt = seconds(Math.min(atMillis + SESSION_IDLE, latest))
  if ((expiresAt - session.expiresAt) * SECOND < MOVES_AFTER) return undefined
  return { update: { pk: session.pk, sk: session.sk }, set: { expiresAt }, if: { expiresAt: session.expiresAt } }
}

/**
 * The write that ends a session. It is not removed: on AWS no function may remove a row of a partition that holds a
 * history. The table forgets it by itself. Without its seal nobody opens it again by a later end.
 */
export const endingOf = ({ pk, sk }: Key, at: Instant): Write => ({
  update: { pk, sk },
  set: { expiresAt: seconds(millisOf(at)), seal: undefined },
})

const seconds = (millis: number): number => Math.floor(millis / SECOND)
