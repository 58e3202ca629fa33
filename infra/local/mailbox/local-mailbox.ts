import type { Instant } from '../../../functions/kernel/instant.ts'
import { millisOf } from '../../../functions/kernel/instant.ts'
import type { Clock } from '../../../functions/platform/clock.ts'
import type { Mail, Mailer } from '../../../functions/platform/mailer.ts'
import { MailRefusedError } from '../../../functions/platform/mailer.ts'
import { messageIdOf } from '../../../functions/platform/message-id.ts'
import type { LineLogOptions, Place } from './line-log.ts'
import { LineLog } from './line-log.ts'

export interface LocalMailboxOptions extends Omit<LineLogOptions, 'onDropped'> {
  readonly clock: Clock
  /** What stands behind the `@` of our own addresses and message ids. */
  readonly mailDomain: string
  /** Who mails come from; `onduty@<mailDomain>` unless given. */
  readonly from?: Mail['to']
}

/** A mail as it went out. Sent twice means here twice. */
export interface SentMail {
  /** Where the mailbox keeps it; the mail's own id is in `headers['Message-ID']`. */
  readonly id: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly sentAt: Instant
}

export interface MailSearch {
  /** Address, in any case. */
  readonly to?: string
  /** An instant: sent then or later. (A virtual clock stands still, so "later" alone would hide mails.) An id: later than it. */
  readonly after?: string
  readonly limit?: number
}

interface Entry {
  readonly to: string
  readonly sentMillis: number
  readonly place: Place
}

const ADDRESS = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]{1,255}$/
const MOST_LISTED = 1000

/**
 * The mailer of one machine: keeps every mail instead of sending it, newest first for whoever looks.
 *
 * A record is one line: what is searched for, a tab, the whole mail. The index over it is built when somebody first
 * looks, so that starting and sending never wait for it.
 */
export class LocalMailbox implements Mailer {
  readonly #log: LineLog
  readonly #options: LocalMailboxOptions
  /** Oldest first. */
  #index: Entry[] = []
  #indexed: Promise<void> | undefined

  private constructor(log: LineLog, options: LocalMailboxOptions) {
    this.#log = log
    this.#options = options
  }

  static async open(options: LocalMailboxOptions): Promise<LocalMailbox> {
    const forget = (segment: number) => mailbox.#forget(segment)
    const mailbox: LocalMailbox = new LocalMailbox(await LineLog.open({ ...options, onDropped: forget }), options)
    return mailbox
  }

  async send(mail: Mail): Promise<void> {
    const { clock, mailDomain } = this.#options
    const from = this.#options.from ?? { name: '职守 Onduty', address: `onduty@${mailDomain}` }
    const to = mail.to.address
    const sentAt = clock.now()
    const headers = {
      ...mail.headers,
      From: mailboxText(from),
      To: mailboxText(mail.to),
      ...(mail.replyTo === undefined ? {} : { 'Reply-To': mail.replyTo }),
      Subject: mail.subject,
      Date: new Date(sentAt).toUTCString().replace('GMT', '+0000'),
      'Message-ID': messageIdOf(mail.id, mailDomain),
    }
    refuseUnsendable(to, headers)
    const body = { to, from: from.address, subject: mail.subject, text: mail.text, html: mail.html, headers, sentAt }
    const place = await this.#log.append(
      `${JSON.stringify([to.toLowerCase(), millisOf(sentAt)])}\t${JSON.stringify(body)}`,
    )
    if (this.#indexed !== undefined) this.#index.push({ to: to.toLowerCase(), sentMillis: millisOf(sentAt), place })
  }

  /** Newest first. */
  async list({ to, after, limit = MOST_LISTED }: MailSearch = {}): Promise<SentMail[]> {
    await this.#ready()
    const address = to?.trim().toLowerCase()
    const isLater = laterThan(after)
    const found: SentMail[] = []
    for (let at = this.#index.length - 1; at >= 0 && found.length < limit; at -= 1) {
      const entry = this.#index[at]
      if (entry === undefined || (address !== undefined && entry.to !== address) || !isLater(entry)) continue
      const mail = await this.#read(entry.place)
      if (mail !== undefined) found.push(mail)
    }
    return found
  }

  async find(id: string): Promise<SentMail | undefined> {
    const [, segment, offset, length] = /^(\d{1,6})-(\d{1,12})-(\d{1,8})$/.exec(id) ?? []
    if (length === undefined) return undefined
    await this.#ready()
    // Only where a line really begins: an offset of somebody's choice must not show the middle of another mail.
    const isKept = ({ place }: Entry) => idOf(place) === id
    return this.#index.some(isKept)
      ? this.#read({ segment: Number(segment), offset: Number(offset), length: Number(length) })
      : undefined
  }

  /** How many mails are kept. */
  async count(): Promise<number> {
    await this.#ready()
    return this.#index.length
  }

  close(): Promise<void> {
    return this.#log.close()
  }

  #ready(): Promise<void> {
    this.#indexed ??= this.#buildIndex()
    return this.#indexed
  }

  async #buildIndex(): Promise<void> {
    const seen = new Map<string, string>()
    const found: Entry[] = []
    for await (const { place, line } of this.#log.lines()) {
      const [address, sentMillis] = JSON.parse(line.toString('utf8', 0, line.indexOf(9))) as [string, number]
      const to = seen.get(address) ?? address
      seen.set(to, to)
      found.push({ to, sentMillis, place })
    }
    const last = found.at(-1)?.place
    const sentMeanwhile = this.#index.filter(({ place }) => last === undefined || isAfter(place, last))
    this.#index = [...found, ...sentMeanwhile]
  }

  async #read(place: Place): Promise<SentMail | undefined> {
    const line = await this.#log.read(place)
    return line === undefined ? undefined : { id: idOf(place), ...JSON.parse(line.slice(line.indexOf('\t') + 1)) }
  }

  #forget(segment: number): void {
    this.#index = this.#index.filter(({ place }) => place.segment !== segment)
  }
}

const idOf = ({ segment, offset, length }: Place): string => `${segment}-${offset}-${length}`

const isAfter = (one: Place, other: Place): boolean =>
  one.segment > other.segment || (one.segment === other.segment && one.offset > other.offset)

function laterThan(after: string | undefined): (entry: Entry) => boolean {
  if (after === undefined || after === '') return () => true
  const [, segment, offset] = /^(\d{1,6})-(\d{1,12})-\d{1,8}$/.exec(after) ?? []
  if (offset !== undefined) {
    const place = { segment: Number(segment), offset: Number(offset), length: 0 }
    return (entry) => isAfter(entry.place, place)
  }
  const from = millisOf(after)
  return ({ sentMillis }) => sentMillis >= from
}

const mailboxText = ({ name, address }: Mail['to']): string => (name === '' ? address : `${name} <${address}>`)

/** What a mail server would refuse, so that it is noticed here too. */
function refuseUnsendable(address: string, headers: Readonly<Record<string, string>>): void {
  if (!ADDRESS.test(address)) throw new MailRefusedError('not an address a mail can be sent to')
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!-9;-~]+$/.test(name) || /[\r\n\0]/.test(value))
      throw new MailRefusedError(`header ${name} is not one line`)
  }
}
