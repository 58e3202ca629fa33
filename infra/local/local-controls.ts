import { type Context, Hono } from 'hono'
import { findHead } from '../../functions/audit-trail/index.ts'
import { type Instant, instantOf, millisOf } from '../../functions/kernel/instant.ts'
import { assumedEnvelopes } from '../../functions/mail/inbound/assumed-envelope.ts'
import type { Clock } from '../../functions/platform/clock.ts'
import {
  type InboundMail,
  MAIL_CHECKS,
  type MailVerdict,
  type MailVerdicts,
} from '../../functions/platform/inbound-mail.ts'
import { people } from '../../functions/registry.ts'
import { findPersonByEmail, loadDirectory } from '../../functions/responsibility/index.ts'
import { issueToken } from '../../functions/sign-in/issue-token.ts'
import type { VirtualClock } from './clocks.ts'
import type { Checkup } from './doctor.ts'
import type { Machine } from './machine.ts'
import type { LocalMailbox } from './mailbox/local-mailbox.ts'
import { mailboxRoutes } from './mailbox/mailbox-routes.ts'

export interface LocalControlsOptions {
  readonly machine: Machine
  /** Absent when mail is really sent. */
  readonly mailbox?: LocalMailbox
  /** Absent under the real clock. */
  readonly virtual?: VirtualClock
  readonly wallClock: Clock
  readonly deliver: (mail: InboundMail) => Promise<void>
  readonly checkUp: () => Promise<Checkup>
}

/** A control that was asked for something it cannot do. */
class ControlError extends Error {
  override readonly name = 'ControlError'
}

const VERDICTS: readonly MailVerdict[] = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED', 'NONE']
const TOKEN_WISH = { name: 'local control', actsAs: 'person', validDays: 1 } as const
const LONGEST_JOURNEY = 100 * 365 * 86_400_000
const LARGEST_MAIL = 4 * 1024 * 1024
const ISO_DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** What tests, demos and benchmarks steer with. Only on one machine, only on localhost, only when asked for. */
export function localControls(options: LocalControlsOptions): Hono {
  const { machine, mailbox, virtual, wallClock, deliver, checkUp } = options
  const { platform, conductor, usage, engine } = machine
  const app = new Hono()
  let turn: Promise<unknown> = Promise.resolve()
  /** Processor time of the server when usage was reset. */
  let cpuBefore = 0
  /** One journey through time after the other. */
  const inTurn = <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    const answer = turn.then(run)
    turn = answer.catch(() => undefined)
    return answer
  }

  app.post('/local/token', async (context) => {
    const { email } = await bodyOf(context)
    if (typeof email !== 'string') throw new ControlError('email is a string')
    const person = findPersonByEmail(await loadDirectory(platform.store), email)
    if (person?.active !== true) return context.json({ title: `nobody active has the address ${email}` }, 404)
    const head = await findHead(platform.store, person.id)
    const known = head === undefined ? undefined : people.of(head)
    if (known === undefined) throw new ControlError(`${email} has no record`)
    const { token, bearer } = await issueToken(platform, wallClock, known, TOKEN_WISH)
    return context.json(
      { token: bearer, validUntil: token.validUntil, person: { id: person.id, name: person.name } },
      201,
    )
  })

  app.get('/local/clock', (context) => context.json({ now: platform.clock.now(), virtual: virtual !== undefined }))

  app.post('/local/clock/advance', async (context) => {
    const { by, to } = await bodyOf(context)
    if (virtual === undefined) throw new ControlError('the clock is real: start with CLOCK=virtual:…')
    return inTurn(async () => {
      const target = targetOf(virtual.now(), by, to)
      const fired = await conductor.advance(virtual, target)
      return context.json({ now: virtual.now(), fired })
    })
  })

  app.post('/local/settle', (context) =>
    inTurn(async () => {
      await conductor.settle(platform.clock.now())
      return context.json({ now: platform.clock.now() })
    }),
  )

  if (mailbox !== undefined) app.route('/', mailboxRoutes(mailbox))
  else {
    app.get('/local/mail', () => {
      throw new ControlError('mail is really sent: there is no local mailbox')
    })
  }

  app.post('/local/mail/inbound', async (context) => {
    const raw = Buffer.from(await context.req.arrayBuffer())
    if (raw.length > LARGEST_MAIL) throw new ControlError('at most 4 MiB')
    for (const mail of inboundFrom(raw, context.req.query())) await deliver(mail)
    return context.json({ delivered: true }, 202)
  })

  app.get('/local/usage', (context) =>
    context.json({
      operations: usage.read(),
      transitions: engine.usage(),
      mails: usage.mails,
      cpuMillis: cpuMillis() - cpuBefore,
    }),
  )
  app.delete('/local/usage', (context) => {
    usage.reset()
    engine.resetUsage()
    cpuBefore = cpuMillis()
    return context.body(null, 204)
  })

  app.get('/local/doctor', async (context) => context.json(await checkUp()))

  app.onError((error, context) => {
    if (error instanceof ControlError) return context.json({ title: error.message }, 422)
    platform.log.error('a local control failed', { error })
    return context.json({ title: error.message }, 500)
  })
  return app
}

function cpuMillis(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  const body: unknown = await context.req.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null) throw new ControlError('a JSON object, please')
  return body as Record<string, unknown>
}

function targetOf(now: Instant, by: unknown, to: unknown): Instant {
  if (typeof to === 'string') {
    const at = Date.parse(to)
    if (Number.isNaN(at)) throw new ControlError(`to is an instant: ${to}`)
    if (at - millisOf(now) > LONGEST_JOURNEY) throw new ControlError('to lies a hundred years ahead at most')
    if (at < millisOf(now)) throw new ControlError(`the clock never goes back: it is ${now}`)
    return instantOf(at)
  }
  const parts = typeof by === 'string' && by.length > 1 ? ISO_DURATION.exec(by) : null
  if (parts === null) throw new ControlError('by is an ISO 8601 duration such as PT5M, or to an instant')
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  const millis = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000
  if (millis > LONGEST_JOURNEY) throw new ControlError('by is a hundred years at most')
  return instantOf(millisOf(now) + millis)
}

/** One mail per recipient, with the envelope a server would have seen and the verdicts asked for. */
function inboundFrom(raw: Buffer, asked: Readonly<Record<string, string>>): InboundMail[] {
  const verdicts = Object.fromEntries(
    MAIL_CHECKS.map((check) => {
      const verdict = VERDICTS.find((each) => each === (asked[check] ?? 'PASS'))
      if (verdict === undefined) throw new ControlError(`${check} is one of ${VERDICTS.join(', ')}`)
      return [check, verdict]
    }),
  ) as MailVerdicts
  const envelopes = assumedEnvelopes(raw)
  if (envelopes.length === 0) throw new ControlError('a mail needs a recipient in its headers')
  return envelopes.map((envelope) => ({ raw, envelope, verdicts }))
}
