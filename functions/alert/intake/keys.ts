import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Id } from '../../kernel/ids.ts'
import { isId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Keys } from '../source.ts'

const PURPOSE = 'alert-key'
const MAILBOX = 'alert'
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const MAC_LETTERS = 26
const ADDRESS = /^([a-z]{3}_[0-9a-z]{26})\.([0-9a-z]{26})$/

const macOf = (secrets: Secrets, id: Id, key: number): Buffer => secrets.sign(PURPOSE, JSON.stringify([id, key]))

/** What a system shows as it is: `Authorization: Bearer …`. */
export const bearerKey = (secrets: Secrets, id: Id, key: number): string =>
  macOf(secrets, id, key).toString('base64url')

/** What a system signs with, as https://www.standardwebhooks.com writes keys. */
export const signingKey = (secrets: Secrets, id: Id, key: number): string =>
  `whsec_${macOf(secrets, id, key).toString('base64')}`

/** Where a system mails to. In lower case, because servers on the way may fold the case of an address; 63 octets. */
export const mailKey = (secrets: Secrets, id: Id, key: number, domain: string): string => {
  const bits = BigInt(`0x${macOf(secrets, id, key).toString('hex')}`)
  const letters = Array.from({ length: MAC_LETTERS }, (_, place) =>
    LETTERS.charAt(Number((bits >> BigInt(251 - 5 * place)) & 31n)),
  )
  return `${MAILBOX}+${id.toLowerCase()}.${letters.join('')}@${domain}`
}

/** Which source an address speaks of; says nothing about whether the key in it is good. */
export function sourceOfAddress(address: string, domain: string): Id | undefined {
  const folded = address.trim().toLowerCase().replace(/^<|>$/g, '')
  const at = folded.lastIndexOf('@')
  if (at < 0 || folded.length > 320 || folded.slice(at + 1) !== domain.toLowerCase()) return undefined
  const local = folded.slice(0, at)
  const written = local.startsWith(`${MAILBOX}+`) ? ADDRESS.exec(local.slice(MAILBOX.length + 1))?.[1] : undefined
  if (written === undefined) return undefined
  const id = written.slice(0, 4) + written.slice(4).toUpperCase()
  return isId(id, 'als') ? id : undefined
}

/** The keys that are taken at an instant of the machine's clock: the present one, and for a while the one before. */
export const keysTaken = ({ key, previousUntil }: Keys, wallNow: Instant): number[] =>
  previousUntil !== undefined && wallNow < previousUntil ? [key, key - 1] : [key]

/** Takes the same time wherever they differ. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** `v1,` and the base64 of HMAC-SHA-256 over id, time and body. */
export const signatureWith = (key: string, id: string, timestamp: string, body: Uint8Array): string =>
  `v1,${createHmac('sha256', Buffer.from(key.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest('base64')}`
