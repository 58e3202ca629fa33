import { findHead } from '../../functions/audit-trail/index.ts'
import type { ChangeOut, ChangeSummary } from '../../functions/change/change.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, type Instant, instantOf, MINUTE, millisOf, SECOND } from '../../functions/kernel/instant.ts'
import type { Item } from '../../functions/platform/store.ts'
import { kinds, receiveMail, people as signInPeople } from '../../functions/registry.ts'
import { issueToken } from '../../functions/sign-in/issue-token.ts'
import { machineClock, type VirtualClock } from '../../infra/local/clocks.ts'
import { type Checkup, checkUp } from '../../infra/local/doctor.ts'
import { type Database, startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import type { Machine } from '../../infra/local/machine.ts'
import type { LocalMailbox, SentMail } from '../../infra/local/mailbox/local-mailbox.ts'
import { readEverything } from '../../infra/local/read-everything.ts'
import { emailOf, foundDepartmentIn, people, type Role, services } from './department.ts'
import { MONDAY_MORNING } from './memory-platform.ts'
import { leavePremises, machineOn, type Premises, rentPremises } from './premises.ts'

export { emailOf, people, type Role, services }

export interface Span {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
}

const millisIn = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Span) =>
  days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND

let database: Promise<Database> | undefined

/** An answer of the API: status and body, whatever it is. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

/**
 * A department at work: the real API, engine, relay and embedded database, and a clock that is moved by hand. Starts
 * on Monday, 5 January 2026, at 9 in Shanghai unless told otherwise.
 */
export class Office {
  readonly premises: Premises
  #machine: Machine
  readonly #tokens = new Map<Role, string>()

  static async open({ at = MONDAY_MORNING }: { at?: Instant } = {}): Promise<Office> {
    database ??= startEmbeddedDatabase()
    const premises = await rentPremises((await database).client, at)
    const machine = await machineOn(premises)
    await foundDepartmentIn(machine.platform)
    return new Office(premises, machine)
  }

  private constructor(premises: Premises, machine: Machine) {
    this.premises = premises
    this.#machine = machine
  }

  get machine(): Machine {
    return this.#machine
  }

  get clock(): VirtualClock {
    return this.premises.clock
  }

  get mailbox(): LocalMailbox {
    return this.premises.mailbox
  }

  /** The machine is stopped, time goes by, another one is started on what is kept. */
  async restart({ after = {}, meanwhile }: { after?: Span; meanwhile?: () => Promise<void> } = {}): Promise<void> {
    await this.#machine.stop()
    await meanwhile?.()
    this.clock.moveTo(instantOf(millisOf(this.now) + millisIn(after)))
    this.#machine = await machineOn(this.premises)
    await this.#machine.recover()
  }

  get now(): Instant {
    return this.clock.now()
  }

