import { ChannelFailedError, type PageChannels, SubscriptionGoneError } from '../../functions/platform/page-channels.ts'

/** What went out by robots, push and phones; each can be made to fail. */
export class MessagesSent {
  readonly posts: {
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }[] = []
  readonly pushes: { readonly endpoint: string; readonly text: string }[] = []
  readonly texts: { readonly phone: string; readonly words: string }[] = []
  readonly calls: { readonly phone: string; readonly words: string }[] = []
  /** What posts are answered with. */
  answer: { readonly status: number; readonly text: string } = { status: 200, text: '{"errcode":0,"code":0}' }
  isDown = false
  /** Browsers whose push service says that there is no such subscription, by address. */
  readonly gone = new Set<string>()

  readonly channels: PageChannels = {
    https: {
      post: async ({ url, headers, body }) => {
        this.#mustBeUp()
        this.posts.push({ url, headers, body: String(body) })
        return this.answer
      },
    },
    push: {
      send: async ({ endpoint }, text) => {
        this.#mustBeUp()
        if (this.gone.has(endpoint)) throw new SubscriptionGoneError('gone in this test')
        this.pushes.push({ endpoint, text })
      },
    },
    phone: {
      text: async (phone, words) => {
        this.#mustBeUp()
        this.texts.push({ phone, words })
      },
      say: async (phone, words) => {
        this.#mustBeUp()
        this.calls.push({ phone, words })
      },
    },
  }

  #mustBeUp(): void {
    if (this.isDown) throw new ChannelFailedError('out of order in this test')
  }
}
