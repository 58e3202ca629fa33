import { type Instant, MINUTE, millisOf, SECOND } from '../kernel/instant.ts'
import type { PendingSignIn } from '../platform/identity-provider.ts'
import type { Secrets } from '../platform/secrets.ts'
import { type Cookies, clearCookie, cookieIn, cookieNamesIn, setCookie } from './cookies.ts'
import { hashOfSecret, isSame } from './secret.ts'

/** How long somebody may take at the provider. */
export const PENDING_FOR = 10 * MINUTE
/** Tabs that sign in at the same time, beyond which the earlier ones are forgotten. */
const MOST_PENDING = 5

/**
 * What is kept of a sign-in under way lives in the browser that began it, signed, in a cookie of its own (two mails
 * opened in two tabs are two sign-ins). So an answer of the provider is worth nothing in any other browser.
 */
export function keepPending(
  { secrets, cookies }: Keeper,
  pending: PendingSignIn,
  at: Instant,
  cookieHeader: string | undefined,
): string[] {
  const payload = Buffer.from(JSON.stringify({ ...pending, until: millisOf(at) + PENDING_FOR })).toString('base64url')
  const value = `${payload}.${macOf(secrets, payload)}`
  const before = cookieNamesIn(cookieHeader, cookies.signInPrefix)
  const forgotten = before.length < MOST_PENDING ? [] : before.slice(0, 20)
  return [
    ...forgotten.map((name) => clearCookie(cookies, name)),
    setCookie(cookies, nameFor(cookies, pending.state), value, PENDING_FOR / SECOND),
  ]
}

/** What was kept in this browser for this state, and the cookie that ends it; `undefined` when it is not ours or old. */
export function takePending(
  { secrets, cookies }: Keeper,
  state: string,
  at: Instant,
  cookieHeader: string | undefined,
): { readonly pending: PendingSignIn; readonly cookie: string } | undefined {
  const name = nameFor(cookies, state)
  const [payload = '', mac = ''] = (cookieIn(cookieHeader, name) ?? '').split('.')
  if (!isSame(mac, macOf(secrets, payload))) return undefined
  const { until, ...pending } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Kept
  if (until <= millisOf(at) || pending.state !== state) return undefined
  return { pending, cookie: clearCookie(cookies, name) }
}

export interface Keeper {
  readonly secrets: Secrets
  readonly cookies: Cookies
}

type Kept = PendingSignIn & { readonly until: number }

const macOf = (secrets: Secrets, payload: string): string => secrets.sign('sign-in', payload).toString('base64url')

const nameFor = ({ signInPrefix }: Cookies, state: string): string =>
  `${signInPrefix}${hashOfSecret(state).slice(0, 12)}`