  /** Calls the API as somebody. */
  async call<Body = Record<string, unknown>>(
    role: Role | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const response = await this.machine.api.request(path, {
      method,
      headers: {
        ...(role === undefined ? {} : { Authorization: `Bearer ${await this.tokenOf(role)}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        'Accept-Language': 'en',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers }
  }

  /** The same, and it has to succeed. */
  async does<Body = Record<string, unknown>>(
    role: Role,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Body> {
    const answer = await this.call<Body>(role, method, path, body, headers)
    if (answer.status >= 300) throw new Error(`${method} ${path} as ${role}: ${JSON.stringify(answer.body)}`)
    await this.settle()
    return answer.body
  }

  /** Somebody raises a change to the mail service, released between 14 and 16 o'clock in a week, unless said otherwise. */
  async raises(role: Role, wish: Readonly<Record<string, unknown>> = {}): Promise<ChangeSummary> {
    return this.does<ChangeSummary>(role, 'POST', '/api/changes', this.wish(wish))
  }

  wish(wish: Readonly<Record<string, unknown>> = {}) {
    const from = instantOf(millisOf(this.now) + 7 * DAY + 5 * HOUR)
    return {
      title: '更换邮件网关证书',
      description: '旧证书月底到期。',
      services: [services.mail],
      implementer: people.opsTwo,
      risk: 'medium',
      backOutPlan: '换回旧证书，十分钟。',
      testPlan: '收发邮件，检查证书链。',
      releaseWindow: { from, until: instantOf(millisOf(from) + 2 * HOUR) },
      ...wish,
    }
  }

  change(id: Id, as: Role = 'head'): Promise<ChangeOut> {
    return this.does<ChangeOut>(as, 'GET', `/api/changes/${id}`)
  }

  /** Who owes the next step of a change now. */
  async ownerOf(id: Id): Promise<Role | undefined> {
    const { obligations } = await this.change(id)
    const open = obligations.find(({ status, kind }) => status === 'open' && kind !== 'obligation.accept')
    return (Object.keys(people) as Role[]).find((role) => people[role] === open?.accountable.id)
  }

  /** The step is taken by whoever owes it. */
  async ownerTakes(id: Id, step: string, body: unknown = {}): Promise<ChangeSummary> {
    const owner = await this.ownerOf(id)
    if (owner === undefined) throw new Error(`nobody owes anything on ${id}`)
    return this.does<ChangeSummary>(owner, 'POST', `/api/changes/${id}/${step}`, body)
  }

  /** Brings a change to a status, by the people who owe the steps. */
  async bringTo(id: Id, status: 'assessed' | 'authorised' | 'scheduled' | 'released'): Promise<void> {
    await this.ownerTakes(id, 'assess')
    if (status === 'assessed') return
    await this.ownerTakes(id, 'authorise')
    if (status === 'authorised') return
    await this.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '证书链正确。' })
    if (status === 'scheduled') return
    await this.advanceTo((await this.change(id)).releaseWindow.from)
    await this.ownerTakes(id, 'release')
  }

  async advance(span: Span): Promise<void> {
    await this.advanceTo(instantOf(millisOf(this.now) + millisIn(span)))
  }

  async advanceTo(instant: Instant): Promise<void> {
    await this.machine.conductor.advance(this.clock, instant)
  }

  async settle(): Promise<void> {
    await this.machine.conductor.settle(this.now)
  }

  /** Mails to somebody, oldest first. */
  async mailsTo(role: Role): Promise<SentMail[]> {
    return (await this.mailbox.list({ to: emailOf(role) })).toReversed()
  }

  /** A mail comes in, with these verdicts. */
  async receives(raw: string | Uint8Array, rcptTo: string, mailFrom: string, verdicts = PASSED): Promise<void> {
    await receiveMail(this.machine.platform, { raw: Buffer.from(raw), envelope: { mailFrom, rcptTo }, verdicts })
    await this.settle()
  }

  /** Every row of the product's table. */
  dump(): Promise<Item[]> {
    return Array.fromAsync(readEverything(this.premises.client, this.premises.table))
  }

  /** The invariants, over everything stored. */
  checkUp(): Promise<Checkup> {
    return checkUp(readEverything(this.premises.client, this.premises.table), kinds, this.now)
  }

  async close(): Promise<void> {
    await this.#machine.stop()
    await leavePremises(this.premises)
  }

  async tokenOf(role: Role): Promise<string> {
    const known = this.#tokens.get(role)
    if (known !== undefined) return known
    const head = await findHead(this.machine.platform.store, people[role])
    const person = head === undefined ? undefined : signInPeople.of(head)
    if (person === undefined) throw new Error(`${role} is nobody`)
    const wish = { name: 'test', actsAs: 'person', validDays: 1 } as const
    const { bearer } = await issueToken(this.machine.platform, machineClock, person, wish)
    this.#tokens.set(role, bearer)
    return bearer
  }
}

export const PASSED = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const

/** Stops the database of this file's offices. */
export async function closeOffices(): Promise<void> {
  await (await database)?.stop()
  database = undefined
}
