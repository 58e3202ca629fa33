import { findHead } from '../audit-trail/index.ts'
import type { Grant } from '../kernel/actor.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { Clock } from '../platform/clock.ts'
import { type Caller, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { issueApiToken, listTokens, revokeApiToken } from './api-token.contract.ts'
import { type ApiToken, type ApiTokenRow, revoked } from './api-token.ts'
import { NeedsAPersonError, TooManyTokensError } from './errors.ts'
import { issuing, tokensOf } from './issue-token.ts'
import type { KnownPerson, People } from './people.ts'

const MOST_TOKENS = 50
const END_OF_TIME = '9999'

/** Routes by which people manage the tokens of their machines. */
export function apiTokenRoutes(people: People, wallClock: Clock): readonly Route[] {
  // Sort keys go on with `#` behind the instant, so `~` leaves out what ends right now.
  const validTokensOf = ({ person }: Caller) =>
    ({ index: 'gsi1', pk: tokensOf(person), between: [`${wallClock.now()}~`, END_OF_TIME] }) as const

  const list = query(listTokens, async ({ store }, { caller, query: { limit, cursor } }) => {
    checkIsPerson(caller)
    const after = cursor === undefined ? {} : { after: cursor }
    const { items, next } = await store.query<ApiTokenRow>({ ...validTokensOf(caller), limit, ...after })
    return { items: items.map(shown), nextCursor: next ?? null }
  })

  const issue = mutation(issueApiToken, async (platform, { caller, body }) => {
    checkIsPerson(caller)
    const { items } = await platform.store.query({ ...validTokensOf(caller), limit: MOST_TOKENS })
    if (items.length >= MOST_TOKENS) throw new TooManyTokensError(MOST_TOKENS)
    const [person, grant] = await Promise.all([personOf(platform, people, caller), grantOf(platform, people, caller)])
    const wish = { ...body, actsAs: 'machine' } as const
    const { act, token, bearer } = issuing(platform, wallClock, person, wish, caller.actor, grant)
    return { acts: [act], answer: { ...shown({ ...token, version: 1 }), token: bearer } }
  })

  const revoke = mutation(revokeApiToken, async ({ store, clock }, { caller, ifMatch, params: { id } }) => {
    checkIsPerson(caller)
    const before = (await findHead(store, id)) as ApiTokenRow | undefined
    if (before?.id !== id || before.person !== caller.person) throw new NotFoundError('token')
    if (before.revokedAt !== undefined) return { acts: [], answer: null }
    mustBeVersion(before.version, ifMatch)
    // Without its index keys it is in no list any more.
    const head = revoked(before, wallClock.now())
    const grant = { authority: 'token.issue', via: 'relation' } as const
    return { acts: [{ before, head, at: clock.now(), did: 'token.revoked', by: caller.actor, grant }], answer: null }
  })

  return [list, issue, revoke]
}

/** A machine that could issue tokens would outlive its own. */
function checkIsPerson({ actor }: Caller): void {
  if (actor.kind !== 'person') throw new NeedsAPersonError()
}

async function personOf({ store }: Platform, people: People, caller: Caller): Promise<KnownPerson> {
  const head = await findHead(store, caller.person)
  const person = head === undefined ? undefined : people.of(head)
  if (person === undefined) throw new NotFoundError('person')
  return person
}

async function grantOf(platform: Platform, people: People, { person }: Caller): Promise<Grant> {
  const verdict = await people.mayIssueTokens(platform, person)
  if ('no' in verdict) throw new RefusalError(403, verdict.no, { authority: 'token.issue' })
  return verdict.yes
}

const shown = ({
  id,
  name,
  person,
  actsAs,
  scopes,
  issuedAt,
  validUntil,
  version,
}: ApiToken & { version: number }) => ({
  ...{ id, name, person, actsAs, issuedAt, validUntil, version },
  scopes: scopes === undefined ? null : [...scopes],
})
