import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { SERVER_PATHS } from '../../functions/platform/server-paths.ts'
import { isAskedByUs, isAskedHere } from './asked-here.ts'
import { endPlainly } from './end-plainly.ts'
import { PROVIDER_MOUNT } from './identity-provider/identity-provider.ts'
import { portalFiles } from './portal-files.ts'

/** Somebody else listens on the port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
  constructor(port: number, options?: ErrorOptions) {
    super(
      `端口 ${port} 已被其他程序占用，请用 PORT 另设一个，例如 PORT=${port + 1} npm start。\n` +
        `Port ${port} is taken by another program: choose another one, for example PORT=${port + 1} npm start.`,
      options,
    )
  }
}

/** Throws {@link PortTakenError}, before anything is opened or written. */
export async function portMustBeFree({ host, port }: Pick<GatewayOptions, 'host' | 'port'>): Promise<void> {
  const probe = createServer()
  await listening(probe, host, port)
  probe.close()
  await once(probe, 'close')
}

async function listening(server: Server, host: string, port: number): Promise<Server> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return server
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new PortTakenError(port, { cause: error })
  }
}

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

const FOLDERS_OF_THE_API = SERVER_PATHS.map((path) => path.replace('/*', ''))

/** What the server itself answers; every other address belongs to the portal. */
const isOfTheApi = (url: string): boolean =>
  FOLDERS_OF_THE_API.some((folder) => url.startsWith(folder) && ['', '/', '?'].includes(url.charAt(folder.length)))

/** One address for portal, API and sign-in, as CloudFront is on AWS. Resolves when it listens. */
export async function openGateway(options: GatewayOptions): Promise<Server> {
  const { api, controls, identityProvider, portalDir, publicUrl, host, port } = options
  const answerApi = getRequestListener(api.fetch)
  const answerControls = controls === undefined ? undefined : getRequestListener(controls.fetch)
  const answerPortal = portalFiles(portalDir, publicUrl)
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (isOfTheApi(path)) void answerApi(request, response)
    else if (answerControls !== undefined && path.startsWith('/local/')) {
      if (isAskedHere(request) && isAskedByUs(request)) void answerControls(request, response)
      else endPlainly(response, 421, 'this machine is steered by itself only')
    } else if (identityProvider !== undefined && (path === PROVIDER_MOUNT || path.startsWith(`${PROVIDER_MOUNT}/`))) {
      // It asks for no password, so whoever comes over a network does not come in here.
      if (isAskedHere(request)) identityProvider(request, response)
      else endPlainly(response, 421, 'signing in without a password is for this machine only')
    } else void answerPortal(request, response)
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  return listening(server, host, port)
}
