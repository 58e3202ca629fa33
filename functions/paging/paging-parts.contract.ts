import * as z from 'zod/mini'

/** Where messages of ours may be sent to: https only, with no name or password in it. */
export const https = z
  .string()
  .check(z.maxLength(500), z.regex(/^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/, { error: 'not-an-https-address' }))

/** What became of a message that is out. `dropped`: there was nothing to say any more. */
export const sendState = z.enum(['waiting', 'delivered', 'failed', 'dropped'])
