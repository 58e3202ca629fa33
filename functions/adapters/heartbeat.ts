import type { Heartbeat } from '../outbox/tasks/sweep.ts'
import { ChannelFailedError, type HttpsPost } from '../platform/page-channels.ts'

/** Calls an address outside every time all is well: it alarms somebody when the calls stop. */
export const createHeartbeat =
  (url: string, https: HttpsPost): Heartbeat =>
  async () => {
    const { status } = await https.post({ url, headers: {}, body: '' })
    if (status < 200 || status > 299) throw new ChannelFailedError(`it answered ${status}`)
  }
