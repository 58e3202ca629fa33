import type { Language } from '../../../functions/kernel/text.ts'
import { type Answer, type AnyCall, type Route, requestOf } from './api.ts'
import { ApiProblem, NO_ANSWER, problemIn, UNREADABLE_ANSWER } from './problem.ts'

/** Where a file of ours is fetched, in the language of the page rather than that of the browser. */
export function fileAddress(
  route: Pick<Route, 'method' | 'path'>,
  language: Language,
  { params = {}, query = {} }: Pick<AnyCall, 'params' | 'query'> = {},
): string {
  return requestOf(route, { params, query: { ...query, language } }).url
}

/** A CSV file as bytes: as text, AWS would take what Chinese Windows writes for UTF-8. */
const TYPES = {
  csv: 'application/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** By its ending: browsers do not agree on what else a CSV file is. */
export const isCsv = (file: Pick<File, 'name'>): boolean => /\.csv$/i.test(file.name)

/** Sends a file to a route that takes one. Throws {@link ApiProblem}. */
export async function sendFile<R extends Route>(
  route: R,
  { params = {}, query = {} }: Pick<AnyCall, 'params' | 'query'>,
  file: File,
): Promise<Answer<R>> {
  const { url, method, headers } = requestOf(route, { params, query })
  const type = isCsv(file) ? TYPES.csv : TYPES.xlsx
  const answer = await fetch(url, { method, headers: { ...headers, 'Content-Type': type }, body: file }).catch(() => {
    throw new ApiProblem({ status: 0, code: NO_ANSWER })
  })
  if (!answer.ok) throw await problemIn(answer)
  return (await answer.json().catch(() => {
    throw new ApiProblem({ status: answer.status, code: UNREADABLE_ANSWER })
  })) as Answer<R>
}
