import { type Mail, type Mailer, MailRefusedError } from '../../../functions/platform/mailer.ts'
import { LineLog } from './line-log.ts'

interface Waiting {
  readonly mail: Mail
  readonly sent: () => void
  readonly failed: (error: unknown) => void
}

/** Two segments of some 6,000 mails each: more than can be under way when a process dies. */
const SEGMENT_BYTES = 256 * 1024
const KEPT_SEGMENTS = 2

/**
 * Hands mails over one after the other and notes each in a file before it takes the next. Whenever the process is
 * killed, one mail at most was handed over without a note; all others are known when the outbox asks for them again.
 */
export class SentOnce implements Mailer {
  readonly #mailer: Mailer
  readonly #notes: LineLog
  readonly #known: Set<string>
  #waiting: Waiting[] = []
  #isAtWork = false

  private constructor(mailer: Mailer, notes: LineLog, known: Set<string>) {
    this.#mailer = mailer
    this.#notes = notes
    this.#known = known
  }

  /** @param folder where the notes are kept */
  static async open(mailer: Mailer, folder: string): Promise<SentOnce> {
    const notes = await LineLog.open({ folder, segmentBytes: SEGMENT_BYTES, keptSegments: KEPT_SEGMENTS })
    const known = new Set<string>()
    for await (const { line } of notes.lines()) known.add(line.toString('utf8'))
    return new SentOnce(mailer, notes, known)
  }

  send(mail: Mail): Promise<void> {
    return new Promise((sent, failed) => {
      this.#waiting.push({ mail, sent, failed })
      if (!this.#isAtWork) void this.#work()
    })
  }

  async close(): Promise<void> {
    await this.#notes.close()
  }

  async #work(): Promise<void> {
    this.#isAtWork = true
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      try {
        await this.#sendNow(next.mail)
        next.sent()
      } catch (error) {
        next.failed(error)
        if (!(error instanceof MailRefusedError)) this.#giveUpOn(error)
      }
    }
    this.#isAtWork = false
  }

  async #sendNow(mail: Mail): Promise<void> {
    const name = mail.edition === undefined ? mail.id : `${mail.id} ${mail.edition}`
    if (this.#known.has(name)) return
    await this.#mailer.send(mail)
    await this.#notes.append(name)
  }

  /** When a server does not answer, nobody waits for it once more behind somebody who has waited in vain. */
  #giveUpOn(error: unknown): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { failed } of waiting) failed(error)
  }
}
