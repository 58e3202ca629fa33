import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { oidcIdentityProvider } from '../../../../functions/adapters/oidc.ts'
import type { IdentityProvider } from '../../../../functions/platform/identity-provider.ts'
import { silentLog } from '../../../../functions/platform/log.ts'
import {
  createIdentityProvider,
  PublicAddressError,
} from '../../../../infra/local/identity-provider/identity-provider.ts'
import { loopbackFetch } from '../../../../infra/local/identity-provider/loopback-fetch.ts'
import { keptProviderKeys } from '../../../../infra/local/identity-provider/provider-keys.ts'
import { Browser } from './browser.ts'

const HAN = { id: 'per_han', name: '韩梅梅', email: 'Han@example.com', title: 'ERP 变更授权人' }
const LI = { id: 'per_li', name: '李雷 <script>', email: 'li@example.com', title: '系统管理员' }
const ALL = { clientId: 'onduty', clientSecret: 'secret-of-the-client' }

let folder: string
let server: Server
let publicUrl: string
let people = [HAN, LI]
let door: IdentityProvider

const callbackUrl = () => `${publicUrl}/auth/callback`
const wish = () => ({ returnTo: '/', redirectUri: callbackUrl() })

const startProvider = (): void => {
  const handler = createIdentityProvider({
    ...ALL,
    publicUrl,
    redirectUri: callbackUrl(),
    keysFile: join(folder, 'keys', 'provider.json'),
    listPeople: async () => people,
    log: silentLog,
  })
  server.removeAllListeners('request')
  server.on('request', handler)
}

