import { createECDH } from 'node:crypto'
import type { PushKeys } from '../platform/page-channels.ts'
import type { Platform } from '../platform/platform.ts'

/** Nearly every 32 bytes are a private key of the curve; where they are not, the next are. */
const MOST_TRIES = 8

/**
 * What our push messages are signed with (RFC 8292), from the kept secret: the same for ever, and kept nowhere. A browser
 * that gave us its permission gave it to this key.
 */
export function pushKeys({ secrets, mailDomain }: Pick<Platform, 'secrets' | 'mailDomain'>): PushKeys {
  const curve = createECDH('prime256v1')
  for (let nth = 0; ; nth += 1) {
    try {
      curve.setPrivateKey(secrets.sign('web-push', String(nth)))
      break
    } catch (error) {
      if (nth === MOST_TRIES) throw error
    }
  }
  return {
    publicKey: curve.getPublicKey().toString('base64url'),
    privateKey: curve.getPrivateKey().toString('base64url').padStart(43, 'A'),
    subject: `mailto:onduty@${mailDomain}`,
  }
}
