// The demo department, as somebody measures it.
import type { Call, Reply } from './load.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

interface Named {
  readonly id: string
  readonly email?: string
  /** Of a person in one language, of a service in both. */
  readonly name: string | Record<string, string>
}

/** A change as every step answers it. */
export interface Raised {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly accountable: { readonly id: string } | null
  readonly dueAt: string | null
}

export const REQUESTER = 'zhang.lei@example.com'
export const AUDITOR = 'ma.xiaolin@example.com'

/** What requests are made of, for a door without this office behind it. */
export interface OfficeFacts {
  readonly token: string
  readonly wish: object
  readonly changes: readonly string[]
}

/** Who there is, and what they do all day. */
export class Office {
  readonly #call: Call
  readonly #emails: ReadonlyMap<string, string>
  readonly #names: ReadonlyMap<string, string>
  readonly #tokens = new Map<string, Promise<string>>()
  readonly #service: string
  readonly #implementer: string

  static async open(call: Call): Promise<Office> {
    const token = String((await call('POST', '/local/token', { email: REQUESTER })).body.token)
    const items = async (path: string) => (await call('GET', path, undefined, token)).body.items as Named[]
    const people = await items('/api/people?limit=100')
    const services = await items('/api/services?limit=100')
    return new Office(call, people, services)
  }

  private constructor(call: Call, people: readonly Named[], services: readonly Named[]) {
    this.#call = call
    this.#emails = new Map(people.map(({ id, email = '' }) => [id, email]))
    this.#names = new Map(people.map(({ email = '', name }) => [email, String(name)]))
    this.#service = services.find(({ name }) => nameIn(name).includes('邮件'))?.id ?? ''
    this.#implementer = people.find(({ email }) => email === 'li.wei@example.com')?.id ?? ''
  }

  emailOf(id: string): string {
    return this.#emails.get(id) ?? ''
  }

  token(email: string): Promise<string> {
    const known = this.#tokens.get(email)
    if (known !== undefined) return known
    const token = this.#call('POST', '/local/token', { email }).then(({ body }) => String(body.token))
    this.#tokens.set(email, token)
    return token
  }

  /** @param now when the window is to open a week later */
  wish(now = Date.now()) {
    const from = now + 7 * DAY
    return {
      title: '更换邮件网关证书',
      description: '旧证书月底到期，换成新签发的证书。更换期间收发邮件中断两三分钟。',
      services: [this.#service],
      implementer: this.#implementer,
      risk: 'medium',
      backOutPlan: '保留旧证书和旧配置，十分钟内换回。',
      testPlan: '从内网、外网和手机各发一封邮件，核对证书链。',
      releaseWindow: { from: new Date(from).toISOString(), until: new Date(from + 2 * HOUR).toISOString() },
    }
  }

  nameOf(email: string): string {
    return this.#names.get(email) ?? ''
  }

  async newestChanges(): Promise<string[]> {
    const token = await this.token(REQUESTER)
    const { items } = (await this.#call('GET', '/api/changes?limit=100', undefined, token)).body as { items: Raised[] }
    return items.map(({ id }) => id)
  }

  requesterToken(): Promise<string> {
    return this.token(REQUESTER)
  }

  async submit(now?: number): Promise<Reply> {
    return this.#call('POST', '/api/changes', this.wish(now), await this.token(REQUESTER))
  }

  /** A step by whoever owes it. */
  async ownerTakes({ id, accountable }: Raised, step: string, body: unknown = {}): Promise<Reply> {
    const token = await this.token(this.emailOf(accountable?.id ?? ''))
    return this.#call('POST', `/api/changes/${id}/${step}`, body, token)
  }

  /** The same, and it has to succeed. */
  async does(change: Raised, step: string, body: unknown = {}): Promise<Raised> {
    const { status, body: answer } = await this.ownerTakes(change, step, body)
    if (status >= 300) throw new Error(`${step}: ${status} ${JSON.stringify(answer)}`)
    return answer as unknown as Raised
  }
}

const nameIn = (name: Named['name']): string => (typeof name === 'string' ? name : (name['zh-CN'] ?? ''))

export const raisedIn = ({ status, body }: Reply): Raised => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as unknown as Raised
}
