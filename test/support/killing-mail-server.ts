import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** What becomes of the mail at which somebody dies: the server has it, or has not. */
type Fate = 'taken' | 'lost'

/** A mail server at which whoever hands over a certain mail dies before they hear what became of it. */
export class KillingMailServer {
  /** What was taken, in order. */
  readonly mails: Email[] = []
  readonly #server: SMTPServer
  #trap: { readonly fate: Fate; readonly isMeant: (mail: Email) => boolean; spring(): Promise<void> } | undefined

  static async open(): Promise<KillingMailServer> {
    const killing = new KillingMailServer()
    await new Promise<void>((resolve) => killing.#server.listen(0, '127.0.0.1', () => resolve()))
    return killing
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
          const trap = this.#trap?.isMeant(mail) === true ? this.#trap : undefined
          if (trap?.fate !== 'lost') this.mails.push(mail)
          if (trap === undefined) return done()
          this.#trap = undefined
          await trap.spring()
        })
      },
    })
    // Whoever was killed closes no connection.
    this.#server.on('error', () => undefined)
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port
  }

  /** Kills whoever hands over the next mail that is meant. Resolves when that has happened. */
  killAt(fate: Fate, isMeant: (mail: Email) => boolean, kill: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#trap = { fate, isMeant, spring: () => kill().then(resolve, reject) }
    })
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}
