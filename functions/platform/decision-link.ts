import { timingSafeEqual } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'
import { isId } from '../kernel/ids.ts'
import type { Platform } from './platform.ts'
import type { Secrets } from './secrets.ts'

/**
 * The link by which one person decides one thing: `PUBLIC_URL/d/<nonce>`. It proves nothing about who opens it; only
 * with the addressee's session it is worth anything.
 *
 * Under the nonce's 86 letters of base64url lie 64 bytes: the ULID of the obligation, the ULID of the addressee, and an
 * HMAC over both and the round. Nothing is kept: whoever holds the secrets and the obligation's row can make it again.
 */
export type Nonce = string

/** What a link decides on, and who was asked. All three are under the HMAC. */
export interface LinkSubject {
  readonly obligation: Id
  readonly addressee: Id
  /** Of the case when the obligation was opened: an edit begins another, and old links are of no use. */
  readonly round: number
}

export const DECISION_PATH = '/d'

export const decisionLink = ({ secrets, publicUrl }: Pick<Platform, 'secrets' | 'publicUrl'>, subject: LinkSubject) =>
  `${publicUrl}${DECISION_PATH}/${makeNonce(secrets, subject)}`

export const makeNonce = (secrets: Secrets, subject: LinkSubject): Nonce =>
  Buffer.concat([packed(subject.obligation), packed(subject.addressee), macOf(secrets, subject)]).toString('base64url')

/** What a nonce speaks of; says nothing about whether it is genuine. */
export function readNonce(nonce: Nonce): Omit<LinkSubject, 'round'> | undefined {
  if (!/^[\w-]{86}$/.test(nonce)) return undefined
  const bytes = Buffer.from(nonce, 'base64url')
  return { obligation: unpacked('obl', bytes.subarray(0, 16)), addressee: unpacked('per', bytes.subarray(16, 32)) }
}

/** Whether this is the nonce of exactly this obligation, addressee and round. Takes the same time either way. */
export function isNonceOf(secrets: Secrets, nonce: Nonce, subject: LinkSubject): boolean {
  const [given, expected] = [Buffer.from(nonce), Buffer.from(makeNonce(secrets, subject))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const macOf = (secrets: Secrets, { obligation, addressee, round }: LinkSubject): Buffer =>
  secrets.sign('decision-link', JSON.stringify([obligation, addressee, round]))

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ULID_BYTES = 16
const ULID_LETTERS = 26

/** The 128 bits of an id's ULID. */
function packed(id: Id): Buffer {
  if (!isId(id)) throw new TypeError(`not an id: ${id}`)
  const bits = [...id.slice(4)].reduce((sum, letter) => (sum << 5n) | BigInt(LETTERS.indexOf(letter)), 0n)
  return Buffer.from(bits.toString(16).padStart(2 * ULID_BYTES, '0'), 'hex')
}

function unpacked(prefix: string, bytes: Uint8Array): Id {
  const bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  const letters = Array.from({ length: ULID_LETTERS }, (_, place) =>
    LETTERS.charAt(Number((bits >> BigInt(5 * (ULID_LETTERS - 1 - place))) & 31n)),
  )
  return `${prefix}_${letters.join('')}`
}
