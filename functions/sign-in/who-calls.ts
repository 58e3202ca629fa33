import { headKey } from '../audit-trail/index.ts'
import type { Actor, Origin } from '../kernel/actor.ts'
import { type Language, languageOf } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import type { Secrets } from '../platform/secrets.ts'
import { ConditionFailedError, type Key, type Store, type Write } from '../platform/store.ts'
import { type ApiTokenRow, isValid, partsOfBearer } from './api-token.ts'
import type { KnownPerson, People } from './people.ts'
import { isOpen, keysOfCookie, prolonging, type SessionRow } from './session.ts'

/** Somebody who was let in, and by what. */
export interface Admitted {
  readonly caller: Caller
  readonly person: KnownPerson
  /** The session's row, when a cookie opened the door: what forms are bound to, and what sign-out ends. */
  readonly session?: Key
}

/** Where somebody comes from, and the language they ask for. */
export interface Arrival {
  readonly address: string | undefined
  readonly acceptLanguage: string | undefined
}

/** What finding out asks of the outside. `findMany` may be shared with others who ask at the same time. */
export interface Doorkeeper {
  readonly people: People
  readonly secrets: Secrets
  readonly findMany: Store['findMany']
  readonly write: Store['write']
}

/**
 * Whose session a cookie opens. One read of two rows; everything about the person is true now, so somebody who was
 * deactivated a moment ago is out. `atMillis` is wall-clock time.
 */
export async function whoseSession(
  { people, secrets, findMany, write }: Doorkeeper,
  cookie: string,
  arrival: Arrival,
  atMillis: number,
): Promise<Admitted | undefined> {
  const keys = keysOfCookie(cookie)
  if (keys === undefined) return undefined
  const [session, head] = (await findMany(keys)) as [SessionRow | undefined, HeadRow | undefined]
  const person = head === undefined ? undefined : people.of(head)
  if (session === undefined || person === undefined || !isOpen(secrets, session, person, atMillis)) return undefined
  const prolonged = prolonging(session, atMillis)
  if (prolonged !== undefined) await writeUnlessGone(write, prolonged)
  const actor: Actor = { kind: 'person', id: person.id, from: originOf('portal', arrival) }
  return { caller: callerOf(actor, person, arrival), person, session: keys[0] }
}

/** Whose token was shown. The same promises. */
export async function whoseToken(
  { people, secrets, findMany }: Doorkeeper,
  bearer: string,
  arrival: Arrival,
  atMillis: number,
): Promise<Admitted | undefined> {
  const parts = partsOfBearer(bearer)
  if (parts === undefined) return undefined
  const keys = [headKey(parts.token), { pk: `agg#${parts.personKey}`, sk: 'head' }]
  const [token, head] = (await findMany(keys)) as [ApiTokenRow | undefined, HeadRow | undefined]
  const person = head === undefined ? undefined : people.of(head)
  if (token?.id !== parts.token || person === undefined) return undefined
  if (!isValid(secrets, token, parts.secret, person, atMillis)) return undefined
  const actor: Actor =
    token.actsAs === 'machine'
      ? { kind: 'machine', id: token.id, from: originOf('api', arrival) }
      : { kind: 'person', id: person.id, from: originOf('api', arrival) }
  const caller = callerOf(actor, person, arrival)
  return { caller: token.scopes === undefined ? caller : { ...caller, scopes: token.scopes }, person }
}

const callerOf = (actor: Actor, person: KnownPerson, { acceptLanguage }: Arrival): Caller => ({
  actor,
  person: person.id,
  language: acceptLanguage === undefined ? person.language : askedLanguage(acceptLanguage),
})

const originOf = (door: Origin['door'], { address }: Arrival): Origin =>
  address === undefined ? { door } : { door, address }

const asked = new Map<string, Language>()

/** Few browsers send many languages, so each header is read once. */
export function askedLanguage(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return languageOf(undefined)
  const known = asked.get(acceptLanguage)
  if (known !== undefined) return known
  if (asked.size >= 1000) asked.clear()
  const language = languageOf(acceptLanguage)
  asked.set(acceptLanguage, language)
  return language
}

/** A session that was ended in the meantime stays ended. */
async function writeUnlessGone(write: Store['write'], prolonged: Write): Promise<void> {
  try {
    await write(prolonged)
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error
  }
}
