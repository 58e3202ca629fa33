import type { IncomingMessage } from 'node:http'

const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

/** Whether a name is this machine's own, whatever a name server says. */
export const isHere = (hostname: string): boolean => HERE.test(hostname)

/** A page of a stranger that has a name of its own point here would ask for that name. */
export const isAskedHere = ({ headers: { host = '' } }: IncomingMessage): boolean =>
  URL.canParse(`http://${host}`) && isHere(new URL(`http://${host}`).hostname)

/** Whether no page, or one of ours, made a browser ask: a stranger's page may not steer this machine, even blindly. */
export const isAskedByUs = ({ headers: { host, origin } }: IncomingMessage): boolean =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
