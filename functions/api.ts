import { type Context, Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { apiCall } from './door/api-call.ts'
import { type DocsAsset, docsAnswers } from './door/docs.ts'
import { type Door, doorOf } from './door/door.ts'
import { laterOf } from './door/later.ts'
import { pageCall, respondProblemPage } from './door/page-call.ts'
import { methodNotAllowed, type Problem, refusalProblem } from './door/problem.ts'
import { problemKindsPage } from './door/problem-kinds.pages.tsx'
import type { Rate } from './door/rate-limit.ts'
import { doorRefusal } from './door/refusals.ts'
import { problemFor, respondProblem } from './door/refuse.ts'
import type { Answers, LaterAnswers } from './platform/answers.ts'
import type { Clock } from './platform/clock.ts'
import type { Route } from './platform/handler.ts'
import type { Page } from './platform/page.ts'
import type { Platform } from './platform/platform.ts'
import { askedLanguage, type People } from './sign-in/index.ts'

export interface ApiOptions {
  readonly platform: Platform
  readonly routes: readonly Route[]
  /** Pages the server renders; those of sign-in among them. */
  readonly pages?: readonly Page[]
  /** What else is answered, loaded when somebody first comes for it. */
  readonly later?: readonly LaterAnswers[]
  readonly people: People
  /** Time of the machine, whatever business time does. */
  readonly wallClock: Clock
  /** The network address somebody comes from, as the server in front tells it. */
  readonly addressOf?: (context: Context) => string | undefined
  /** Of known callers; 1,000 at once and 100 a second unless given. */
  readonly ratePerCaller?: Rate
  /** Of the unknown from one address; 500 at once and 50 a second unless given (an office shares an address). */
  readonly ratePerAddress?: Rate
  readonly docsAsset?: DocsAsset
  /** Check answers against their contracts: for tests. */
  readonly checksAnswers?: boolean
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Everything people, scripts and machines call, as one app for any server. */
export function createApi(options: ApiOptions): Hono {
  const { addressOf = () => undefined } = options
  const door = doorOf(options)
  // Left to itself Hono first tries to make one expression of all paths, which `/a/{id}` beside `/a/mine` does not allow.
  const app = new Hono({ router: new TrieRouter() })
  const known: Route[] = []
  const add = ({ routes, pages = [] }: Answers): void => {
    known.push(...routes)
    for (const route of routes) {
      const call = apiCall(door, route)
      const path = route.contract.path.replaceAll(/\{(\w+)\}/g, ':$1')
      app.on(route.contract.method, path, (context) => call(context.req, addressOf(context)))
    }
    for (const page of pages) {
      const call = pageCall(door, page)
      app.on(page.method, page.path, (context) => call(context.req, addressOf(context)))
    }
  }
  const later = laterOf(options.later ?? [], add)
  const everyRoute = async (): Promise<readonly Route[]> => {
    await later.fetchAll()
    return known
  }
  add({ routes: options.routes, pages: [...(options.pages ?? []), problemKindsPage(everyRoute)] })
  const docs = docsAnswers(door, everyRoute, options.docsAsset)
  app.get('/api/openapi.json', () => docs.openApi())
  app.get('/api/docs', () => docs.page())
  app.get('/api/docs/:file', (context) => docs.file(context.req.param('file')))
  app.notFound(async (context) => {
    const { path, raw } = context.req
    if (await later.fetchedFor(path)) return await app.fetch(raw, context.env)
    return refuse(door, context, unanswered(app, path))
  })
  app.onError((error, context) => refuse(door, context, problemFor(door, error, 'door')))
  return app
}

/** No such address, or not by this method. Hono answers HEAD by the route for GET. */
function unanswered(app: Hono, path: string): Problem {
  const answers = (method: string) => app.router.match(method === 'HEAD' ? 'GET' : method, path)[0].length > 0
  const allowed = METHODS.filter(answers)
  return allowed.length > 0 ? methodNotAllowed(allowed) : refusalProblem(doorRefusal('no-such-route'))
}

/** Programs get a problem document, people a page. */
function refuse(door: Door, { req }: Context, problem: Problem): Response {
  const language = askedLanguage(req.header('accept-language'))
  const isPerson = !req.path.startsWith('/api/') && req.header('accept')?.includes('text/html') === true
  if (isPerson) return respondProblemPage(door, problem, language)
  return respondProblem(door, problem, language, req.path.startsWith('/scim/') ? 'scim' : undefined)
}
