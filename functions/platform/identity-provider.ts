/** Who somebody is, by their organisation's word: any OpenID Connect provider (code flow with PKCE). */
export interface IdentityProvider {
  /** Where to send the browser, and what to keep until it comes back. Throws {@link SignInFailedError}. */
  beginSignIn(wish: SignInWish): Promise<PendingSignIn & { readonly url: string }>
  /**
   * Reads the provider's answer. `callbackUrl` is the address the browser came back to (only its query counts),
   * `kept` what {@link beginSignIn} returned. Throws {@link SignInFailedError}.
   */
  finishSignIn(callbackUrl: string, kept: PendingSignIn): Promise<Identity>
  /** Where to send the browser to end the provider's own session; nothing when the provider has no such door. */
  signOutUrl(returnUrl: string): Promise<string | undefined>
}

export interface SignInWish {
  /** Path to go on with afterwards. Only kept; whoever redirects there checks it is ours. */
  readonly returnTo: string
  /** Absolute; registered with the provider. */
  readonly redirectUri: string
  /** Whoever the provider knows already is asked again, so that somebody else can come in. */
  readonly asAnother?: boolean
}

/** Kept for one sign-in of one browser, for minutes, and used once. */
export interface PendingSignIn extends SignInWish {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** What the ID token says. Nothing here is an authority: that comes from positions. */
export interface Identity {
  /** Stable and unique at this issuer; the pair (issuer, subject) is the person's account. */
  readonly subject: string
  readonly issuer: string
  /** In lower case; absent when the provider does not tell. */
  readonly email?: string
  /** An e-mail may only be matched with a person when this is true. */
  readonly emailVerified: boolean
  readonly name?: string
  readonly idTokenClaims: Readonly<Record<string, unknown>>
}

/**
 * - `refused` the person or the provider said no
 * - `not-trusted` the answer is not to be believed: state, nonce, issuer, audience, signature, algorithm or age is wrong
 * - `unavailable` the provider cannot be reached or does not work; trying again may help
 */
export type SignInFailure = 'refused' | 'not-trusted' | 'unavailable'

/** Nobody was signed in. The message and the cause hold no token and no code. */
export class SignInFailedError extends Error {
  override readonly name = 'SignInFailedError'
  constructor(
    readonly failure: SignInFailure,
    /** What was wrong, for the log: an error code of OAuth or of the checks. */
    readonly detail: string,
  ) {
    super(`sign-in ${failure}: ${detail}`)
  }
}
