import type { RouteContract } from '../kernel/contract.ts'
import type { Door } from './door.ts'
import type { KeptAnswer } from './idempotency.ts'

/** The words of an answer: status, body, and the headers that depend on it. */
export function answerOf(contract: RouteContract, path: string, answer: unknown): KeptAnswer {
  const status = contract.status ?? 200
  const headers: Record<string, string> = {}
  const { id, version } = (typeof answer === 'object' && answer !== null ? answer : {}) as Named
  if (typeof version === 'number') headers.ETag = `"${version}"`
  if (status === 201 && typeof id === 'string') headers.Location = `${path}/${id}`
  return { status, body: status === 204 ? null : JSON.stringify(answer), headers }
}

interface Named {
  readonly id?: unknown
  readonly version?: unknown
}

/** The same as a response; `extra` says that it is a repetition. */
export function respond({ headers: ready }: Door, answer: KeptAnswer, extra?: Record<string, string>): Response {
  const { status, body, headers } = answer
  return new Response(body, { status, headers: { ...ready.json, ...headers, ...extra } })
}
