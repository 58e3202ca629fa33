import { createContext, useEffect } from 'react'
import { readMe } from '../../../functions/responsibility/responsibility.contract.ts'
import type { ApiProblem } from '../lib/problem.ts'
import { setServerClock } from '../lib/server-clock.ts'
import type { Me } from '../lib/session.ts'
import { useApi } from '../lib/use-api.ts'

const ME_EVERY_SECONDS = 60

export interface Session {
  readonly me: Me | undefined
  readonly problem: ApiProblem | null
}

export const SessionState = createContext<Session>({ me: undefined, problem: null })

/**
 * Who is signed in; asked again every minute, which also keeps our clock with the server's. Nobody (any more): off to
 * sign in, unless that would throw away a form.
 */
export function useSession(): Session {
  const { data: me, error: problem } = useApi(readMe, {}, { everySeconds: ME_EVERY_SECONDS })
  useEffect(() => {
    if (me !== undefined) setServerClock(me.now)
  }, [me])
  useEffect(() => {
    if (problem?.status === 401 && (me === undefined || !isFillingIn())) signIn()
  }, [problem, me])
  return { me, problem }
}

const isFillingIn = (): boolean => document.querySelector('.ant-form') !== null

/** Leaves for the sign-in page, which leads back here. */
export function signIn(): void {
  const { pathname, search } = window.location
  window.location.assign(`/auth/sign-in?returnTo=${encodeURIComponent(pathname + search)}`)
}