beforeEach(async () => {
  people = [HAN, LI]
  folder = await mkdtemp(join(tmpdir(), 'onduty-provider-'))
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  publicUrl = `http://localhost:${port}`
  startProvider()
  door = oidcIdentityProvider({ issuer: `${publicUrl}/oidc`, ...ALL, fetch: loopbackFetch(publicUrl, () => port) })
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

/** To the page with the people, from a sign-in that begins. */
async function atSignInPage(browser = new Browser()) {
  const { url, ...kept } = await door.beginSignIn(wish())
  const page = await browser.follow(url, callbackUrl())
  return { browser, kept, page: page.url, html: (await page.response?.text()) ?? '', response: page.response }
}

async function signInAs(form: Record<string, string>, browser = new Browser()) {
  const { kept, page } = await atSignInPage(browser)
  const pressed = await browser.open(page, form)
  const back = await browser.follow(new URL(pressed.headers.get('location') ?? '', page).href, callbackUrl())
  return { kept, back: back.url }
}

describe('the development sign-in', () => {
  it('signs in whoever is clicked on', async () => {
    const { kept, back } = await signInAs({ person: HAN.id })
    expect(await door.finishSignIn(back, kept)).toMatchObject({
      subject: HAN.id,
      issuer: `${publicUrl}/oidc`,
      email: 'han@example.com',
      emailVerified: true,
      name: '韩梅梅',
    })
  })

  it('signs in by e-mail, in any case', async () => {
    const { kept, back } = await signInAs({ email: ' LI@Example.com ' })
    expect(await door.finishSignIn(back, kept)).toMatchObject({ subject: LI.id })
  })

  it('asks anew each time, in the same browser too', async () => {
    const browser = new Browser()
    const first = await signInAs({ person: HAN.id }, browser)
    expect(await door.finishSignIn(first.back, first.kept)).toMatchObject({ subject: HAN.id })
    const second = await signInAs({ person: LI.id }, browser)
    expect(await door.finishSignIn(second.back, second.kept)).toMatchObject({ subject: LI.id })
  })

  it('shows the people, safely, in the language of the browser, without scripts or anything from elsewhere', async () => {
    const zh = await atSignInPage(new Browser({ 'accept-language': 'zh-CN' }))
    expect(zh.html).toContain('登录职守')
    expect(zh.html).toContain('韩梅梅')
    expect(zh.html).toContain('李雷 &lt;script&gt;')
    expect(zh.html).not.toMatch(/<script|<link|@import|url\(|src=/)
    expect(zh.response?.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    const en = await atSignInPage(new Browser({ 'accept-language': 'en-GB,en;q=0.9' }))
    expect(en.html).toContain('<html lang="en">')
    expect(en.html).toContain('Sign in to Onduty')
  })

  it('says when nobody has the address', async () => {
    const { browser, page } = await atSignInPage()
    const answer = await browser.open(page, { email: '"><script>@example.com' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('&quot;&gt;&lt;script&gt;@example.com')
    for (const form of [{}, { person: 'per_nobody' }, { email: '' }, { email: 'x'.repeat(10_000) }]) {
      expect((await browser.open(page, form)).status).toBe(422)
    }
  })

  it('does not know somebody who has left, even with the code already in hand', async () => {
    const { kept, back } = await signInAs({ person: LI.id })
    people = [HAN]
    await expect(door.finishSignIn(back, kept)).rejects.toMatchObject({ failure: 'not-trusted' })
    const { html } = await atSignInPage()
    expect(html).not.toContain('李雷')
  })

  it('goes on only in the browser it was begun in, from its own page', async () => {
    const { browser, page } = await atSignInPage()
    expect((await new Browser().open(page)).status).toBe(410)
    expect((await new Browser().open(page, { person: HAN.id })).status).toBe(410)
    expect((await browser.open(page, { person: HAN.id }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await browser.open(`${publicUrl}/oidc/sign-in/unknown`)).status).toBe(410)
  })

  it('gives its answer once, and only for the right verifier, nonce and state', async () => {
    const { kept, back } = await signInAs({ person: HAN.id })
    const wrong = (change: object) => door.finishSignIn(back, { ...kept, ...change })
    await expect(wrong({ state: 'another' })).rejects.toMatchObject({ failure: 'not-trusted' })
    await expect(wrong({ codeVerifier: 'x'.repeat(43) })).rejects.toMatchObject({ failure: 'not-trusted' })
    const second = await signInAs({ person: HAN.id })
    await expect(door.finishSignIn(second.back, { ...second.kept, nonce: 'another' })).rejects.toMatchObject({
      failure: 'not-trusted',
    })
    await expect(door.finishSignIn(second.back, second.kept)).rejects.toMatchObject({ failure: 'not-trusted' })
  })

  it('refuses requests without PKCE, to other addresses and from other clients', async () => {
    const { url } = await door.beginSignIn(wish())
    const changed = (change: (search: URLSearchParams) => void) => {
      const address = new URL(url)
      change(address.searchParams)
      return new Browser().open(address.href)
    }
    const elsewhere = await changed((search) => search.set('redirect_uri', 'https://evil.example/'))
    expect(elsewhere.status).toBe(400)
    expect(await elsewhere.text()).toContain('登录没有完成')
    expect((await changed((search) => search.set('client_id', 'another'))).status).toBe(400)
    for (const name of ['code_challenge', 'code_challenge_method']) {
      const answer = await changed((search) => search.delete(name))
      expect(answer.headers.get('location')).toContain('error=invalid_request')
    }
  })

  it('gives out no token for a wrong client secret', async () => {
    const { kept, back } = await signInAs({ person: HAN.id })
    const { port } = server.address() as AddressInfo
    const fetching = loopbackFetch(publicUrl, () => port)
    const stranger = oidcIdentityProvider({ issuer: `${publicUrl}/oidc`, ...ALL, clientSecret: 'x', fetch: fetching })
    await expect(stranger.finishSignIn(back, kept)).rejects.toMatchObject({ failure: 'not-trusted' })
  })

  it('publishes what is needed and opens no other door', async () => {
    const browser = new Browser()
    const published = await (await browser.open(`${publicUrl}/oidc/.well-known/openid-configuration`)).json()
    expect(published).toMatchObject({
      issuer: `${publicUrl}/oidc`,
      authorization_endpoint: `${publicUrl}/oidc/auth`,
      token_endpoint: `${publicUrl}/oidc/token`,
      jwks_uri: `${publicUrl}/oidc/jwks`,
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
    })
    const { keys } = (await (await browser.open(`${publicUrl}/oidc/jwks`)).json()) as { keys: object[] }
    expect(keys).toHaveLength(1)
    expect(keys[0]).not.toHaveProperty('d')
    for (const path of ['me', 'session/end', 'reg', 'token/introspection', 'request', 'device', 'interaction/x']) {
      expect((await browser.open(`${publicUrl}/oidc/${path}`)).status, path).toBe(404)
    }
    expect(await door.signOutUrl(publicUrl)).toBeUndefined()
  })

  it('says its public address also when it is asked by another name of this machine, and nothing to strangers', async () => {
    const { port } = server.address() as AddressInfo
    const path = `http://127.0.0.1:${port}/oidc/.well-known/openid-configuration`
    expect(await (await fetch(path)).json()).toMatchObject({ token_endpoint: `${publicUrl}/oidc/token` })
    const { request } = await import('node:http')
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/oidc/jwks', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).end()
    })
    expect(status).toBe(421)
  })

  it('keeps its keys over a restart, readable only by us', async () => {
    const file = join(folder, 'keys', 'provider.json')
    const jwks = async () => (await new Browser().open(`${publicUrl}/oidc/jwks`)).json()
    const before = await jwks()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    startProvider()
    expect(await jwks()).toEqual(before)
    expect(await readFile(file, 'utf8')).toContain('"d"')
  })

  it('does not overwrite a file that holds something else', async () => {
    const file = join(folder, 'other.json')
    await writeFile(file, '{"mine":true}')
    expect(() => keptProviderKeys(file)).toThrow(file)
    expect(await readFile(file, 'utf8')).toBe('{"mine":true}')
  })

  it('exists only when the public address is this machine', () => {
    const options = {
      ...ALL,
      redirectUri: '',
      keysFile: join(folder, 'x'),
      listPeople: async () => people,
      log: silentLog,
    }
    for (const url of [
      'https://onduty.example',
      'http://10.0.0.7:8080',
      'http://localhost.evil.example',
      'http://0.0.0.0',
    ]) {
      expect(() => createIdentityProvider({ ...options, publicUrl: url }), url).toThrow(PublicAddressError)
    }
    for (const url of ['http://localhost', 'http://127.0.0.1:8080', 'http://[::1]:8080']) {
      expect(() => createIdentityProvider({ ...options, publicUrl: url }), url).not.toThrow()
    }
  })
})
