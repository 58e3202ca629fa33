import type { Language } from '../kernel/text.ts'
import type { Door } from './door.ts'
import { type Problem, problemDocument, problemOf, unexpectedProblem } from './problem.ts'
import { scimErrorDocument, scimStatus } from './scim-error.ts'

/** What went wrong, as the problem to tell. What nobody expected goes to the log under an id. */
export function problemFor({ platform }: Door, error: unknown, where: string): Problem {
  const problem = problemOf(error)
  if (problem !== undefined) return problem
  const requestId = Buffer.from(platform.random(9)).toString('base64url')
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  platform.log.error('unexpected error', { requestId, where, name, message, stack })
  platform.log.count('unexpected-errors')
  return unexpectedProblem(requestId)
}

/** A problem as a response. */
export function respondProblem(
  { headers }: Door,
  problem: Problem,
  language: Language,
  dialect?: 'scim' | undefined,
): Response {
  if (dialect === 'scim') {
    return new Response(scimErrorDocument(problem, language), {
      status: scimStatus(problem),
      headers: { ...headers.scim, 'Content-Language': language, ...problem.headers },
    })
  }
  return new Response(problemDocument(problem, language), {
    status: problem.status,
    headers: { ...headers.problem, 'Content-Language': language, ...problem.headers },
  })
}
