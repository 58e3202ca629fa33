import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { ProviderKeys } from './provider-keys.ts'
import { shortLivedRows } from './short-lived-rows.ts'
import type { SignInPerson } from './sign-in-page.pages.tsx'

export const SESSION_COOKIE = 'onduty_oidc_session'
const SCOPES = 'openid email profile'
const MINUTE = 60

export interface OneClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

interface Wish {
  readonly client: OneClient
  readonly keys: ProviderKeys
  /** Path below which the provider lives, `/oidc`. */
  readonly mount: string
  readonly findPerson: (id: string) => Promise<SignInPerson | undefined>
  readonly errorPage: (language: string | undefined) => string
}

/** Code flow with PKCE for one client, an ID token that says name and e-mail, and nothing else. */
export const providerSettings = ({ client, keys, mount, findPerson, errorPage }: Wish): Configuration => ({
  adapter: shortLivedRows(),
  jwks: { keys: [keys.signing] },
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [client.redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'ES256',
    },
  ],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  responseTypes: ['code'],
  pkce: { required: () => true },
  scopes: SCOPES.split(' '),
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  clientAuthMethods: ['client_secret_post'],
  async findAccount(_, id) {
    const person = await findPerson(id)
    if (person === undefined) return undefined
    const claims = { sub: person.id, email: person.email, email_verified: true, name: person.name }
    return { accountId: person.id, claims: () => claims }
  },
  loadExistingGrant,
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    resourceIndicators: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
  },
  interactions: { url: (_, { uid }) => `${mount}/sign-in/${uid}` },
  cookies: {
    keys: [...keys.cookies],
    names: { session: SESSION_COOKIE, interaction: 'onduty_oidc_sign_in', resume: 'onduty_oidc_resume' },
    long: { signed: true, httpOnly: true, sameSite: 'lax', path: mount },
    short: { signed: true, httpOnly: true, sameSite: 'lax' },
  },
  ttl: {
    AccessToken: MINUTE,
    AuthorizationCode: MINUTE,
    Grant: 10 * MINUTE,
    IdToken: 5 * MINUTE,
    Interaction: 30 * MINUTE,
    Session: 10 * MINUTE,
  },
  renderError(ctx) {
    ctx.type = 'html'
    ctx.body = errorPage(ctx.get('accept-language'))
  },
})

/** The product is the only client and may know who signed in: nobody is asked for consent. */
async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
  const { accountId } = oidc.session ?? {}
  const clientId = oidc.client?.clientId
  if (accountId === undefined || clientId === undefined) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId })
  grant.addOIDCScope(SCOPES)
  await grant.save()
  return grant
}
