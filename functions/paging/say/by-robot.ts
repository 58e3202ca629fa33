import { createHmac } from 'node:crypto'
import { millisOf } from '../../kernel/instant.ts'
import { ChannelFailedError } from '../../platform/page-channels.ts'
import type { Channel } from '../channel.ts'
import type { Message, PagerPorts } from '../pager.ts'
import { callWebhook } from './by-webhook.ts'
import { plainText } from './words.ts'

/** What one provider wants to be sent, and how it says that it took it. */
interface Robot {
  call(channel: Channel, text: string, millis: number): { readonly url: string; readonly body: object }
  /** All answer 200; what went wrong stands inside. */
  isTaken(answer: string): boolean
  /** In bytes of UTF-8. */
  readonly longest: number
}

/** https://open.dingtalk.com: base64 of HMAC-SHA-256 under the secret over `<ms>\n<secret>`. */
export const dingtalkSign = (secret: string, millis: number): string =>
  createHmac('sha256', secret).update(`${millis}\n${secret}`).digest('base64')

/** https://open.feishu.cn: base64 of HMAC-SHA-256 over nothing, under `<seconds>\n<secret>`. */
export const feishuSign = (secret: string, seconds: number): string =>
  createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64')

const codeIs =
  (field: string, right: number) =>
  (answer: string): boolean => {
    try {
      return (JSON.parse(answer) as Record<string, unknown>)[field] === right
    } catch {
      return false
    }
  }

const ROBOTS: Readonly<Record<Exclude<Channel['kind'], 'webhook'>, Robot>> = {
  dingtalk: {
    call({ url, secret }, content, millis) {
      const address = new URL(url)
      if (secret !== undefined) {
        address.searchParams.set('timestamp', String(millis))
        address.searchParams.set('sign', dingtalkSign(secret, millis))
      }
      return { url: address.href, body: { msgtype: 'text', text: { content } } }
    },
    isTaken: codeIs('errcode', 0),
    longest: 18_000,
  },
  feishu: {
    call({ url, secret }, text, millis) {
      const timestamp = Math.floor(millis / 1000)
      const signed = secret === undefined ? {} : { timestamp: String(timestamp), sign: feishuSign(secret, timestamp) }
      return { url, body: { ...signed, msg_type: 'text', content: { text } } }
    },
    isTaken: codeIs('code', 0),
    longest: 18_000,
  },
  wecom: {
    call: ({ url }, content) => ({ url, body: { msgtype: 'text', text: { content } } }),
    isTaken: codeIs('errcode', 0),
    longest: 2048,
  },
  slack: {
    call: ({ url }, text) => ({ url, body: { text } }),
    isTaken: (answer) => answer.trim() === 'ok',
    longest: 30_000,
  },
  teams: {
    call: ({ url }, text) => ({
      url,
      body: {
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: {
              $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
              type: 'AdaptiveCard',
              version: '1.4',
              body: [{ type: 'TextBlock', text, wrap: true }],
            },
          },
        ],
      },
    }),
    // A workflow answers 202 with nothing, the older connector `1`.
    isTaken: () => true,
    longest: 20_000,
  },
}

/** A message into a group's chat. */
export async function byRobot(ports: PagerPorts, channel: Channel, message: Message): Promise<void> {
  const { platform, channels } = ports
  if (channel.kind === 'webhook') return callWebhook(ports, channel.url, channel.id, message)
  const robot = ROBOTS[channel.kind]
  const text = plainText(message.said, platform.publicUrl, message.language, robot.longest)
  // Providers compare with their own clock: the machine's is meant, but the message says nothing of time.
  const { url, body } = robot.call(channel, text, millisOf(ports.wallClock.now()))
  const { status, text: answer } = await channels.https.post({
    url,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  })
  if (status < 200 || status > 299) throw new ChannelFailedError(`the robot answered ${status}`)
  if (!robot.isTaken(answer)) throw new ChannelFailedError('the robot did not take it')
}
