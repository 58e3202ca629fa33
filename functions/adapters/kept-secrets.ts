import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Secrets } from '../platform/secrets.ts'

/** Derives a key for each purpose from one kept secret (HKDF with SHA-256), so that purposes cannot be mixed up. */
export function createSecrets(kept: Uint8Array | string): Secrets {
  if (kept.length < 32) throw new TypeError('a kept secret has at least 32 bytes')
  const keys = new Map<string, KeyObject>()
  const keyOf = (purpose: string): KeyObject => {
    const known = keys.get(purpose)
    if (known !== undefined) return known
    // Made once: from plain bytes each signature makes one of its own, which takes longer than the signature.
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', kept, '', `onduty/${purpose}`, 32)))
    keys.set(purpose, key)
    return key
  }
  return { sign: (purpose, text) => createHmac('sha256', keyOf(purpose)).update(text).digest() }
}
