import { createHmac } from 'node:crypto'
import { createApi } from '../../functions/api.ts'
import type { ChangeOut, ChangeSummary } from '../../functions/change/change.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, type Instant, plusMillis } from '../../functions/kernel/instant.ts'
import { type Log, silentLog } from '../../functions/platform/log.ts'
import type { Mail, Mailer } from '../../functions/platform/mailer.ts'
import type { Store } from '../../functions/platform/store.ts'
import { WebNotReadError, type WebReader } from '../../functions/platform/web-reader.ts'
import { WebhookFailedError, type WebhookSender } from '../../functions/platform/webhook.ts'
import { kinds, pages, people as peopleForSignIn } from '../../functions/registry.ts'
import { machineClock, type VirtualClock, virtualClock } from '../../infra/local/clocks.ts'
import { type Checkup, checkUp } from '../../infra/local/doctor.ts'
import { createMachine, type Machine } from '../../infra/local/machine.ts'
import { MemoryCheckpoints, memorySigner } from '../audit-trail/audit-house.ts'
import { bearerOf, type Credentials } from './credentials.ts'
import { foundDepartmentIn, people, type Role, services } from './department.ts'
import { MONDAY_MORNING } from './memory-platform.ts'
import { MemoryStore } from './memory-store.ts'
import { MessagesSent } from './messages-sent.ts'

export interface MemoryOfficeOptions {
  readonly at?: Instant
  readonly log?: Log
  readonly mailer?: Mailer
  readonly webhooks?: WebhookSender
  readonly web?: WebReader
  /** What the product sees of the table. */
  readonly through?: (store: MemoryStore) => Store
}

/** An answer of the API. */
export interface Answered<Body = Record<string, unknown>> {
  readonly status: number
  readonly body: Body
}

const FOREVER = { perSecond: 1e9, burst: 1e9 }

/** A department at work as in office.ts, with tables and mailbox in memory and no rate limits: for thousands of runs. */
export class MemoryOffice {
  readonly store: MemoryStore
  readonly machine: Machine
  readonly clock: VirtualClock
  readonly mails: Mail[]
  /** What went out otherwise than by mail. */
  readonly messages = new MessagesSent()
  /** The machine's API without rate limits. */
  readonly api: ReturnType<typeof createApi>
  readonly #credentials = new Map<Role, Credentials>()

  static async open(options: MemoryOfficeOptions = {}): Promise<MemoryOffice> {
    const office = new MemoryOffice(options)
    await foundDepartmentIn(office.machine.platform)
    return office
  }

  private constructor({ at = MONDAY_MORNING, log = silentLog, mailer, webhooks, web, through }: MemoryOfficeOptions) {
    this.store = new MemoryStore()
    this.clock = virtualClock(at)
    const mails: Mail[] = []
    this.mails = mails
    const signer = memorySigner()
    const kept = { epoch: 0 }
    this.machine = createMachine({
      random: bytesThatRepeat(),
      store: through?.(this.store) ?? this.store,
      engineStore: new MemoryStore(),
      clock: this.clock,
      wallClock: machineClock,
      secrets: { sign: (purpose, text) => createHmac('sha256', purpose).update(text).digest() },
      mailer: mailer ?? { send: async (mail) => void mails.push(mail) },
      webhooks: webhooks ?? { send: () => Promise.reject(new WebhookFailedError('nobody listens in a test')) },
      channels: this.messages.channels,
      web: web ?? { read: () => Promise.reject(new WebNotReadError('nothing is read in a test')) },
      log,
      publicUrl: 'http://localhost:8080',
      mailDomain: 'onduty.example',
      checkpoints: { log: new MemoryCheckpoints(), signer, keys: signer },
      epoch: { read: async () => kept.epoch, write: async (epoch) => void Object.assign(kept, { epoch }) },
    })
    const { platform, routes } = this.machine
    const limits = { ratePerCaller: FOREVER, ratePerAddress: FOREVER }
    const people = peopleForSignIn
    this.api = createApi({ platform, routes, pages, people, wallClock: machineClock, checksAnswers: true, ...limits })
  }

  get now(): Instant {
    return this.clock.now()
  }

  async credentialsOf(role: Role): Promise<Credentials> {
    const known = this.#credentials.get(role) ?? (await bearerOf(this.machine.platform, role))
    this.#credentials.set(role, known)
    return known
  }

  /** Somebody who was out and is back comes in with something new. */
  forgetCredentialsOf(role: Role): void {
    this.#credentials.delete(role)
  }

  /** Calls the API as somebody. */
  async call<Body = Record<string, unknown>>(
    role: Role,
    method: string,
    path: string,
    body?: unknown,
    ifMatch?: number,
  ): Promise<Answered<Body>> {
    const response = await this.api.request(path, {
      method,
      headers: {
        ...(await this.credentialsOf(role)),
        'Accept-Language': 'en',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body }
  }

  /** The same, and it has to succeed; then everything comes to rest. */
  async does<Body = Record<string, unknown>>(
    role: Role,
    method: string,
    path: string,
    body?: unknown,
    ifMatch?: number,
  ): Promise<Body> {
    const answer = await this.call<Body>(role, method, path, body, ifMatch)
    if (answer.status >= 300) throw new Error(`${method} ${path} as ${role}: ${JSON.stringify(answer.body)}`)
    await this.settle()
    return answer.body
  }

  /** Something that may be asked of the mail service; released from five hours later in a week, for two hours. */
  wish(wish: Readonly<Record<string, unknown>> = {}) {
    const from = plusMillis(this.now, 7 * DAY + 5 * HOUR)
    return {
      title: '更换邮件网关证书',
      description: '旧证书月底到期。',
      services: [services.mail],
      implementer: people.opsTwo,
      risk: 'medium',
      backOutPlan: '换回旧证书，十分钟。',
      testPlan: '收发邮件，检查证书链。',
      releaseWindow: { from, until: plusMillis(from, 2 * HOUR) },
      ...wish,
    }
  }

  raises(role: Role, wish: Readonly<Record<string, unknown>> = {}): Promise<ChangeSummary> {
    return this.does<ChangeSummary>(role, 'POST', '/api/changes', this.wish(wish))
  }

  change(id: Id): Promise<ChangeOut> {
    return this.does<ChangeOut>('head', 'GET', `/api/changes/${id}`)
  }

  /** The step is taken by whoever owes it. */
  async ownerTakes(id: Id, step: string, body: unknown = {}): Promise<ChangeSummary> {
    const { accountable } = await this.change(id)
    const owner = (Object.keys(people) as Role[]).find((role) => people[role] === accountable?.id)
    if (owner === undefined) throw new Error(`nobody owes anything on ${id}`)
    return this.does<ChangeSummary>(owner, 'POST', `/api/changes/${id}/${step}`, body)
  }

  async settle(): Promise<void> {
    await this.machine.conductor.settle(this.now)
  }

  async advance(millis: number): Promise<void> {
    await this.machine.conductor.advance(this.clock, plusMillis(this.now, millis))
  }

  /** The invariants, over everything stored. */
  checkUp(): Promise<Checkup> {
    return checkUp(itemsOf(this.store), kinds, this.now)
  }
}

/** Bytes that look random and are the same in every run. */
export function bytesThatRepeat(seed = 1): (count: number) => Uint8Array {
  let state = seed
  const nextByte = () => {
    state = (state * 48271) % 2147483647
    return (state >> 8) & 255
  }
  return (count) => Uint8Array.from({ length: count }, nextByte)
}

/** Rows as the doctor takes them. */
export async function* itemsOf(store: MemoryStore) {
  yield* store.dump()
}
