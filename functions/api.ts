import type { Context } from 'hono'
import { Hono } from 'hono'
import { apiCall } from './door/api-call.ts'
import type { Door } from './door/door.ts'
import { methodNotAllowed, problemOf } from './door/problem.ts'
import { type Rate, RateLimit } from './door/rate-limit.ts'
import { doorRefusal } from './door/refusals.ts'
import { problemFor, respondProblem } from './door/refuse.ts'
import { securityHeaders } from './door/security-headers.ts'
import type { Clock } from './platform/clock.ts'
import type { Route } from './platform/handler.ts'
import type { Platform } from './platform/platform.ts'
import { askedLanguage, cookiesFor, type People } from './sign-in/index.ts'

export interface ApiOptions {
  readonly platform: Platform
  readonly routes: readonly Route[]
  readonly people: People
  /** Time of the machine, whatever business time does. */
  readonly wallClock: Clock
  /** The network address somebody comes from, as the server in front tells it. */
  readonly addressOf?: (context: Context) => string | undefined
  /** Of known callers; 1,000 at once and 100 a second unless given. */
  readonly ratePerCaller?: Rate
  /** Of the unknown from one address; 100 at once and 10 a second unless given. */
  readonly ratePerAddress?: Rate
  /** Check answers against their contracts: for tests. */
  readonly checksAnswers?: boolean
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Hono answers HEAD by the route for GET. */
const asRouted = (method: string): string => (method === 'HEAD' ? 'GET' : method)

/** Everything people, scripts and machines call, as one app for any server. */
export function createApi(options: ApiOptions): Hono {
  const door = doorOf(options)
  const app = new Hono()
  const { addressOf = () => undefined } = options
  for (const route of options.routes) {
    const call = apiCall(door, route)
    const path = route.contract.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(route.contract.method, path, (context) => call(context.req, addressOf(context)))
  }
  const languageOf = (context: Context) => askedLanguage(context.req.header('accept-language'))
  app.notFound((context) => {
    const allowed = METHODS.filter((method) => app.router.match(asRouted(method), context.req.path)[0].length > 0)
    const problem = allowed.length > 0 ? methodNotAllowed(allowed) : problemOf(doorRefusal('no-such-route'))
    return respondProblem(door, problem ?? methodNotAllowed([]), languageOf(context))
  })
  app.onError((error, context) => respondProblem(door, problemFor(door, error, 'door'), languageOf(context)))
  return app
}

function doorOf(options: ApiOptions): Door {
  const { platform, people, wallClock, checksAnswers = false } = options
  const { ratePerCaller = { perSecond: 100, burst: 1000 }, ratePerAddress = { perSecond: 10, burst: 100 } } = options
  return {
    ...{ platform, people, wallClock, checksAnswers },
    cookies: cookiesFor(platform.publicUrl),
    headers: securityHeaders(platform.publicUrl),
    origin: new URL(platform.publicUrl).origin,
    limits: { perCaller: new RateLimit(ratePerCaller), perAddress: new RateLimit(ratePerAddress) },
  }
}
