import { hash } from 'node:crypto'
import { perform } from '../audit-trail/index.ts'
import type { FileOut } from '../kernel/file.ts'
import { millisOf } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import type { Call, Caller, Route } from '../platform/handler.ts'
import { ConditionFailedError, type Store } from '../platform/store.ts'
import { type Admitted, askedLanguage } from '../sign-in/index.ts'
import { answerOf, respond, respondFile } from './answer.ts'
import { type InputCheck, inputCheck } from './check-input.ts'
import { checkOwnScript } from './cross-site.ts'
import type { Door } from './door.ts'
import { findCaller, getCaller } from './find-caller.ts'
import { AnsweredBefore, idempotencyKeyOf, type KeptAnswer, Repeatable } from './idempotency.ts'
import { ifMatchOf } from './if-match.ts'
import { parseJson } from './parse-json.ts'
import { readDelivery, readFileBody, readJsonText } from './read-body.ts'
import { problemFor, respondProblem } from './refuse.ts'
import { type DoorRequest, searchOf } from './request.ts'
import { checkScopes, scopesThatReach } from './scopes.ts'

export type ApiCall = (request: DoorRequest, address: string | undefined) => Promise<Response>

/** A route behind the door. Cheap checks come first; nothing is asked of a room before all of them have passed. */
export function apiCall(door: Door, route: Route): ApiCall {
  const { contract } = route
  const ready: ReadyRoute = { route, check: inputCheck(contract), reaching: scopesThatReach(contract) }
  const answer = contract.method === 'GET' ? reading : changing
  return async (request, address) => {
    try {
      return await answer(door, ready, request, address)
    } catch (error) {
      if (error instanceof AnsweredBefore) {
        return respond(door, contract, error.answer, { 'Idempotency-Replayed': 'true' })
      }
      const problem = problemFor(door, error, contract.operation)
      return respondProblem(door, problem, askedLanguage(request.header('accept-language')), contract.dialect)
    }
  }
}

interface ReadyRoute {
  readonly route: Route
  readonly check: InputCheck
  readonly reaching: readonly string[]
}

async function reading(door: Door, ready: ReadyRoute, request: DoorRequest, address: string | undefined) {
  const { contract, answer } = ready.route
  const caller = await admitted(door, ready, request, address)
  const call = callOf(door, ready, request, caller, undefined)
  if (contract.download !== undefined) return respondFile(door, (await answer?.(door.platform, call)) as FileOut)
  return respond(door, contract, await outcome(door, ready, request, call, undefined))
}

async function changing(door: Door, ready: ReadyRoute, request: DoorRequest, address: string | undefined) {
  const { contract } = ready.route
  if (contract.delivers !== undefined) return await takingDelivery(door, ready, request, address, contract.delivers)
  if (contract.upload !== undefined) return await takingFile(door, ready, request, address, contract.upload)
  const text = await readJsonText(request, contract.dialect)
  const body = text === '' ? undefined : parseJson(text)
  const caller = await admitted(door, ready, request, address)
  const call = callOf(door, ready, request, caller, body)
  const repeatable = repeatableOf(door, ready, request, caller, text)
  return respond(door, contract, await outcome(door, ready, request, call, repeatable))
}

/** A file is read only of somebody who may come in: it is sixteen times what a text may be. */
async function takingFile(
  door: Door,
  ready: ReadyRoute,
  request: DoorRequest,
  address: string | undefined,
  types: readonly string[],
) {
  const caller = await admitted(door, ready, request, address)
  const call = callOf(door, ready, request, caller, undefined)
  const file = await readFileBody(request, types)
  const repeatable = repeatableOf(door, ready, request, caller, Buffer.from(file.bytes))
  const answered = await outcome(door, ready, request, { ...call, body: file } as unknown as Call, repeatable)
  return respond(door, ready.route.contract, answered)
}

/**
 * Another system delivers something, and the room finds out who it is. Whatever is in vain counts against the address, as
 * it does at the front door; what is let in does not, for a storm of alerts may come from one address.
 */
