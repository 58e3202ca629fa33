import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail server on this machine that takes every mail. What else it does, another says that extends it. */
export class MailServer {
  /** What was taken, in order. */
  readonly mails: Email[] = []
  readonly #server: SMTPServer

  constructor(options: SMTPServerOptions = {}) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => done(await this.takes(await PostalMime.parse(Buffer.concat(chunks)))))
      },
      ...options,
    })
    // Whoever was killed closes no connection.
    this.#server.on('error', () => undefined)
  }

  /** From here on it has a port. */
  async listens(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve()))
    return this
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  /** What whoever hands a mail over is answered: an error refuses it. */
  protected async takes(mail: Email): Promise<Error | undefined> {
    this.mails.push(mail)
    return undefined
  }
}
