import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SentMail } from '../../../infra/local/mailbox/local-mailbox.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const READY_WITHIN_MS = 90_000
const LOOK_EVERY_MS = 100

/** Monday, 5 January 2026, at eight in Shanghai: the first working Monday of the year. */
export const MONDAY = '2026-01-05T08:00:00+08:00'

export interface ApiAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
}

/**
 * The whole product as `npm start` runs it, with the demo department, on an address of its own and under a clock that
 * is moved by hand. Everything is seen and done through its one address.
 */
export class Product {
  readonly origin: string
  readonly #server: ChildProcess
  readonly #folder: string
  readonly #tokens = new Map<string, string>()

  static async start({ at = MONDAY }: { at?: string } = {}): Promise<Product> {
    const port = await freePort()
    const folder = mkdtempSync(path.join(tmpdir(), 'onduty-e2e-'))
    const output = openSync(path.join(folder, 'output'), 'a')
    const server = spawn(process.execPath, [path.join(ROOT, 'scripts/start.ts')], {
      env: {
        ...process.env,
        ...{ PORT: String(port), SMTP_PORT: '0', DATA_DIR: path.join(folder, 'data') },
        ...{ LOCAL_CONTROLS: '1', CLOCK: `virtual:${at}` },
      },
      stdio: ['ignore', output, output],
    })
    const product = new Product(`http://localhost:${port}`, server, folder)
    await product.#isReady()
    return product
  }

  private constructor(origin: string, server: ChildProcess, folder: string) {
    this.origin = origin
    this.#server = server
    this.#folder = folder
  }

  /** Answers when every mail is sent and every workflow at rest. */
  async settle(): Promise<void> {
    await this.#control('POST', '/local/settle')
  }

  async advance(wish: { readonly by: string } | { readonly to: string }): Promise<void> {
    await this.#control('POST', '/local/clock/advance', wish)
  }

  /** Mails to an address, or to anybody; newest first. */
  async mails(to?: string): Promise<SentMail[]> {
    await this.settle()
    const { items } = (await this.#control('GET', `/local/mail?limit=1000${to ? `&to=${to}` : ''}`)) as {
      items: SentMail[]
    }
    return items
  }

  /** The newest mail to somebody whose subject holds these words. */
  async mail(to: string, about: string): Promise<SentMail> {
    const mails = await this.mails(to)
    const found = mails.find(({ subject }) => subject.includes(about))
    if (found === undefined) throw new Error(`${to} has no mail “${about}”: ${mails.map(({ subject }) => subject)}`)
    return found
  }

  /** Somebody writes to us, as their mail program would. */
  async receives(raw: string): Promise<void> {
    const headers = { 'Content-Type': 'message/rfc822' }
    const response = await fetch(`${this.origin}/local/mail/inbound`, { method: 'POST', headers, body: raw })
    if (!response.ok) throw new Error(`inbound: ${response.status} ${await response.text()}`)
    await this.settle()
  }

  /** Calls the API as somebody's script, whatever it answers. */
  async call(email: string, method: string, target: string, body?: unknown, version?: number): Promise<ApiAnswer> {
    const headers = {
      ...{ Authorization: `Bearer ${await this.tokenOf(email)}`, 'Content-Type': 'application/json' },
      ...(version === undefined ? {} : { 'If-Match': String(version) }),
    }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(this.origin + target, { method, headers, ...sent })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  }

  /** The same, and it has to succeed. */
  async does(email: string, method: string, target: string, body?: unknown): Promise<Record<string, unknown>> {
    const answer = await this.call(email, method, target, body)
    if (answer.status >= 300) throw new Error(`${method} ${target} as ${email}: ${JSON.stringify(answer)}`)
    await this.settle()
    return answer.body
  }

  async tokenOf(email: string): Promise<string> {
    const known = this.#tokens.get(email)
    if (known !== undefined) return known
    const { token } = (await this.#control('POST', '/local/token', { email })) as { token: string }
    this.#tokens.set(email, token)
    return token
  }

  /** Whether everything stored keeps the invariants. */
  async violations(): Promise<unknown[]> {
    const { violations } = (await this.#control('GET', '/local/doctor')) as { violations: unknown[] }
    return violations
  }

  async stop(): Promise<void> {
    if (this.#server.exitCode === null) {
      this.#server.kill('SIGTERM')
      await once(this.#server, 'exit')
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #control(method: string, target: string, body?: unknown): Promise<unknown> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(this.origin + target, { method, headers, ...sent })
    if (!response.ok) throw new Error(`${method} ${target}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  async #isReady(): Promise<void> {
    for (let waited = 0; waited < READY_WITHIN_MS; waited += LOOK_EVERY_MS) {
      if (this.#server.exitCode !== null) break
      const response = await fetch(`${this.origin}/local/clock`).catch(() => undefined)
      if (response?.ok) return
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    const output = readFileSync(path.join(this.#folder, 'output'), 'utf8')
    await this.stop()
    throw new Error(`the product does not start: ${output}`)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no address')
  return address.port
}
