import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/**
 * A mail server that takes mail, and when it does not, says why with everything it has read: links, addresses, the text.
 */
export class GossipingMailServer {
  readonly mails: Email[] = []
  /** How it answers from now on: `450` for a while, `550` for good. */
  refuses: 450 | 550 | undefined
  readonly #server: SMTPServer

  static async open(): Promise<GossipingMailServer> {
    const gossiping = new GossipingMailServer()
    await new Promise<void>((resolve) => gossiping.#server.listen(0, '127.0.0.1', () => resolve()))
    return gossiping
  }

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => {
          const mail = await PostalMime.parse(Buffer.concat(chunks))
          this.mails.push(mail)
          done(this.refuses === undefined ? null : refusal(this.refuses, mail))
        })
      },
    })
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}

function refusal(responseCode: number, { text = '', replyTo = [], to = [] }: Email): Error {
  const addresses = [...replyTo, ...to].map(({ address }) => address).join(' ')
  const said = `rejected ${linksIn(text).join(' ')} ${addresses} ${text.replaceAll(/\s+/g, ' ').slice(0, 400)}`
  return Object.assign(new Error(said), { responseCode })
}

/** Addresses of decision pages in a text. */
export const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s/]+\/d\/[\w-]+/g) ?? []
