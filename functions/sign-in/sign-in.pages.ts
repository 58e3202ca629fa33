import { SECOND } from '../kernel/instant.ts'
import type { Language } from '../kernel/text.ts'
import type { Clock } from '../platform/clock.ts'
import { type IdentityProvider, SignInFailedError } from '../platform/identity-provider.ts'
import type { Page, PageAnswer, PageRequest } from '../platform/page.ts'
import type { Platform } from '../platform/platform.ts'
import { clearCookie, cookiesFor, setCookie } from './cookies.ts'
import { type Keeper, keepPending, takePending } from './pending-sign-in.ts'
import type { People } from './people.ts'
import { safeReturnPath } from './return-path.ts'
import { SESSION_LONGEST } from './session.ts'
import { signIn, signOut } from './sign-in-acts.ts'
import { resultPage, signedOutPage, signOutPage } from './sign-in-results.pages.tsx'

/** `/auth/…`: to the provider and back, and out again. */
export function signInPages(provider: IdentityProvider, people: People, wallClock: Clock): readonly Page[] {
  const begin = async (platform: Platform, { query, raw, language }: PageRequest): Promise<PageAnswer> => {
    const returnTo = safeReturnPath(query.returnTo, platform.publicUrl)
    try {
      const { url, ...pending } = await provider.beginSignIn({
        returnTo,
        redirectUri: `${platform.publicUrl}/auth/callback`,
        ...(query.as === 'another' ? { asAnother: true } : {}),
      })
      return { seeOther: url, cookies: keepPending(keeperOf(platform), pending, wallClock.now(), raw.cookies) }
    } catch (error) {
      return failedPage(platform, error, returnTo, language)
    }
  }

  const comeBack = async (platform: Platform, request: PageRequest): Promise<PageAnswer> => {
    const { query, raw, language, caller } = request
    const keeper = keeperOf(platform)
    const taken = takePending(keeper, query.state ?? '', wallClock.now(), raw.cookies)
    if (taken === undefined) {
      // Somebody who goes back to this address after signing in is in already.
      if (caller !== undefined) return { seeOther: '/' }
      return { status: 400, html: resultPage('took-too-long', '/', language) }
    }
    const { returnTo } = taken.pending
    const cookies = [taken.cookie]
    try {
      const identity = await provider.finishSignIn(raw.url, taken.pending)
      const replaces = raw.session === undefined ? {} : { replaces: raw.session }
      const signedIn = await signIn(platform, people, wallClock, identity, { address: raw.address, ...replaces })
      if (typeof signedIn === 'string') {
        platform.log.warn('somebody the provider vouches for was not let in', { why: signedIn })
        const values = { email: identity.email ?? '' }
        return { status: 403, html: resultPage(signedIn, returnTo, language, values), cookies }
      }
      const { session } = keeper.cookies
      cookies.push(setCookie(keeper.cookies, session, signedIn.cookie, SESSION_LONGEST / SECOND))
      return { seeOther: safeReturnPath(returnTo, platform.publicUrl), cookies }
    } catch (error) {
      return { ...failedPage(platform, error, returnTo, language), cookies }
    }
  }

  const leave = async (platform: Platform, { caller, raw }: PageRequest): Promise<PageAnswer> => {
    if (caller !== undefined && raw.session !== undefined) {
      await signOut(platform, caller.person, raw.session, raw.address, wallClock)
    }
    const { cookies } = keeperOf(platform)
    return { seeOther: '/auth/signed-out', cookies: [clearCookie(cookies, cookies.session)] }
  }

  const left = async (platform: Platform, { language }: PageRequest): Promise<PageAnswer> => {
    const elsewhere = await provider.signOutUrl(`${platform.publicUrl}/`).catch(() => undefined)
    return { html: signedOutPage(language, elsewhere) }
  }

  return [
    { method: 'GET', path: '/auth/sign-in', admits: 'anybody', handle: begin },
    { method: 'GET', path: '/auth/callback', admits: 'anybody', handle: comeBack },
    { method: 'GET', path: '/auth/sign-out', handle: async (_, request) => ({ html: signOutPage(request) }) },
    { method: 'POST', path: '/auth/sign-out', admits: 'anybody', handle: leave },
    { method: 'GET', path: '/auth/signed-out', admits: 'anybody', handle: left },
  ]
}

const keeperOf = ({ secrets, publicUrl }: Platform): Keeper => ({ secrets, cookies: cookiesFor(publicUrl) })

/** The provider did not sign anybody in; what exactly was wrong is for the log. */
function failedPage({ log }: Platform, error: unknown, returnTo: string, language: Language): PageAnswer {
  if (!(error instanceof SignInFailedError)) throw error
  const { failure, detail } = error
  log.warn('sign-in failed', { failure, detail })
  log.count('sign-in-failures')
  const status = failure === 'unavailable' ? 503 : 403
  return { status, html: resultPage(failure, returnTo, language) }
}
