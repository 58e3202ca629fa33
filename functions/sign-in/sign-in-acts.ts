import { findHead, perform } from '../audit-trail/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Act, HeadFields, HeadRow } from '../platform/act.ts'
import type { Clock } from '../platform/clock.ts'
import type { Identity } from '../platform/identity-provider.ts'
import type { Platform } from '../platform/platform.ts'
import type { Key, Write } from '../platform/store.ts'
import type { KnownPerson, People } from './people.ts'
import { endingOf, openSession, type SessionCookie } from './session.ts'

/** Why somebody the provider vouches for does not come in. */
export type Stranger = 'unknown-person' | 'email-not-verified' | 'inactive-person'

export interface SignedIn {
  readonly person: KnownPerson
  readonly cookie: SessionCookie
}

/**
 * Lets in the active person with the verified address of the identity: session row and audit entry in the person's
 * chain, in one transaction that fails when the person has just been changed. `replaces`: the session this browser had.
 */
export async function signIn(
  platform: Platform,
  people: People,
  wallClock: Clock,
  identity: Identity,
  from: { readonly address: string | undefined; readonly replaces?: Key },
): Promise<SignedIn | Stranger> {
  const { email } = identity
  if (email === undefined || !identity.emailVerified) return 'email-not-verified'
  return await perform<SignedIn | Stranger>(platform, async () => {
    const before = await people.byEmail(platform, email)
    const person = before === undefined ? undefined : people.of(before)
    if (before === undefined || person === undefined) return { acts: [], answer: 'unknown-person' }
    if (!person.active) return { acts: [], answer: 'inactive-person' }
    const { row, cookie } = openSession(platform, wallClock, person)
    const ended = from.replaces === undefined ? [] : [endingOf(from.replaces, wallClock.now())]
    const about = { what: { issuer: identity.issuer }, personal: { subject: identity.subject } }
    const act = { ...actOn(platform, before, 'person.signed-in', from.address, [{ put: row }, ...ended]), ...about }
    return { acts: [act], answer: { person, cookie } }
  })
}

/** Ends this session; nothing happens when it has ended already. */
export async function signOut(
  platform: Platform,
  person: Id,
  session: Key,
  address: string | undefined,
  wallClock: Clock,
): Promise<void> {
  await perform(platform, async () => {
    const [before, row] = await Promise.all([findHead(platform.store, person), platform.store.find(session)])
    if (before === undefined || row === undefined) return { acts: [], answer: undefined }
    const act = actOn(platform, before, 'person.signed-out', address, [endingOf(session, wallClock.now())])
    return { acts: [act], answer: undefined }
  })
}

function actOn(platform: Platform, before: HeadRow, did: string, address: string | undefined, rows: Write[]): Act {
  const from = address === undefined ? { door: 'portal' as const } : { door: 'portal' as const, address }
  const by: Actor = { kind: 'person', id: before.id, from }
  const grant = { authority: 'sign-in', via: 'relation' } as const
  return { before, head: fieldsOf(before), bumpsVersion: false, at: platform.clock.now(), did, by, grant, rows }
}

/** A head as its room wrote it; the commit fills in the bookkeeping again. */
function fieldsOf({ pk: _, sk: __, version: ___, auditSeq: ____, auditHash: _____, ...fields }: HeadRow): HeadFields {
  return fields
}