async function takingDelivery(
  door: Door,
  ready: ReadyRoute,
  request: DoorRequest,
  address: string | undefined,
  names: readonly string[],
) {
  const { contract } = ready.route
  const now = millisOf(door.wallClock.now())
  const from = address ?? 'somewhere'
  door.limits.perAddress.check(from, now)
  try {
    const call = callOf(door, ready, request, nobody(request, address), undefined)
    const body = await readDelivery(request, names)
    return respond(door, contract, await outcome(door, ready, request, { ...call, body } as unknown as Call, undefined))
  } catch (error) {
    if (error instanceof RefusalError && IN_VAIN.has(error.status)) door.limits.perAddress.take(from, now)
    throw error
  }
}
const IN_VAIN: ReadonlySet<number> = new Set([401, 404])

async function admitted(
  door: Door,
  { route: { contract }, reaching }: ReadyRoute,
  request: DoorRequest,
  address: string | undefined,
): Promise<Caller> {
  const isOpen = contract.admits === 'nobody-known'
  const found: Admitted | undefined = isOpen
    ? await findCaller(door, request, address)
    : await getCaller(door, request, address)
  if (found === undefined) return nobody(request, address)
  if (found.session !== undefined && contract.method !== 'GET') checkOwnScript(request, door.origin)
  if (!isOpen) checkScopes(found.caller, reaching)
  return found.caller
}

const NOBODY = 'nobody'

/** Somebody unknown at a route that is open to all: no person, no right to anything. */
const nobody = (request: DoorRequest, address: string | undefined): Caller => ({
  actor: { kind: 'machine', id: NOBODY, from: address === undefined ? { door: 'api' } : { door: 'api', address } },
  person: NOBODY,
  scopes: [],
  language: askedLanguage(request.header('accept-language')),
})

function callOf(door: Door, { route, check }: ReadyRoute, request: DoorRequest, caller: Caller, body: unknown): Call {
  const input = check(request, body)
  const ifMatch = ifMatchOf(request, route.contract.ifMatch)
  const call = { ...input, caller, now: door.platform.clock.now() }
  return (ifMatch === undefined ? call : { ...call, ifMatch }) as Call
}

function repeatableOf(door: Door, { route }: ReadyRoute, request: DoorRequest, caller: Caller, sent: string | Buffer) {
  const key = idempotencyKeyOf(request)
  // Whoever is unknown could be anybody, and must not be told what another unknown was.
  if (key === undefined || caller.person === NOBODY) return undefined
  const body = typeof sent === 'string' ? sent : hash('sha256', sent)
  const said = `${request.path}?${searchOf(request.raw.url)}\n${request.header('if-match') ?? ''}\n${body}`
  return new Repeatable(caller.actor.id, route.contract.operation, key, said, millisOf(door.wallClock.now()))
}

/** What the room answers; with what it changes, audit and the kept answer in one transaction. */
async function outcome(
  { platform, checksAnswers }: Door,
  { route: { contract, answer, decide } }: ReadyRoute,
  request: DoorRequest,
  call: Call,
  repeatable: Repeatable | undefined,
): Promise<KeptAnswer> {
  const said = (given: unknown): KeptAnswer => {
    if (checksAnswers && contract.status !== 204) contract.answer.parse(given)
    return answerOf(contract, request.path, given)
  }
  if (answer !== undefined) return said(await answer(platform, call))
  if (decide === undefined) throw new TypeError(`the route ${contract.operation} does nothing`)
  if (repeatable === undefined) return said(await perform(platform, () => decide(platform, call)))

  let isKept = false
  const decideOnce = async () => {
    await repeatable.check(platform.store)
    return await decide(platform, call)
  }
  const answered = await perform(platform, decideOnce, (given) => {
    isKept = true
    return [repeatable.keeping(said(given))]
  })
  const kept = said(answered)
  if (!isKept) await keepAlone(platform.store, repeatable, kept)
  return kept
}

/** Keeps an answer that changed nothing. Where the same request was answered meanwhile, that answer counts. */
async function keepAlone(store: Store, repeatable: Repeatable, kept: KeptAnswer): Promise<void> {
  try {
    await store.write(repeatable.keeping(kept))
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error
    await repeatable.check(store)
  }
}
