import type { IncomingMessage } from 'node:http'

const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

/** Whether a name is this machine's own, whatever a name server says. */
export const isHere = (hostname: string): boolean => HERE.test(hostname)

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/

/**
 * Whether a request comes from this machine, for a name of this machine. A page of a stranger that has a name of its own
 * point here would ask for that name; and when `HOST` opens the port to a network, whoever is there may say any name.
 */
export const isAskedHere = ({ headers: { host = '' }, socket }: IncomingMessage): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  URL.canParse(`http://${host}`) &&
  isHere(new URL(`http://${host}`).hostname)

/** Whether no page, or one of ours, made a browser ask: a stranger's page may not steer this machine, even blindly. */
export const isAskedByUs = ({ headers: { host, origin } }: IncomingMessage): boolean =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
