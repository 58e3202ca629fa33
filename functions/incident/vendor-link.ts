import { timingSafeEqual } from 'node:crypto'
import { type Id, isId } from '../kernel/ids.ts'
import type { Platform } from '../platform/platform.ts'
import type { Secrets } from '../platform/secrets.ts'

/**
 * The link by which a vendor answers without an account: `PUBLIC_URL/v/<nonce>`. It names the incident and the party; an
 * HMAC over both, the contact it was sent to and the round says that it is ours. Nothing is kept.
 */
export interface VendorLinkSubject {
  readonly incident: Id
  /** Which party of the incident. */
  readonly party: number
  /** The address it was sent to: once a contact is replaced, theirs is of no use. */
  readonly contact: string
  readonly round: number
}

export const VENDOR_PATH = '/v'

export const vendorLink = (
  { secrets, publicUrl }: Pick<Platform, 'secrets' | 'publicUrl'>,
  subject: VendorLinkSubject,
): string => `${publicUrl}${VENDOR_PATH}/${nonceOf(secrets, subject)}`

const nonceOf = (secrets: Secrets, { incident, party, contact, round }: VendorLinkSubject): string =>
  incident.slice(4) +
  String(party).padStart(3, '0') +
  secrets.sign('vendor-link', JSON.stringify([incident, party, contact, round])).toString('base64url')

/** What a nonce speaks of; says nothing about whether it is genuine. */
export function readVendorNonce(nonce: string): Pick<VendorLinkSubject, 'incident' | 'party'> | undefined {
  const [, ulid, party] = /^([0-9A-Z]{26})(\d{3})[\w-]{43}$/.exec(nonce) ?? []
  const incident = `inc_${ulid}`
  return ulid === undefined || !isId(incident, 'inc') ? undefined : { incident, party: Number(party) }
}

/** Whether this is the nonce of exactly this. Takes the same time either way. */
export function isVendorNonceOf(secrets: Secrets, nonce: string, subject: VendorLinkSubject): boolean {
  const [given, expected] = [Buffer.from(nonce), Buffer.from(nonceOf(secrets, subject))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
