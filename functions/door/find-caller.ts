import { millisOf } from '../kernel/instant.ts'
import { type Admitted, type Arrival, cookieIn, whoseSession, whoseToken } from '../sign-in/index.ts'
import type { Door } from './door.ts'
import { doorRefusal } from './refusals.ts'
import type { DoorRequest } from './request.ts'

const BEARER = /^Bearer +([\w-]{1,200})$/i

/**
 * Whoever calls: by bearer token, else by session cookie; `undefined` when neither is shown or neither is good.
 * Throws TooManyRequestsError: known callers have a bucket each; the unknown share one per address, which also counts
 * what was tried in vain.
 */
export async function findCaller(
  door: Door,
  request: DoorRequest,
  address: string | undefined,
): Promise<Admitted | undefined> {
  const now = millisOf(door.wallClock.now())
  const from = address ?? 'somewhere'
  door.limits.perAddress.check(from, now)
  const found = await showing(door, request, address, now)
  if (found === undefined) door.limits.perAddress.take(from, now)
  else door.limits.perCaller.take(found.caller.actor.id, now)
  return found
}

/** The same, or 401. */
export async function getCaller(door: Door, request: DoorRequest, address: string | undefined): Promise<Admitted> {
  const found = await findCaller(door, request, address)
  if (found === undefined) throw doorRefusal('not-signed-in')
  return found
}

function showing(
  { platform, people, cookies }: Door,
  request: DoorRequest,
  address: string | undefined,
  now: number,
): Promise<Admitted | undefined> | undefined {
  const arrival: Arrival = { address, acceptLanguage: request.header('accept-language') }
  const authorization = request.header('authorization')
  if (authorization !== undefined) {
    const bearer = BEARER.exec(authorization)?.[1]
    return bearer === undefined ? undefined : whoseToken(platform, people, bearer, arrival, now)
  }
  const cookie = cookieIn(request.header('cookie'), cookies.session)
  return cookie === undefined ? undefined : whoseSession(platform, people, cookie, arrival, now)
}
