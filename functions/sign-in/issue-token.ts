import { perform } from '../audit-trail/index.ts'
import type { Actor, Grant } from '../kernel/actor.ts'
import type { Act } from '../platform/act.ts'
import type { Clock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { type ApiToken, type BearerToken, newApiToken, type TokenWish } from './api-token.ts'
import type { KnownPerson } from './people.ts'

export interface IssuedToken {
  readonly token: ApiToken
  /** What to send as `Authorization: Bearer …`; nobody can find it out again. */
  readonly bearer: BearerToken
}

/** The index partition that lists a person's tokens, those that end first in front. */
export const tokensOf = (person: string): string => `person-tokens#${person}`

/** The act of issuing a token in this person's name, and what they are shown once. */
export function issuing(
  platform: Platform,
  wallClock: Clock,
  person: KnownPerson,
  wish: TokenWish,
  by: Actor,
  grant: Grant,
): IssuedToken & { readonly act: Act } {
  const { token, bearer } = newApiToken(person, wish, wallClock.now(), platform)
  const { id, name, actsAs, scopes, validUntil } = token
  const act: Act = {
    before: undefined,
    head: { ...token, gsi1pk: tokensOf(person.id), gsi1sk: `${validUntil}#${id}` },
    at: platform.clock.now(),
    did: 'token.issued',
    by,
    grant,
    what: { person: person.id, actsAs, scopes: scopes === undefined ? 'everything' : [...scopes], validUntil },
    personal: { name },
  }
  return { token, bearer, act }
}

/** Issues a token outside any route: for `/local/token`, and for the command that makes the first one. */
export async function issueToken(
  platform: Platform,
  wallClock: Clock,
  person: KnownPerson,
  wish: TokenWish,
): Promise<IssuedToken> {
  return await perform(platform, async () => {
    const by: Actor = { kind: 'person', id: person.id, from: { door: 'command' } }
    const grant: Grant = { authority: 'token.issue', via: 'relation' }
    const { act, ...issued } = issuing(platform, wallClock, person, wish, by, grant)
    return { acts: [act], answer: issued }
  })
}
