import { timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../platform/secrets.ts'
import type { Key } from '../platform/store.ts'

/**
 * What a form carries to prove that we rendered it for this session and this path. Nothing is kept: an HMAC over both.
 * A visitor without a session has no rights another site could abuse; their forms are bound to the path only.
 */
export const formToken = (secrets: Secrets, session: Key | undefined, path: string): string =>
  secrets.sign('form', `${session?.sk ?? 'nobody'}\n${path}`).toString('base64url')

export function isFormToken(secrets: Secrets, given: string, session: Key | undefined, path: string): boolean {
  const [shown, expected] = [Buffer.from(given), Buffer.from(formToken(secrets, session, path))]
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}
