import { createHash } from 'node:crypto'
import { createHttpsPost } from '../../functions/adapters/https-post.ts'
import { createWebPush } from '../../functions/adapters/web-push.ts'
import { idOf } from '../../functions/kernel/ids.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import type { Mailer } from '../../functions/platform/mailer.ts'
import type { PageChannels } from '../../functions/platform/page-channels.ts'

/**
 * On one machine: robots and push services are really called; there is no telephone, so that what would go there lies in
 * the mailbox, where one can see it.
 */
export function localChannels(mailer: Mailer): PageChannels {
  const https = createHttpsPost()
  const toMailbox = (phone: string, by: string, words: string) => {
    const key = createHash('sha256').update(`${phone}\n${words}`).digest('hex').slice(0, 16).toUpperCase()
    return mailer.send({
      id: idOf('out', instantOf(0), key.replaceAll(/[^0-9A-F]/g, '0')),
      to: { name: phone, address: `${phone.replaceAll(/\D/g, '')}@${by}.example` },
      subject: words.slice(0, 120),
      text: words,
      html: `<p>${escaped(words)}</p>`,
      headers: {},
    })
  }
  return {
    https,
    push: createWebPush(https),
    phone: {
      text: (phone, words) => toMailbox(phone, 'sms', words),
      say: (phone, words) => toMailbox(phone, 'voice', words),
    },
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
