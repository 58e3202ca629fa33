import { createHmac } from 'node:crypto'
import type { LookupAddress } from 'node:dns'
import type { Clock } from '../platform/clock.ts'
import { ChannelFailedError } from '../platform/page-channels.ts'
import { type WebhookCall, WebhookFailedError, type WebhookSender } from '../platform/webhook.ts'
import { createHttpsPost } from './https-post.ts'

export interface WebhooksWith {
  /** Time of the machine: receivers refuse what is old by their own clock. */
  readonly wallClock: Clock
  /** How names are looked up; the machine's way unless given. */
  readonly lookup?: (hostname: string) => Promise<readonly LookupAddress[]>
}

/** Calls of other systems over https ({@link createHttpsPost}), signed. Every answer but 200–299 counts as failed. */
export function createHttpsWebhooks({ wallClock, lookup }: WebhooksWith): WebhookSender {
  const { post } = createHttpsPost(lookup === undefined ? {} : { lookup })
  return {
    async send(call) {
      const { status } = await post({ url: call.url, ...signed(call, wallClock.now()) }).catch((error: unknown) => {
        throw error instanceof ChannelFailedError ? new WebhookFailedError(error.message) : error
      })
      if (status < 200 || status > 299) throw new WebhookFailedError(`it answered ${status}`)
      return status
    },
  }
}

interface Signed {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** `webhook-signature: v1,base64(HMAC-SHA-256(id.timestamp.body))`. */
export function signed({ id, key, body }: WebhookCall, at: string): Signed {
  const text = JSON.stringify(body)
  const timestamp = String(Math.floor(Date.parse(at) / 1000))
  const secret = Buffer.from(key.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${text}`).digest('base64')
  return {
    body: text,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  }
}
