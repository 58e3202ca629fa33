import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import { answers } from './fixture-answers.ts'
import { NOW } from './fixture-department.ts'
import { mails } from './fixture-system.ts'

/** What the portal's pages are served with; as strict as the real server. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src-elem 'self' 'unsafe-inline'",
  "style-src-attr 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SIGN_OUT_PAGE =
  '<form method="post" action="/auth/sign-out"><input type="hidden" name="token" value="of this session"></form>'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export interface FixtureApi {
  readonly url: string
  /** The next call of this operation gets this problem instead of its answer. */
  readonly refuseNext: (operation: string, problem: Readonly<Record<string, unknown>> & { status: number }) => void
  /** Everything asked so far, for tests to look at. */
  readonly asked: {
    readonly operation: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }[]
  readonly close: () => Promise<void>
}

/** The portal of `dist` and an API that answers with fixtures, each checked against its contract, on loopback. */
export async function startFixtureApi(dist: string): Promise<FixtureApi> {
  const app = new Hono()
  const refusals = new Map<string, Readonly<Record<string, unknown>> & { status: number }>()
  const asked: FixtureApi['asked'] = []
  const startedAt = Date.now()
  const now = (): string => new Date(Date.parse(NOW) + Date.now() - startedAt).toISOString()

  for (const [contract, answer] of answers()) {
    app.on(contract.method, contract.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const told = await c.req.text()
      const isFile = contract.upload !== undefined
      const body: unknown = told === '' || isFile ? undefined : JSON.parse(told)
      asked.push({ operation: contract.operation, headers: c.req.header(), body })
      const refusal = refusals.get(contract.operation)
      refusals.delete(contract.operation)
      if (refusal !== undefined) return problem(c, refusal)
      const input = checked(contract, c, body)
      const found = answer({
        params: c.req.param(),
        query: c.req.query(),
        body: (input ?? {}) as object as never,
        now: now(),
      })
      if (found === undefined)
        return problem(c, { status: 404, code: 'not-found', title: '没有找到', detail: '没有找到。' })
      return c.json(
        contract.answer.parse(JSON.parse(JSON.stringify(found))) as object,
        contract.status === 201 ? 201 : 200,
      )
    })
  }
  app.get('/local/mail', (c) => c.json({ items: mails }))
  app.get('/auth/sign-out', (c) => c.html(SIGN_OUT_PAGE))
  app.post('/auth/sign-out', async (c) => c.text(`signed out with ${(await c.req.parseBody()).token}`))
  app.get('/auth/sign-in', (c) => c.html(`<h1>sign in, then ${c.req.query('returnTo')}</h1>`))
  app.all('/api/*', (c) =>
    problem(c, { status: 404, code: 'no-such-route', title: '没有找到', detail: '没有这个地址。' }),
  )
  app.get('*', async (c) => {
    const wanted = path.extname(c.req.path) === '' ? '/index.html' : c.req.path
    const content = await readFile(path.join(dist, path.normalize(wanted))).catch(() => undefined)
    if (content === undefined) return c.notFound()
    return c.body(new Uint8Array(content), 200, {
      'Content-Type': TYPES[path.extname(wanted)] ?? 'application/octet-stream',
      'Content-Security-Policy': PAGE_POLICY,
      'Referrer-Policy': 'no-referrer',
    })
  })

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    refuseNext: (operation, refusal) => refusals.set(operation, refusal),
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** What the contract makes of the input; throws when it does not fit, which fails the test. */
function checked(contract: RouteContract, c: Context, body: unknown): unknown {
  contract.query?.parse(c.req.query())
  contract.params?.parse(c.req.param())
  if (contract.method !== 'GET' && c.req.header('x-onduty') !== '1') throw new Error('not from our own page')
  return contract.body?.parse(body)
}

const problem = (c: Context, { status, ...rest }: Readonly<Record<string, unknown>> & { status: number }) =>
  c.body(JSON.stringify({ type: `/problems/${rest.code}`, status, ...rest }), status as 404, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  })
