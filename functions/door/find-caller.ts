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
  return await counted(
    door,
    address,
    (now) => byToken(door, request, address, now) ?? bySession(door, request, address, now),
  )
}

/** Whoever visits a page: by session cookie only. The same limits. */
export async function findVisitor(
  door: Door,
  request: DoorRequest,
  address: string | undefined,
): Promise<Admitted | undefined> {
  return await counted(door, address, (now) => bySession(door, request, address, now))
}

/** The same, or 401. */
export async function getCaller(door: Door, request: DoorRequest, address: string | undefined): Promise<Admitted> {
  const found = await findCaller(door, request, address)
  if (found === undefined) throw doorRefusal('not-signed-in')
  return found
}

type Search = Promise<Admitted | undefined> | undefined

async function counted(
  { limits, wallClock }: Door,
  address: string | undefined,
  search: (now: number) => Search,
): Promise<Admitted | undefined> {
  const now = millisOf(wallClock.now())
  const from = address ?? 'somewhere'
  limits.perAddress.check(from, now)
  const found = await search(now)
  if (found === undefined) limits.perAddress.take(from, now)
  else limits.perCaller.take(found.caller.actor.id, now)
  return found
}

/** A token that is no good is not made up for by a cookie. */
function byToken({ platform, people }: Door, request: DoorRequest, address: string | undefined, now: number): Search {
  const authorization = request.header('authorization')
  if (authorization === undefined) return undefined
  const bearer = BEARER.exec(authorization)?.[1] ?? ''
  return whoseToken(platform, people, bearer, arrivalOf(request, address), now)
}

function bySession(door: Door, request: DoorRequest, address: string | undefined, now: number): Search {
  const cookie = cookieIn(request.header('cookie'), door.cookies.session)
  if (cookie === undefined) return undefined
  return whoseSession(door.platform, door.people, cookie, arrivalOf(request, address), now)
}

const arrivalOf = (request: DoorRequest, address: string | undefined): Arrival => ({
  address,
  acceptLanguage: request.header('accept-language'),
})
