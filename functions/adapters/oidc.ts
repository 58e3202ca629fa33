import type * as OpenId from 'openid-client'
import type { Identity, IdentityProvider, PendingSignIn } from '../platform/identity-provider.ts'
import { SignInFailedError } from '../platform/identity-provider.ts'

export interface OidcSettings {
  /** As in the provider's discovery document. Only https, unless its host is this machine. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope?: string
  /** Signatures of ID tokens that are believed. Never `none`, never a shared secret. */
  readonly algorithms?: readonly string[]
  /** How to reach the provider when its public address does not work from here. */
  readonly fetch?: OpenId.CustomFetch
}

const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512']
const PROVIDER_TIMEOUT_SECONDS = 5

/**
 * Sign-in with an OpenID provider. Only the ID token counts: it has to be signed with a key that the issuer publishes,
 * by an algorithm of the list, for this client, for this sign-in (nonce). The access token is thrown away.
 */
export function oidcIdentityProvider(settings: OidcSettings): IdentityProvider {
  const client = discovered(settings)
  return {
    async beginSignIn({ returnTo, redirectUri, asAnother = false }) {
      const { openId, configuration } = await client()
      const [state, nonce, codeVerifier] = [openId.randomState(), openId.randomNonce(), openId.randomPKCECodeVerifier()]
      const url = openId.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: settings.scope ?? 'openid email profile',
        state,
        nonce,
        code_challenge: await openId.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(asAnother ? { prompt: promptFor(configuration.serverMetadata()) } : {}),
      })
      return { url: url.href, returnTo, redirectUri, state, nonce, codeVerifier }
    },

    async finishSignIn(callbackUrl, kept) {
      const { openId, configuration } = await client()
      try {
        const tokens = await openId.authorizationCodeGrant(configuration, answerAt(callbackUrl, kept), {
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          pkceCodeVerifier: kept.codeVerifier,
          idTokenExpected: true,
        })
        return identityOf(tokens.claims())
      } catch (error) {
        throw signInFailed(error)
      }
    },

    async signOutUrl(returnUrl) {
      const { openId, configuration } = await client()
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
      // `logout_uri` is Cognito's own name for the address to return to.
      const back = { post_logout_redirect_uri: returnUrl, logout_uri: returnUrl }
      return openId.buildEndSessionUrl(configuration, back).href
    },
  }
}

/** Every provider asks again for `login`; some let people choose among their accounts. */
const promptFor = ({ prompt_values_supported: known }: Readonly<Record<string, unknown>>): string =>
  Array.isArray(known) && known.includes('select_account') ? 'select_account' : 'login'

interface DiscoveredClient {
  readonly openId: typeof OpenId
  readonly configuration: OpenId.Configuration
}

/** The provider's metadata, read at the first sign-in and kept; a failed attempt is not kept. */
function discovered(settings: OidcSettings): () => Promise<DiscoveredClient> {
  let found: Promise<DiscoveredClient> | undefined
  return () => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined
      throw error instanceof SignInFailedError ? error : new SignInFailedError('unavailable', detailOf(error))
    })
    return found
  }
}

async function discover(settings: OidcSettings): Promise<DiscoveredClient> {
  // Loaded at the first sign-in: most instances never see one.
  const openId = await import('openid-client')
  const issuer = new URL(settings.issuer)
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(issuer.hostname)
  if (issuer.protocol !== 'https:' && !isHere) throw new SignInFailedError('not-trusted', 'issuer-without-https')
  const execute = issuer.protocol === 'https:' ? [] : [openId.allowInsecureRequests]
  const found = await openId.discovery(issuer, settings.clientId, undefined, undefined, {
    execute,
    timeout: PROVIDER_TIMEOUT_SECONDS,
    ...(settings.fetch ? { [openId.customFetch]: settings.fetch } : {}),
  })

  const published = found.serverMetadata()
  const allowed = settings.algorithms ?? ALGORITHMS
  const algorithms = (published.id_token_signing_alg_values_supported ?? ['RS256']).filter((each) =>
    allowed.includes(each),
  )
  if (algorithms.length === 0) throw new SignInFailedError('not-trusted', 'no-accepted-algorithm')
  const believed = Object.assign({}, published, { id_token_signing_alg_values_supported: algorithms })
  const configuration = new openId.Configuration(believed, settings.clientId, settings.clientSecret)
  configuration.timeout = PROVIDER_TIMEOUT_SECONDS
  if (settings.fetch) configuration[openId.customFetch] = settings.fetch
  for (const allow of execute) allow(configuration)
  // Without this the signature would not be looked at, as the token comes straight from the provider.
  openId.enableNonRepudiationChecks(configuration)
  return { openId, configuration }
}

/** The registered address with the query that came: a gateway may have changed host and scheme on the way. */
function answerAt(callbackUrl: string, kept: PendingSignIn): URL {
  if (!URL.canParse(callbackUrl, kept.redirectUri)) throw new SignInFailedError('not-trusted', 'unreadable-address')
  const answer = new URL(kept.redirectUri)
  answer.search = new URL(callbackUrl, kept.redirectUri).search
  return answer
}

function identityOf(claims: OpenId.IDToken | undefined): Identity {
  if (claims === undefined) throw new SignInFailedError('not-trusted', 'no-id-token')
  const email = typeof claims.email === 'string' ? claims.email.trim().toLowerCase() : ''
  const name = [claims.name, claims.preferred_username].find((each) => typeof each === 'string' && each !== '')
  return {
    subject: claims.sub,
    issuer: claims.iss,
    ...(email === '' ? {} : { email }),
    // Some providers send the word instead of the value.
    emailVerified: email !== '' && (claims.email_verified === true || `${claims.email_verified}` === 'true'),
    ...(typeof name === 'string' ? { name } : {}),
    idTokenClaims: claims,
  }
}

function signInFailed(error: unknown): SignInFailedError {
  if (error instanceof SignInFailedError) return error
  const { name, code } = error as { name?: string; code?: string }
  if (name === 'AuthorizationResponseError') return new SignInFailedError('refused', detailOf(error))
  const isOutage = code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error instanceof TypeError
  return new SignInFailedError(isOutage ? 'unavailable' : 'not-trusted', detailOf(error))
}

/** A code for the log; messages of the library may quote tokens, so they stay out. */
function detailOf(error: unknown): string {
  const { error: oauthError, code, name } = error as { error?: unknown; code?: unknown; name?: unknown }
  const word = [oauthError, code, name].find((each) => typeof each === 'string') as string | undefined
  return /^[\w.-]{1,60}$/.exec(word ?? '')?.[0] ?? 'unknown'
}
