import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const ISSUED = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const FOREIGN = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** What the provider does wrong; by default nothing. */
export interface Lies {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  signature?: 'own' | 'foreign' | 'none' | 'secret'
  /** Answers of the token endpoint instead of the right one. */
  tokenAnswer?: { status: number; body: unknown }
  discovery?: Record<string, unknown>
}

/**
 * An OpenID provider that signs nobody in but answers the token endpoint, honestly or with a lie of the test's choice.
 * `code` is the nonce to put in, so that a test needs no browser.
 */
export class LyingProvider {
  lies: Lies = {}
  readonly asked: { path: string; form: URLSearchParams; authorization: string | undefined }[] = []
  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<LyingProvider> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const provider = new LyingProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const path = request.url ?? ''
      const form = new URLSearchParams(Buffer.concat(chunks).toString())
      provider.asked.push({ path, form, authorization: request.headers.authorization })
      const { status, body } = provider.answer(path, form)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    return provider
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private answer(path: string, form: URLSearchParams): { status: number; body: unknown } {
    if (path === '/.well-known/openid-configuration') return { status: 200, body: this.discovery() }
    if (path === '/keys') {
      return {
        status: 200,
        body: { keys: [{ ...ISSUED.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' }] },
      }
    }
    if (path === '/token') {
      const right = {
        access_token: this.token(form, { aud: 'an-api' }),
        token_type: 'bearer',
        id_token: this.token(form),
      }
      return this.lies.tokenAnswer ?? { status: 200, body: right }
    }
    return { status: 404, body: {} }
  }

  private discovery(): Record<string, unknown> {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
      ...this.lies.discovery,
    }
  }

  token(form: URLSearchParams, claims: Record<string, unknown> = {}): string {
    const now = Math.floor(Date.now() / 1000)
    const honest = {
      iss: this.issuer,
      sub: 'han',
      aud: 'onduty',
      nonce: form.get('code'),
      iat: now,
      exp: now + 60,
      email: 'Han@Example.com',
      email_verified: true,
      name: '韩梅梅',
    }
    const { signature = 'own' } = this.lies
    const alg = { own: 'ES256', foreign: 'ES256', none: 'none', secret: 'HS256' }[signature]
    const header = { alg, kid: 'one', typ: 'JWT', ...this.lies.header }
    const signed = [header, { ...honest, ...this.lies.claims, ...claims }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${signed}.${this.signatureOf(signed)}`
  }

  private signatureOf(signed: string): string {
    const { signature = 'own' } = this.lies
    if (signature === 'none') return ''
    if (signature === 'secret') return createHmac('sha256', 'client-secret').update(signed).digest('base64url')
    const key: KeyObject = signature === 'own' ? ISSUED.privateKey : FOREIGN.privateKey
    return sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  }
}

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')
