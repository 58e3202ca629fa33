import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { oidcIdentityProvider } from '../../functions/adapters/oidc.ts'
import type { PendingSignIn, SignInFailure } from '../../functions/platform/identity-provider.ts'
import { SignInFailedError } from '../../functions/platform/identity-provider.ts'
import { challengeOf, type Lies, LyingProvider } from './lying-provider.ts'

const wish = { returnTo: '/changes/1', redirectUri: 'https://onduty.example/auth/callback' }
let provider: LyingProvider

beforeEach(async () => {
  provider = await LyingProvider.start()
})
afterEach(() => provider.stop())

const signIn = (settings = {}) =>
  oidcIdentityProvider({ issuer: provider.issuer, clientId: 'onduty', clientSecret: 'client-secret', ...settings })

/** The address the browser comes back to; the lying provider takes the code for the nonce. */
const callback = (kept: PendingSignIn, change: Record<string, string> = {}): string =>
  `/auth/callback?${new URLSearchParams({ code: kept.nonce, state: kept.state, ...change })}`

async function failureOf(work: Promise<unknown>): Promise<SignInFailure | 'none'> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error === undefined) return 'none'
  expect(error).toBeInstanceOf(SignInFailedError)
  return (error as SignInFailedError).failure
}

describe('sign-in with an OpenID provider', () => {
  it('sends the browser to the provider with state, nonce and a PKCE challenge', async () => {
    const { url, ...kept } = await signIn().beginSignIn(wish)
    const { origin, pathname, searchParams } = new URL(url)
    expect(origin + pathname).toBe(`${provider.issuer}/authorize`)
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'onduty',
      response_type: 'code',
      redirect_uri: wish.redirectUri,
      scope: 'openid email profile',
      state: kept.state,
      nonce: kept.nonce,
      code_challenge: challengeOf(kept.codeVerifier),
      code_challenge_method: 'S256',
    })
    expect(new Set([kept.state, kept.nonce, kept.codeVerifier]).size).toBe(3)
    expect(kept).toMatchObject(wish)
  })

  it('asks again who it is when somebody else wants to come in', async () => {
    const { url } = await signIn().beginSignIn({ ...wish, asAnother: true })
    expect(new URL(url).searchParams.get('prompt')).toBe('login')
  })

  it('reads who it is from the ID token', async () => {
    const door = signIn()
    const { url, ...kept } = await door.beginSignIn(wish)
    const identity = await door.finishSignIn(callback(kept), kept)
    expect(identity).toMatchObject({
      subject: 'han',
      issuer: provider.issuer,
      email: 'han@example.com',
      emailVerified: true,
      name: '韩梅梅',
    })
    const { form } = provider.asked.find(({ path }) => path === '/token') ?? {}
    expect(Object.fromEntries(form ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code_verifier: kept.codeVerifier,
      redirect_uri: wish.redirectUri,
    })
  })

  it('takes only the query from the address, which a gateway may have rewritten', async () => {
    const door = signIn()
    const { url, ...kept } = await door.beginSignIn(wish)
    await door.finishSignIn(`http://10.0.0.7:8080${callback(kept)}`, kept)
    const { form } = provider.asked.find(({ path }) => path === '/token') ?? {}
    expect(form?.get('redirect_uri')).toBe(wish.redirectUri)
  })

  it.each<[string, Lies]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another client', { claims: { aud: 'another-client' } }],
    ['several clients, and meant for another', { claims: { aud: ['onduty', 'another'], azp: 'another' } }],
    ['an age of an hour', { claims: { exp: Math.floor(Date.now() / 1000) - 3600 } }],
    ['no end', { claims: { exp: undefined } }],
    ['no subject', { claims: { sub: undefined } }],
    ['a foreign key', { signature: 'foreign' }],
    ['no signature', { signature: 'none' }],
    ['the client secret as key', { signature: 'secret' }],
    ['a key it names itself', { signature: 'foreign', header: { jku: 'https://evil.example/keys', jwk: {} } }],
    ['a key nobody published', { header: { kid: 'two' } }],
  ])('does not believe an ID token with %s', async (_, lies) => {
    const door = signIn()
    const { url, ...kept } = await door.beginSignIn(wish)
    provider.lies = lies
    expect(await failureOf(door.finishSignIn(callback(kept), kept))).toBe('not-trusted')
  })

  it('does not take an access token for an ID token', async () => {
    const door = signIn()
    const { url, ...kept } = await door.beginSignIn(wish)
    const form = new URLSearchParams({ code: kept.nonce })
    const access = provider.token(form, { aud: 'an-api', scope: 'openid' })
    for (const body of [
      { access_token: access, token_type: 'bearer' },
      { access_token: access, token_type: 'bearer', id_token: access },
    ]) {
      provider.lies = { tokenAnswer: { status: 200, body } }
      expect(await failureOf(door.finishSignIn(callback(kept), kept))).toBe('not-trusted')
    }
  })

  it('does not believe another state, and does not even ask for the token', async () => {
    const door = signIn()
    const { url, ...kept } = await door.beginSignIn(wish)
    for (const answer of [callback(kept, { state: 'another' }), `/auth/callback?code=${kept.nonce}`, '', 'http://']) {
      expect(await failureOf(door.finishSignIn(answer, kept))).toBe('not-trusted')
    }
    expect(provider.asked.some(({ path }) => path === '/token')).toBe(false)
  })

  it('says when the provider refuses', async () => {
    const door = signIn()
    const { url, ...kept } = await door.beginSignIn(wish)
    const refused = `/auth/callback?${new URLSearchParams({ error: 'access_denied', state: kept.state })}`
    expect(await failureOf(door.finishSignIn(refused, kept))).toBe('refused')
    provider.lies = { tokenAnswer: { status: 400, body: { error: 'invalid_grant' } } }
    expect(await failureOf(door.finishSignIn(callback(kept), kept))).toBe('not-trusted')
  })

  it('says when the provider does not work, and tries again next time', async () => {
    provider.lies = { discovery: { issuer: 'https://evil.example' } }
    const door = signIn()
    expect(await failureOf(door.beginSignIn(wish))).toBe('unavailable')
    provider.lies = {}
    const { url, ...kept } = await door.beginSignIn(wish)
    provider.lies = { tokenAnswer: { status: 503, body: {} } }
    expect(await failureOf(door.finishSignIn(callback(kept), kept))).toBe('unavailable')
    await provider.stop()
    expect(await failureOf(door.finishSignIn(callback(kept), kept))).toBe('unavailable')
    expect(await failureOf(signIn().beginSignIn(wish))).toBe('unavailable')
  })

  it('refuses a provider without https elsewhere, and one that knows no algorithm of ours', async () => {
    expect(await failureOf(signIn({ issuer: 'http://provider.example' }).beginSignIn(wish))).toBe('not-trusted')
    provider.lies = { discovery: { id_token_signing_alg_values_supported: ['HS256', 'none'] } }
    expect(await failureOf(signIn().beginSignIn(wish))).toBe('not-trusted')
  })

  it('reaches the provider by another way when told so', async () => {
    const there = 'http://localhost:9'
    provider.lies = {
      discovery: { issuer: there, token_endpoint: `${there}/token`, jwks_uri: `${there}/keys` },
      claims: { iss: there },
    }
    const door = signIn({
      issuer: there,
      fetch: (url: string, options: RequestInit) => fetch(url.replace(there, provider.issuer), options),
    })
    const { url, ...kept } = await door.beginSignIn(wish)
    expect(await door.finishSignIn(callback(kept), kept)).toMatchObject({ issuer: there })
  })

  it('believes an e-mail only when the provider says it is verified', async () => {
    const door = signIn()
    for (const [email_verified, expected] of [
      ['true', true],
      [false, false],
      [undefined, false],
      [1, false],
    ] as const) {
      const { url, ...kept } = await door.beginSignIn(wish)
      provider.lies = { claims: { email_verified } }
      expect((await door.finishSignIn(callback(kept), kept)).emailVerified).toBe(expected)
    }
  })

  it('knows where to sign out, if the provider has such a door', async () => {
    expect(await signIn().signOutUrl('https://onduty.example/')).toBeUndefined()
    provider.lies = { discovery: { end_session_endpoint: 'https://provider.example/logout' } }
    const url = new URL((await signIn().signOutUrl('https://onduty.example/')) ?? '')
    expect(url.origin + url.pathname).toBe('https://provider.example/logout')
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe('https://onduty.example/')
    expect(url.searchParams.get('client_id')).toBe('onduty')
  })
})
