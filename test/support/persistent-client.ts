import { setTimeout as sleep } from 'node:timers/promises'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Product } from './product.ts'

/** Something a client asks for, under a key of its own, until it is told how that went. */
export interface Request {
  readonly key: string
  readonly person: Id
  readonly path: string
  readonly body: unknown
}

export interface Acknowledged extends Request {
  readonly status: number
  readonly answer: string
  /** How often it had to be asked because no answer came. */
  readonly tries: number
}

const MOST_TRIES = 400
const PAUSE = 25

/**
 * A client as they should be: says everything under an `Idempotency-Key`, says it again while nobody answers, and
 * remembers what it was told.
 */
export class PersistentClient {
  readonly journal: Acknowledged[] = []
  readonly #product: () => Product
  readonly #emails: ReadonlyMap<Id, string>
  readonly #tokens = new Map<Id, Promise<string>>()

  constructor(product: () => Product, emails: ReadonlyMap<Id, string>) {
    this.#product = product
    this.#emails = emails
  }

  /** Says it until it is answered, and notes the answer. */
  async say(request: Request): Promise<Acknowledged> {
    const acknowledged = { ...request, ...(await this.post(request)) }
    this.journal.push(acknowledged)
    return acknowledged
  }

  /** The same without noting it. */
  async post({ key, person, path, body }: Request): Promise<{ status: number; answer: string; tries: number }> {
    const token = await this.#tokenOf(person)
    return this.#untilAnswered(path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    })
  }

  async read<Body>(person: Id, path: string): Promise<Body> {
    const headers = { Authorization: `Bearer ${await this.#tokenOf(person)}` }
    const { status, answer } = await this.#untilAnswered(path, { headers })
    if (status !== 200) throw new Error(`${path}: ${status} ${answer}`)
    return JSON.parse(answer) as Body
  }

  async #untilAnswered(path: string, init: RequestInit) {
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      try {
        const response = await fetch(`${this.#product().url}${path}`, init)
        const answer = await response.text()
        if (response.status !== 503) return { status: response.status, answer, tries }
      } catch {
        // Killed before, while or after it did what was asked: nobody knows.
      }
      await sleep(PAUSE)
    }
    throw new Error(`${path} was never answered`)
  }

  #tokenOf(person: Id): Promise<string> {
    const known = this.#tokens.get(person)
    if (known !== undefined) return known
    const email = this.#emails.get(person)
    const token = this.#untilAnswered('/local/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email }),
    }).then(({ status, answer }) => {
      if (status !== 201) throw new Error(`no token for ${email}: ${answer}`)
      return (JSON.parse(answer) as { token: string }).token
    })
    this.#tokens.set(person, token)
    return token
  }
}
