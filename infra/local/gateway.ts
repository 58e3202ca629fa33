import { once } from 'node:events'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { isAskedByUs, isAskedHere } from './asked-here.ts'
import { PROVIDER_MOUNT } from './identity-provider/identity-provider.ts'
import { portalHeaders } from './portal-headers.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface GatewayOptions {
  readonly api: Hono
  /** `/local/…`; absent unless asked for. */
  readonly controls?: Hono
  /** `/oidc/…`; absent with a provider elsewhere. */
  readonly identityProvider?: Handler
  /** The built portal. */
  readonly portalDir: string
  readonly publicUrl: string
  readonly host: string
  readonly port: number
}

/** What the server itself answers; every other address belongs to the portal. */
const OF_THE_API = /^\/(?:api|auth|d|print|problems)(?:\/|$|\?)/
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** One address for portal, API and sign-in, as CloudFront is on AWS. Resolves when it listens. */
export async function openGateway(options: GatewayOptions): Promise<Server> {
  const { api, controls, identityProvider, portalDir, publicUrl, host, port } = options
  const answerApi = getRequestListener(api.fetch)
  const answerControls = controls === undefined ? undefined : getRequestListener(controls.fetch)
  const answerPortal = portal(portalDir, publicUrl)
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (OF_THE_API.test(path)) void answerApi(request, response)
    else if (answerControls !== undefined && path.startsWith('/local/')) {
      if (isAskedHere(request) && isAskedByUs(request)) void answerControls(request, response)
      else end(response, 421, 'this machine is steered by itself only')
    } else if (identityProvider !== undefined && (path === PROVIDER_MOUNT || path.startsWith(`${PROVIDER_MOUNT}/`))) {
      identityProvider(request, response)
    } else answerPortal(request, response)
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

/** Files of the portal; an address without a file is one of its routes, and answers with its page. */
function portal(dir: string, publicUrl: string): Handler {
  const headers = portalHeaders(publicUrl)
  const page = join(dir, 'index.html')
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'method not allowed')
    const path = pathOf(request.url ?? '/')
    if (path === undefined) return end(response, 400, 'bad address')
    const file = join(dir, path)
    const isFile = path !== '/' && existsSync(file) && statSync(file).isFile()
    if (!isFile && (path.startsWith('/local/') || extname(path) !== '')) return end(response, 404, 'not found')
    const sent = isFile ? file : page
    if (!existsSync(sent)) return end(response, 503, 'the portal is not built: npm run build')
    response.writeHead(200, {
      ...headers,
      'Content-Type': TYPES[extname(sent)] ?? 'application/octet-stream',
      'Content-Length': statSync(sent).size,
      // Names of assets carry a hash of what is in them.
      'Cache-Control': path.startsWith('/assets/') && isFile ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    if (request.method === 'HEAD') return void response.end()
    createReadStream(sent).pipe(response)
  }
}

function pathOf(url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(url.split(/[?#]/)[0] ?? '/')).replaceAll(sep, '/')
    return path.includes('..') || path.includes('\0') ? undefined : path
  } catch {
    return undefined
  }
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
  response.end(text)
}
