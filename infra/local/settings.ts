import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { type Instant, instantOf } from '../../functions/kernel/instant.ts'

/** How the one machine was asked to run: the environment, checked. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly publicUrl: string
  /** Whether the public address is this machine: only then may there be a development sign-in and local controls. */
  readonly isLocalhost: boolean
  readonly seed: 'demo' | 'empty'
  /** 0: no door for mail. */
  readonly smtpPort: number
  /** `local`, or where mail is really sent: `smtp://…`. */
  readonly mail: string
  /** Whom our mails come from; what stands behind its `@` is the domain of replies and message ids. */
  readonly mailFrom: string
  readonly clock: { readonly kind: 'real' } | { readonly kind: 'virtual'; readonly at: Instant }
  readonly localControls: boolean
  /** Called every minute while all is well; https. */
  readonly heartbeatUrl?: string
  /** Instead of the embedded database. */
  readonly dynamoEndpoint?: string
  /** An OpenID provider instead of the local one. */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
}

/** A setting that cannot be used; says which, and what it may be. */
export class InvalidSettingError extends Error {
  override readonly name = 'InvalidSettingError'
}

type Environment = Readonly<Record<string, string | undefined>>

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Reads the environment; set to nothing is not set. Throws {@link InvalidSettingError}. */
export function readSettings(env: Environment): Settings {
  // Links in mails name the port, so it cannot be one the machine chooses.
  const port = portOf('PORT', env.PORT || '8080', 1)
  const publicUrl = originOf(env.PUBLIC_URL || `http://localhost:${port}`)
  const isLocalhost = LOCAL_HOSTS.has(new URL(publicUrl).hostname)
  const localControls = oneOf('LOCAL_CONTROLS', env.LOCAL_CONTROLS || '0', ['0', '1']) === '1'
  if (localControls && !isLocalhost) {
    throw new InvalidSettingError('LOCAL_CONTROLS=1 is only possible while PUBLIC_URL is on localhost')
  }
  const oidc = oidcOf(env)
  if (oidc === undefined && !isLocalhost) {
    throw new InvalidSettingError(
      'PUBLIC_URL is not on localhost, so there is no development sign-in: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
    )
  }
  return {
    port,
    host: hostOf(env.HOST || '127.0.0.1'),
    dataDir: resolve(env.DATA_DIR || '.onduty'),
    publicUrl,
    isLocalhost,
    seed: oneOf('SEED', env.SEED || 'demo', ['demo', 'empty']),
    smtpPort: portOf('SMTP_PORT', env.SMTP_PORT || '2525', 0),
    mail: mailOf(env.MAIL || 'local'),
    mailFrom: addressOf(env.MAIL_FROM || 'onduty@onduty.example.com'),
    clock: clockOf(env.CLOCK || 'real'),
    localControls,
    ...(env.HEARTBEAT_URL ? { heartbeatUrl: httpsOf('HEARTBEAT_URL', env.HEARTBEAT_URL) } : {}),
    ...(env.DYNAMODB_ENDPOINT ? { dynamoEndpoint: endpointOf(env.DYNAMODB_ENDPOINT) } : {}),
    ...(oidc === undefined ? {} : { oidc }),
  }
}

function portOf(name: string, text: string, least: 0 | 1): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535 || port < least)
    throw new InvalidSettingError(`${name} is a port from ${least} to 65535: ${text}`)
  return port
}

function hostOf(text: string): string {
  if (isIP(text) !== 0 || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text
  throw new InvalidSettingError(`HOST is an address or name of this machine, without a port: ${text}`)
}

function oneOf<const Choice extends string>(name: string, text: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === text)
  if (chosen === undefined) throw new InvalidSettingError(`${name} is one of ${choices.join(', ')}: ${text}`)
  return chosen
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === ''
  if (!isOrigin) throw new InvalidSettingError(`PUBLIC_URL is http(s)://host[:port] without a path: ${text}`)
  return url.origin
}

/** What was said is not repeated: it may hold a password. */
function mailOf(text: string): string {
  if (text === 'local' || (/^smtps?:\/\/[^\s/]+/.test(text) && URL.canParse(text))) return text
  throw new InvalidSettingError('MAIL is local or smtp://[user:password@]host[:port]')
}

function httpsOf(name: string, text: string): string {
  if (/^https:\/\//.test(text) && URL.canParse(text)) return text
  throw new InvalidSettingError(`${name} is https://…`)
}

function endpointOf(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  throw new InvalidSettingError(`DYNAMODB_ENDPOINT is http(s)://host[:port]: ${text}`)
}

function addressOf(text: string): string {
  if (/^[^\s@<>"(),:;\\[\]]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)) return text.toLowerCase()
  throw new InvalidSettingError(`MAIL_FROM is an address such as onduty@corp.example: ${text}`)
}

/** With its zone: without one it would be another instant on the next machine. */
const VIRTUAL = /^virtual:(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))$/

function clockOf(text: string): Settings['clock'] {
  if (text === 'real') return { kind: 'real' }
  const at = Date.parse(VIRTUAL.exec(text)?.[1] ?? '')
  if (Number.isNaN(at)) throw new InvalidSettingError(`CLOCK is real or virtual:2026-01-05T08:00:00+08:00: ${text}`)
  return { kind: 'virtual', at: instantOf(at) }
}

function oidcOf(env: Environment): Settings['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret) {
    throw new InvalidSettingError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together')
  }
  return { issuer, clientId, clientSecret }
}
