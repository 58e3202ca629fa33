import type { Id } from '../kernel/ids.ts'
import { aggregateKeyOf, idOf, newAggregateKey, type RandomBytes } from '../kernel/ids.ts'
import { DAY, type Instant, millisOf, plusMillis } from '../kernel/instant.ts'
import type { HeadFields, HeadRow } from '../platform/act.ts'
import type { KnownPerson } from './people.ts'
import { hashOfSecret, isSecretOf, newSecret } from './secret.ts'

/**
 * What a machine (or a script in a person's name) shows to come in: `ont_<token><person>_<secret>`, with the 26 letters
 * of the token's id and the 16 of its person's key, so that one call reads both heads. Only the secret's hash is kept.
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
  readonly secretHash: string
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
  random: RandomBytes,
): { token: ApiToken; bearer: BearerToken } {
  const secret = newSecret(random)
  const id = idOf('tok', at, newAggregateKey(random))
  const token = {
    ...wish,
    id,
    person: person.id,
    epoch: person.signInEpoch,
    secretHash: hashOfSecret(secret),
    issuedAt: at,
    validUntil: plusMillis(at, validDays * DAY),
  }
  return { token, bearer: `ont_${id.slice(4)}${aggregateKeyOf(person.id)}_${secret}` }
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

/** Whether this token, shown with this secret, still lets somebody in for this person. */
export const isValid = (token: ApiToken, secret: string, person: KnownPerson, atMillis: number): boolean =>
  isSecretOf(secret, token.secretHash) &&
  token.person === person.id &&
  token.revokedAt === undefined &&
  millisOf(token.validUntil) > atMillis &&
  person.active &&
  token.epoch === person.signInEpoch

/** A token without the bookkeeping of its row. */
export function tokenOf(row: ApiTokenRow): ApiToken {
  const { id, name, person, actsAs, scopes, secretHash, epoch, issuedAt, validUntil, revokedAt } = row
  return {
    ...{ id, name, person, actsAs, secretHash, epoch, issuedAt, validUntil },
    ...(scopes === undefined ? {} : { scopes }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  }
}
