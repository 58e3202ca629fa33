import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { InboundMail } from '../../../functions/platform/inbound-mail.ts'
import type { Log } from '../../../functions/platform/log.ts'
import { type CheckMail, checkMail } from './mail-verdicts.ts'

export interface SmtpDoorOptions {
  /** 0 lets the system choose; `port` of the door says which. */
  readonly port: number
  readonly host: string
  /** Our name in greetings. */
  readonly name: string
  /** Whether an address is ours. Mail for anybody else is refused: this is no relay. */
  readonly accepts: (address: string) => boolean
  /** Called once per recipient, before the mail is acknowledged; when it throws, the sender is asked to come again. */
  readonly deliver: (mail: InboundMail) => Promise<void>
  readonly log: Log
  readonly check?: CheckMail
}

export interface SmtpDoor {
  readonly port: number
  close(): Promise<void>
}

/** Larger than what is read as a reply, so that too large a reply gets an answer in words. */
const LARGEST_MAIL_BYTES = 4 * 1024 * 1024
const MOST_RECIPIENTS = 20
const MOST_CLIENTS = 20
const IDLE_MILLIS = 60_000

/**
 * Mail to Onduty on one machine. The protocol is loaded with the first connection, so a door nobody uses costs nothing.
 */
export async function openSmtpDoor(options: SmtpDoorOptions): Promise<SmtpDoor> {
  const sockets = new Set<Socket>()
  let protocol: Promise<SMTPServer> | undefined
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    protocol ??= loadProtocol(options)
    protocol.then(
      ({ server: speaking }) => speaking.emit('connection', socket),
      (error: unknown) => {
        options.log.error('the smtp door cannot speak', { error })
        socket.destroy()
      },
    )
  })
  server.listen(options.port, options.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function loadProtocol(options: SmtpDoorOptions): Promise<SMTPServer> {
  const { SMTPServer } = await import('smtp-server')
  const protocol = new SMTPServer({
    name: options.name,
    banner: 'Onduty',
    size: LARGEST_MAIL_BYTES,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    maxClients: MOST_CLIENTS,
    maxRecipients: MOST_RECIPIENTS,
    socketTimeout: IDLE_MILLIS,
    onRcptTo({ address }, _session, answer) {
      answer(options.accepts(address) ? null : refusal(550, 'There is no such mailbox here'))
    },
    onData(stream, session, answer) {
      takeMail(options, stream, session).then(
        () => answer(null, 'Taken'),
        (error: unknown) => answer(error instanceof SmtpRefusal ? error : refusal(451, 'Please try again later')),
      )
    },
  })
  protocol.on('error', (error) => options.log.warn('a client of the smtp door misbehaved', { reason: error.message }))
  return protocol
}

async function takeMail(
  { check = checkMail, deliver, log }: SmtpDoorOptions,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const chunks: Buffer[] = []
  // Read to the end even when it is too large: the protocol goes on only then.
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer)
  if (stream.sizeExceeded) throw refusal(552, 'The mail is too large')
  const raw = Buffer.concat(chunks)
  const mailFrom = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
  const peer = { address: session.remoteAddress, helo: session.hostNameAppearsAs, mailFrom }
  try {
    const verdicts = await check(raw, peer)
    const recipients = new Set(session.envelope.rcptTo.map(({ address }) => address.toLowerCase()))
    for (const rcptTo of recipients) await deliver({ raw, envelope: { mailFrom, rcptTo }, verdicts })
  } catch (error) {
    log.error('a mail could not be taken in', { error })
    throw error
  }
}

/** An answer the sending server understands: 4xx come again, 5xx do not. */
class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal'
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message)
  }
}

const refusal = (code: number, message: string): SmtpRefusal => new SmtpRefusal(code, message)
