import { hash, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from '../kernel/ids.ts'

/** A secret somebody carries: 256 random bits, 43 letters of base64url. Only its hash is ever kept. */
export const newSecret = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url')

/** SHA-256 in base64url: enough for a secret of 256 bits, which nobody guesses and no dictionary holds. */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'base64url')

export const isSecretOf = (secret: string, kept: string): boolean => {
  const given = Buffer.from(hashOfSecret(secret))
  const expected = Buffer.from(kept)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
