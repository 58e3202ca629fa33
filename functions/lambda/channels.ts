import { createHttpsPost } from '../adapters/https-post.ts'
import { createSnsPhone } from '../adapters/sns-phone.ts'
import { createWebPush } from '../adapters/web-push.ts'
import type { PageChannels } from '../platform/page-channels.ts'

/** Robots and push services over https, phones by SNS. */
export function lambdaChannels(): PageChannels {
  const https = createHttpsPost()
  return { https, push: createWebPush(https), phone: createSnsPhone() }
}
