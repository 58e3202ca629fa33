import type {
  Identity,
  IdentityProvider,
  PendingSignIn,
  SignInFailedError,
} from '../../functions/platform/identity-provider.ts'
import { doorHouse } from '../door/door-house.ts'
import { noteRoutes } from '../door/notes.ts'

/** A provider that vouches for whoever the test says, and remembers what it was asked. */
function obligingProvider() {
  const asked = { begun: [] as PendingSignIn[], finished: [] as { url: string; kept: PendingSignIn }[] }
  const says: { identity: Partial<Identity>; failure?: SignInFailedError } = { identity: {} }
  const provider: IdentityProvider = {
    beginSignIn: async (wish) => {
      if (says.failure !== undefined) throw says.failure
      const nth = asked.begun.length
      const pending = { ...wish, state: `state${nth}`, nonce: `nonce${nth}`, codeVerifier: `verifier${nth}` }
      asked.begun.push(pending)
      return { ...pending, url: `https://id.example.com/authorize?state=state${nth}` }
    },
    finishSignIn: async (url, kept) => {
      if (says.failure !== undefined) throw says.failure
      asked.finished.push({ url, kept })
      const known = { subject: 's-1', issuer: 'https://id.example.com', idTokenClaims: {} }
      return { ...known, email: 'li.wei@example.com', emailVerified: true, ...says.identity }
    },
    signOutUrl: async (back) => `https://id.example.com/end?back=${encodeURIComponent(back)}`,
  }
  return { provider, asked, says }
}

/** A browser that keeps cookies, in front of a house with sign-in. */
export function browser(publicUrl = 'http://localhost:8080') {
  const { provider, asked, says } = obligingProvider()
  const house = doorHouse({ publicUrl, routes: noteRoutes(), signInBy: provider })
  const jar = new Map<string, string>()
  const visit = async (path: string, init: RequestInit = {}) => {
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await house.app.request(path, { ...init, headers: { Cookie, ...init.headers } })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = '', rest = ''] = /^([^=]+)=([^;]*);(.*)$/.exec(cookie) ?? []
      if (rest.includes('Max-Age=0;')) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return { ...house, asked, says, jar, visit }
}

/** The person this browser is signed in as. */
export const whoami = async ({ visit }: Pick<ReturnType<typeof browser>, 'visit'>) => {
  const answer = await visit('/api/notes')
  return answer.status === 200 ? ((await answer.json()) as { actor: { id: string } }).actor.id : undefined
}
