import type { Id } from '../kernel/ids.ts'
import type { Platform } from '../platform/platform.ts'

const DIGITS = 6

/** What the message of a test says and nothing else does: who types it has read the message. Kept nowhere. */
export const testCodeOf = ({ secrets }: Pick<Platform, 'secrets'>, test: { readonly page: Id }): string =>
  String(secrets.sign('contact-test', test.page).readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0')
