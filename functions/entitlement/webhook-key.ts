import type { Id } from '../kernel/ids.ts'
import type { Secrets } from '../platform/secrets.ts'

/**
 * The key by which a system knows that a call is ours, as https://www.standardwebhooks.com writes keys. Kept nowhere:
 * it follows from the kept secret, the system, and how often it was renewed.
 */
export const keyOfSystem = (secrets: Secrets, system: Id, key: number): string =>
  `whsec_${secrets.sign('entitlement-webhook', JSON.stringify([system, key])).toString('base64')}`
