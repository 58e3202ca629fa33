import type { Delivery } from '../../kernel/file.ts'
import { type Instant, MINUTE, millisOf, SECOND } from '../../kernel/instant.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { AlertSource, Keys } from '../source.ts'
import { bearerKey, isSame, keysTaken, signatureWith, signingKey } from './keys.ts'

/** It is the source; where messages have ids of their own, which message it is. */
export interface Proven {
  readonly message?: string
}

const BEARER = /^Bearer +([\w-]{1,200})$/i
const MESSAGE_ID = /^[\x21-\x7e]{1,200}$/
const TOLERANCE = 5 * MINUTE
const MOST_SIGNATURES = 10

/** Whether a secret that is shown is one of a source's or a heartbeat's. */
export function showsKey(
  keys: Keys & { readonly id: string },
  { headers }: Pick<Delivery, 'headers'>,
  secrets: Secrets,
  wallNow: Instant,
): boolean {
  const given = BEARER.exec(headers.authorization ?? '')?.[1]
  if (given === undefined) return false
  return keysTaken(keys, wallNow).some((key) => isSame(given, bearerKey(secrets, keys.id, key)))
}

/**
 * Whether a source signed these bytes, within five minutes of now by the clock of the machine: what somebody overheard is
 * worth nothing afterwards, and its id keeps it from counting twice until then.
 */
export function signedByIt(
  source: AlertSource,
  { headers, bytes }: Delivery,
  secrets: Secrets,
  wallNow: Instant,
): Proven | undefined {
  const id = headers['webhook-id'] ?? ''
  const timestamp = headers['webhook-timestamp'] ?? ''
  const given = (headers['webhook-signature'] ?? '').split(' ').slice(0, MOST_SIGNATURES)
  if (!MESSAGE_ID.test(id) || !/^\d{9,11}$/.test(timestamp)) return undefined
  if (Math.abs(Number(timestamp) * SECOND - millisOf(wallNow)) > TOLERANCE) return undefined
  const expected = keysTaken(source, wallNow).map((key) =>
    signatureWith(signingKey(secrets, source.id, key), id, timestamp, bytes),
  )
  return given.some((each) => expected.some((one) => isSame(each, one))) ? { message: id } : undefined
}
