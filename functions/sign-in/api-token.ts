import type { Id } from '../kernel/ids.ts'
import { aggregateKeyOf, idOf, newAggregateKey } from '../kernel/ids.ts'
import { DAY, type Instant, millisOf, plusMillis } from '../kernel/instant.ts'
import type { HeadFields, HeadRow } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Secrets } from '../platform/secrets.ts'
import type { KnownPerson } from './people.ts'
import { isSame, newSecret, sealOf } from './secret.ts'

/**
 * What a machine (or a script in a person's name) shows to come in: `ont_<token><person>_<secret>`, with the 26 letters
 * of the token's id and the 16 of its person's key, so that one call reads both heads. The secret is kept nowhere; the
 * token's seal is made with it.
 */
export type BearerToken = string

/** The head of a token; it is an aggregate of its own, with a chain in the audit trail. */
export type ApiToken = HeadFields & {
  readonly name: string
  /** Whoever issued it: the token may never do more than they may, and ends with them. */
  readonly person: Id
  /** `machine`: acts in its own name. `person`: a script that acts as its person. */
  readonly actsAs: 'machine' | 'person'
  /** What it may be used for; absent: everything its person may do. */
  readonly scopes?: readonly string[]
  /** Over the secret and everything else that says what it opens; gone once it was revoked. */
  readonly seal?: string
  readonly epoch: number
  readonly issuedAt: Instant
  readonly validUntil: Instant
  readonly revokedAt?: Instant
}
export type ApiTokenRow = HeadRow & ApiToken

export interface TokenWish {
  readonly name: string
  readonly actsAs: ApiToken['actsAs']
  readonly scopes?: readonly string[]
  readonly validDays: number
}

const BEARER_PATTERN = /^ont_([0-7][0-9A-HJKMNP-TV-Z]{25})([0-9A-HJKMNP-TV-Z]{16})_([\w-]{43})$/

/** A new token and what to show at the door, which nobody can find out again. `at` is wall-clock time. */
export function newApiToken(
  person: KnownPerson,
  { validDays, ...wish }: TokenWish,
  at: Instant,
  { random, secrets }: Pick<Platform, 'random' | 'secrets'>,
): { token: ApiToken; bearer: BearerToken } {
  const secret = newSecret(random)
  const id = idOf('tok', at, newAggregateKey(random))
  const token = {
    ...wish,
    id,
    person: person.id,
    epoch: person.signInEpoch,
    issuedAt: at,
    validUntil: plusMillis(at, validDays * DAY),
  }
  const seal = sealOfToken(secrets, token, secret)
  return { token: { ...token, seal }, bearer: `ont_${id.slice(4)}${aggregateKeyOf(person.id)}_${secret}` }
}

export interface BearerParts {
  readonly token: Id
  readonly personKey: string
  readonly secret: string
}

/** The parts of what was shown; `undefined` for what is no token of ours. */
export function partsOfBearer(bearer: BearerToken): BearerParts | undefined {
  const [, letters, personKey, secret] = BEARER_PATTERN.exec(bearer) ?? []
  if (letters === undefined || personKey === undefined || secret === undefined) return undefined
  return { token: `tok_${letters}`, personKey, secret }
}

/** Whether this token is of our making and, shown with this secret, still lets somebody in for this person. */
export const isValid = (
  secrets: Secrets,
  token: ApiToken,
  secret: string,
  person: KnownPerson,
  atMillis: number,
): boolean =>
  isSame(token.seal ?? '', sealOfToken(secrets, token, secret)) &&
  token.person === person.id &&
  token.revokedAt === undefined &&
  millisOf(token.validUntil) > atMillis &&
  person.active &&
  token.epoch === person.signInEpoch

const sealOfToken = (secrets: Secrets, token: ApiToken, secret: string): string => {
  const { id, person, actsAs, scopes, epoch, issuedAt, validUntil } = token
  return sealOf(secrets, 'api-token', [secret, id, person, actsAs, scopes ?? null, epoch, issuedAt, validUntil])
}

/** A token that is worth nothing from now on. Without its seal nobody revives it by taking `revokedAt` away. */
export function revoked(row: ApiTokenRow, revokedAt: Instant): ApiToken {
  const { id, name, person, actsAs, scopes, epoch, issuedAt, validUntil } = row
  return {
    ...{ id, name, person, actsAs, epoch, issuedAt, validUntil, revokedAt },
    ...(scopes === undefined ? {} : { scopes }),
  }
}
