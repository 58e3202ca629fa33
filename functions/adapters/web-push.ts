import webPush from 'web-push'
import {
  ChannelFailedError,
  type HttpsPost,
  type PushSender,
  SubscriptionGoneError,
} from '../platform/page-channels.ts'

/** Whoever is not there within a day has been told otherwise. */
const KEPT_SECONDS = 24 * 60 * 60

/** Push messages by the browsers' own services (RFC 8030), encrypted for the browser (RFC 8291). */
export const createWebPush = (https: HttpsPost): PushSender => ({
  async send({ endpoint, p256dh, auth }, text, keys, urgency) {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
      vapidDetails: keys,
      TTL: KEPT_SECONDS,
      urgency,
    })
    const { status } = await https.post({
      url: endpoint,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: body ?? '',
    })
    if (status === 404 || status === 410) throw new SubscriptionGoneError('the browser is gone')
    if (status < 200 || status > 299) throw new ChannelFailedError(`the push service answered ${status}`)
  },
})
