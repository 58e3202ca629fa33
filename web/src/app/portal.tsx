import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { LANGUAGES } from '../../../functions/kernel/text.ts'
import { speak } from '../lib/api.ts'
import { ApiProblem } from '../lib/problem.ts'
import { words } from '../lib/words.ts'
import { LookProvider } from './look.tsx'
import { NewsBoard } from './news-board.tsx'
import { usePreferences } from './preferences.ts'
import { router } from './router.tsx'
import { SessionState, useSession } from './session.ts'

const MOST_TRIES = 3

/** A session that has ended shows in any call: ask at once who we are, which leads to sign-in. */
const askWhoWeAre = (error: Error) => {
  if (error instanceof ApiProblem && error.status === 401) void queries.refetchQueries({ queryKey: ['me'] })
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, { queryKey }) => queryKey[0] !== 'me' && askWhoWeAre(error) }),
  mutationCache: new MutationCache({ onError: askWhoWeAre }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the server refused it refuses again; what did not arrive may arrive.
      retry: (failed, error) =>
        failed < MOST_TRIES && error instanceof ApiProblem && (error.status === 0 || error.status === 503),
    },
    mutations: { retry: false },
  },
})

export function Portal() {
  return (
    <QueryClientProvider client={queries}>
      <Spoken />
    </QueryClientProvider>
  )
}

/** Language: chosen on this device, else the signed-in person's own, else the browser's. */
function Spoken() {
  const { language: chosen } = usePreferences()
  const session = useSession()
  const language = chosen ?? session.me?.person.language ?? browserLanguage()

  speak(language)
  useEffect(() => {
    document.documentElement.lang = language
    if (words.language === language) return
    void words.changeLanguage(language)
    // The server says its sentences in the language asked for: ask again.
    void queries.invalidateQueries()
  }, [language])

  return (
    <LookProvider language={language}>
      <NewsBoard>
        <SessionState value={session}>
          <RouterProvider router={router} />
        </SessionState>
      </NewsBoard>
    </LookProvider>
  )
}

const browserLanguage = () => (navigator.language.toLowerCase().startsWith('en') ? LANGUAGES[1] : LANGUAGES[0])
