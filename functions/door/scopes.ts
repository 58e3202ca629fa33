import type { RouteContract } from '../kernel/contract.ts'
import type { Caller } from '../platform/handler.ts'
import { doorRefusal } from './refusals.ts'

/** The room a path belongs to: its first word below `/api`, or `scim`. */
export function roomOf(path: string): string {
  const [, first = '', second = ''] = path.split('/')
  return first === 'api' ? second : first
}

/**
 * Scopes of a token: `all`, `read` (every reading route), `<room>:read`, `<room>:write` (which includes reading). The
 * room is the first word of a path: `changes` of `/api/changes/{id}`. A scope never gives more than the person behind
 * the token may do.
 */
export function scopesThatReach({ method, path }: RouteContract): readonly string[] {
  const room = roomOf(path)
  return method === 'GET' ? ['all', 'read', `${room}:read`, `${room}:write`] : ['all', `${room}:write`]
}

/** 403 with the scopes that would do, when the caller's token has none of them. */
export function checkScopes({ scopes }: Caller, reaching: readonly string[]): void {
  if (scopes === undefined || scopes.some((scope) => reaching.includes(scope))) return
  throw doorRefusal('scope-missing', { needsOneOf: reaching })
}
