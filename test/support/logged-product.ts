import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Browser } from '../infra/local/identity-provider/browser.ts'
import { freePort, Product } from './product.ts'
import { SecretsMet } from './secrets-met.ts'

/** The built product with the demo department, everything it says, and every secret that was met with it. */
export class LoggedProduct {
  readonly met = new SecretsMet()
  readonly #product: Product
  readonly #folder: string
  readonly #tokens = new Map<string, string>()

  static async start(env: Readonly<Record<string, string>>): Promise<LoggedProduct> {
    const folder = mkdtempSync(join(tmpdir(), 'onduty-logs-'))
    const settings = { CLOCK: 'virtual:2026-01-05T09:00:00+08:00', ...env }
    const product = new Product({ dataDir: join(folder, 'data'), port: await freePort(), env: settings })
    await product.ready()
    return new LoggedProduct(product, folder)
  }

  private constructor(product: Product, folder: string) {
    this.#product = product
    this.#folder = folder
    for (const name of ['secret', 'client-secret']) {
      this.met.keep(name, readFileSync(join(folder, 'data', name), 'utf8'))
    }
  }

  get url(): string {
    return this.#product.url
  }

  async stop(): Promise<void> {
    await this.#product.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Everything the server and its database have said so far, at every level. */
  said(): string {
    return ['data.log', 'data/database.log'].map((file) => readFileSync(join(this.#folder, file), 'utf8')).join('')
  }

  /** None of the secrets met so far is in what was said. */
  mustHaveKeptSecrets(): void {
    this.met.mustNotBeIn(this.said())
  }

  async tokenOf(email: string): Promise<string> {
    const known = this.#tokens.get(email)
    if (known !== undefined) return known
    const { token } = (await (await this.send('POST', '/local/token', { email })).json()) as { token: string }
    this.met.keep('a bearer token', token, token.slice(-43))
    this.#tokens.set(email, token)
    return token
  }

  send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  /** Calls the API as somebody, which has to succeed. */
  async does<Answer>(email: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, body, { Authorization: `Bearer ${await this.tokenOf(email)}` })
    const text = await answer.text()
    expect([method, path, answer.status < 300 || text]).toEqual([method, path, true])
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }

  async advance(by: string): Promise<void> {
    expect((await this.send('POST', '/local/clock/advance', { by })).status).toBe(200)
  }

  /** A change to whatever service comes first; `said` stands wherever it may be written, so that mails quote it. */
  async raise(email: string, title: string, said: string): Promise<string> {
    this.met.keep('the text of a mail', said)
    const { items: services } = await this.does<Named>(email, 'GET', '/api/services?limit=1')
    const { items: people } = await this.does<Named>(email, 'GET', '/api/people?limit=100')
    const { id } = await this.does<{ id: string }>(email, 'POST', '/api/changes', {
      ...{ title, description: said, backOutPlan: said, testPlan: said, risk: 'medium' },
      services: services.map((service) => service.id),
      implementer: people.find(({ name }) => name === '王志强')?.id,
      releaseWindow: { from: '2026-01-12T14:00:00+08:00', until: '2026-01-12T16:00:00+08:00' },
    })
    return id
  }

  /**
   * From the sign-in page to a session, as a browser does; with the address the provider sent it back to, and the cookie
   * of the sign-in that was under way until then.
   */
  async signIn(email: string): Promise<{ browser: Browser; callback: string; pending: string }> {
    const browser = new Browser()
    let [url, pending] = [`${this.url}/auth/sign-in`, '']
    for (let form: Record<string, string> | undefined; ; ) {
      const answer = await browser.open(url, form)
      this.met.keepFrom(answer)
      if (url.includes('/auth/callback')) return { browser, callback: url, pending }
      pending ||=
        answer.headers
          .getSetCookie()
          .find((line) => line.startsWith('onduty-sign-in-'))
          ?.split(';')[0] ?? ''
      const location = answer.headers.get('location')
      form = location === null ? { email } : undefined
      if (location !== null) url = new URL(location, url).href
    }
  }
}

interface Named {
  readonly items: readonly { readonly id: string; readonly name: string }[]
}
