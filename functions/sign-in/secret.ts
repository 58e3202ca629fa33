import { hash, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from '../kernel/ids.ts'
import type { Secrets } from '../platform/secrets.ts'

/** A secret somebody carries: 256 random bits, 43 letters of base64url. It is never kept. */
export const newSecret = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url')

/** SHA-256 in base64url: finds what belongs to a secret of 256 bits, and proves nothing. */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'base64url')

/**
 * What shows that a row is of our making: a MAC under the kept secret over everything in it that opens doors, and over
 * the secret somebody carries. Whoever can only write the table cannot make one, nor use one for anything else.
 */
export const sealOf = (secrets: Secrets, what: 'session' | 'api-token', parts: readonly SealedPart[]): string =>
  secrets.sign(what, JSON.stringify(parts)).toString('base64url')

export type SealedPart = string | number | null | readonly string[]

/** Compares what was given with what it has to be, in a time that says nothing about where they differ. */
export const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
