import type { input, output, ZodMiniType } from 'zod/mini'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Language } from '../../../functions/kernel/text.ts'
import { ApiProblem, NO_ANSWER, problemIn, UNREADABLE_ANSWER } from './problem.ts'

/** What of a contract is left in the browser: where to call. The rest of it is types. */
export type Route = RouteContract

type Sent<Schema> = Schema extends ZodMiniType ? input<Schema> : never
type Given<Key extends string, Schema> = Schema extends ZodMiniType
  ? Record<string, never> extends Sent<Schema>
    ? { readonly [key in Key]?: Sent<Schema> }
    : { readonly [key in Key]: Sent<Schema> }
  : { readonly [key in Key]?: never }

/** What a call of this route has to be given, and may be. */
export type Call<R extends Route> = Given<'params', R['params']> &
  Given<'query', R['query']> &
  Given<'body', R['body']> & { readonly ifMatch?: number; readonly idempotencyKey?: string }

/** What the route answers. */
export type Answer<R extends Route> = R['answer'] extends ZodMiniType ? output<R['answer']> : never

/** What every call has, whatever its route: how the pieces below see it. */
export interface AnyCall {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly ifMatch?: number
  readonly idempotencyKey?: string
}

let language: Language = 'zh-CN'

/** The language in which the server is asked to answer. */
export const speak = (spoken: Language): void => {
  language = spoken
}

/** Calls a route as the person signed in. Throws {@link ApiProblem}. */
export async function callApi<R extends Route>(route: R, call: Call<R>, signal?: AbortSignal): Promise<Answer<R>> {
  const request = requestOf(route, call as AnyCall)
  const answer = await fetch(request.url, { ...request, ...(signal && { signal }) }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiProblem({ status: 0, code: NO_ANSWER })
  })
  if (!answer.ok) throw await problemIn(answer)
  if (answer.status === 204) return null as Answer<R>
  return (await answer.json().catch(() => {
    throw new ApiProblem({ status: answer.status, code: UNREADABLE_ANSWER })
  })) as Answer<R>
}

/** The request a call amounts to. */
export function requestOf(route: Pick<Route, 'method' | 'path'>, call: AnyCall) {
  const { params = {}, query = {}, body, ifMatch, idempotencyKey } = call
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString()
  return {
    url: search === '' ? path : `${path}?${search}`,
    method: route.method,
    headers: {
      Accept: 'application/json',
      'Accept-Language': language,
      'X-Onduty': '1',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
}
