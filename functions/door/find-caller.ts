import { millisOf } from '../kernel/instant.ts'
import { type Admitted, type Arrival, cookieIn, whoseSession, whoseToken } from '../sign-in/index.ts'
import type { Door } from './door.ts'
import { doorRefusal } from './refusals.ts'
import type { DoorRequest } from './request.ts'

const BEARER = /^Bearer +([\w-]{1,200})$/i

/**
 * Whoever calls: by bearer token, else by session cookie; `undefined` when neither is shown or neither is good.
 * Throws TooManyRequestsError.
 */
export function findCaller(door: Door, request: DoorRequest, address: string | undefined) {
  const authorization = request.header('authorization')
  if (authorization === undefined) return findVisitor(door, request, address)
  // A token that is no good is not made up for by a cookie.
  return admit(door, request, address, BEARER.exec(authorization)?.[1], whoseToken)
}

/** Whoever visits a page: by session cookie only. Throws the same. */
export function findVisitor(door: Door, request: DoorRequest, address: string | undefined) {
  const cookie = cookieIn(request.header('cookie'), door.cookies.session)
  return admit(door, request, address, cookie, whoseSession)
}

/** Whoever calls, or 401. */
export async function getCaller(door: Door, request: DoorRequest, address: string | undefined): Promise<Admitted> {
  const found = await findCaller(door, request, address)
  if (found === undefined) throw doorRefusal('not-signed-in')
  return found
}

/**
 * Known callers have a bucket each. The unknown share one per address, and so does what is tried in vain; whoever came
 * in with the same credential a moment ago is not kept waiting for what others do behind the same address.
 */
async function admit(
  { doorkeeper, wallClock, limits, familiar }: Door,
  request: DoorRequest,
  address: string | undefined,
  credential: string | undefined,
  whose: typeof whoseSession | typeof whoseToken,
): Promise<Admitted | undefined> {
  const now = millisOf(wallClock.now())
  const from = address ?? 'somewhere'
  if (credential === undefined) {
    limits.perAddress.take(from, now)
    return undefined
  }
  if (familiar.get(credential) !== true) limits.perAddress.check(from, now)
  const arrival: Arrival = { address, acceptLanguage: request.header('accept-language') }
  const found = await whose(doorkeeper, credential, arrival, now)
  if (found === undefined) {
    familiar.forget(credential)
    limits.perAddress.take(from, now)
    return undefined
  }
  familiar.put(credential, true)
  limits.perCaller.take(found.caller.actor.id, now)
  return found
}
