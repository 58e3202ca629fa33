import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { languageOf } from '../../../functions/kernel/text.ts'
import type { Log } from '../../../functions/platform/log.ts'
import { isAskedHere, isHere } from '../asked-here.ts'
import { keptProviderKeys } from './provider-keys.ts'
import { type OneClient, providerSettings, SESSION_COOKIE } from './provider-settings.ts'
import { PAGE_POLICY, type SignInPerson, signInFailedPage, signInPage } from './sign-in-page.pages.tsx'

export const PROVIDER_MOUNT = '/oidc'

export interface IdentityProviderOptions extends OneClient {
  /** The issuer is this address and `/oidc`. Its host has to be this machine. */
  readonly publicUrl: string
  readonly keysFile: string
  /** Who may sign in now. Asked each time: whoever has left is not in it. */
  readonly listPeople: () => Promise<readonly SignInPerson[]>
  readonly log: Log
}

/** Sign-in where anybody can be anybody would be open to a network. */
export class PublicAddressError extends Error {
  override readonly name = 'PublicAddressError'
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const MOST_FORM_BYTES = 4096

/**
 * The development sign-in of one machine: an OpenID provider below `/oidc` of the product's own address, where a click
 * on a person is the proof. It is loaded with the first request. Throws {@link PublicAddressError} when the public
 * address is not this machine.
 */
export function createIdentityProvider(options: IdentityProviderOptions): Handler {
  const publicUrl = new URL(options.publicUrl)
  if (!isHere(publicUrl.hostname)) throw new PublicAddressError('development sign-in is for localhost only')
  let loaded: Promise<Provider> | undefined
  return (request, response) => {
    loaded ??= loadProvider(options)
    loaded
      .then((provider) => answer(provider, request, response))
      .catch((error: unknown) => {
        options.log.error('the local sign-in failed', { error })
        sendPage(response, 500, signInFailedPage('zh-CN', publicUrl.origin))
      })
  }

  async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const language = languageOf(request.headers['accept-language'])
    const failed = (status: number) => sendPage(response, status, signInFailedPage(language, publicUrl.origin))
    if (!isAskedHere(request)) return failed(421)
    asAskedInPublic(request, publicUrl)
    if (!/^\/sign-in\/[\w-]{1,60}$/.test(request.url ?? '')) return void provider.callback()(request, response)

    const isKnown = await provider.interactionDetails(request, response).then(
      () => true,
      () => false,
    )
    if (!isKnown) return failed(410)
    const people = await options.listPeople()
    if (request.method === 'GET' || request.method === 'HEAD') {
      return sendPage(response, 200, signInPage({ language, people }))
    }
    if (request.method !== 'POST' || !isFromOurPage(request, publicUrl)) return failed(403)
    const form = await formOf(request)
    const person = chosen(people, form)
    if (person === undefined) {
      const unknownEmail = form.get('email')?.slice(0, 200) ?? ''
      return sendPage(response, 422, signInPage({ language, people, unknownEmail }))
    }
    const result = { login: { accountId: person.id, remember: false } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
}

async function loadProvider(options: IdentityProviderOptions): Promise<Provider> {
  const { default: Provider } = await import('oidc-provider')
  const keys = keptProviderKeys(options.keysFile)
  const issuer = new URL(PROVIDER_MOUNT, options.publicUrl)
  const settings = providerSettings({
    client: options,
    keys,
    mount: PROVIDER_MOUNT,
    findPerson: async (id) => (await options.listPeople()).find((person) => person.id === id),
    errorPage: (language) => signInFailedPage(languageOf(language), issuer.origin),
  })
  const provider = new Provider(issuer.href, settings)
  provider.proxy = true
  provider.on('server_error', (_, error) => options.log.error('the local sign-in failed', { error }))
  return provider
}

/**
 * Turns a request into what the provider has to see: below its mount, at the public address (its answers hold absolute
 * addresses), and without a session, so that each sign-in asks anew who it is.
 */
function asAskedInPublic(request: IncomingMessage & { originalUrl?: string }, publicUrl: URL): void {
  request.originalUrl = request.url ?? PROVIDER_MOUNT
  request.url = request.originalUrl.slice(PROVIDER_MOUNT.length) || '/'
  request.headers.host = publicUrl.host
  request.headers['x-forwarded-host'] = publicUrl.host
  request.headers['x-forwarded-proto'] = publicUrl.protocol.replace(':', '')
  const cookies = request.headers.cookie?.split(/;\s*/).filter((cookie) => !cookie.startsWith(SESSION_COOKIE)) ?? []
  request.headers.cookie = cookies.join('; ')
}

const isFromOurPage = ({ headers }: IncomingMessage, publicUrl: URL): boolean =>
  headers.origin === undefined || headers.origin === publicUrl.origin

function chosen(people: readonly SignInPerson[], form: URLSearchParams): SignInPerson | undefined {
  const [id, email] = [form.get('person'), form.get('email')?.trim().toLowerCase()]
  return people.find((person) => person.id === id || (email !== undefined && person.email.toLowerCase() === email))
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MOST_FORM_BYTES) chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-store',
    // Not "no-referrer": with that, browsers send our own form with the origin "null".
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  response.end(html)
}
