import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '../../functions/api.ts'
import { headKey } from '../../functions/audit-trail/index.ts'
import { roomOf } from '../../functions/door/scopes.ts'
import type { RouteContract } from '../../functions/kernel/contract.ts'
import { people as peopleForSignIn } from '../../functions/registry.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { MATRIX } from '../support/authorisation-matrix.ts'
import { bearerOf, type Credentials, expiredBearerOf, sessionOf } from '../support/credentials.ts'
import type { Refusal, Row } from '../support/matrix/row.ts'
import { codeIn } from '../support/problem-code.ts'
import { WatchedStore } from '../support/watched-store.ts'
import { aWorld, WHO, type Who, type World } from '../support/world.ts'

/** What somebody is told, as `in` or status and code. */
type Told = 'in' | Refusal | `401 ${string}`

const FOREVER = { perSecond: 1e9, burst: 1e9 }

let world: World
let contracts: ReadonlyMap<string, RouteContract>
const bearers = new Map<Who, Credentials>()

beforeAll(async () => {
  world = await aWorld()
  const { platform, routes } = world.office.machine
  contracts = new Map(routes.map(({ contract }) => [contract.operation, contract]))
  for (const who of Object.keys(WHO) as Who[]) bearers.set(who, await bearerOf(platform, WHO[who]))
  for (const { path } of contracts.values()) {
    const room = roomOf(path)
    await Promise.all([machineToken(`${room}:read`), machineToken(`${room}:write`)])
  }
  await Promise.all([machineToken('all'), machineToken('read'), machineToken('duties:write')])
  shown = await showHead()
})

/** A door to a copy of the world; another one after something was changed behind it. */
let door: { readonly store: WatchedStore; readonly api: ReturnType<typeof createApi> } | undefined

function openDoor() {
  const store = new WatchedStore(world.office.store.clone())
  const { platform, routes } = world.office.machine
  const people = peopleForSignIn
  const [ratePerCaller, ratePerAddress] = [FOREVER, FOREVER]
  const limits = { ratePerCaller, ratePerAddress }
  const stillness = { ...platform, store, kick() {} }
  return {
    store,
    api: createApi({ platform: stillness, routes, people, wallClock: machineClock, checksAnswers: true, ...limits }),
  }
}

/** Asks, and tells what came of it; whoever does not get in has changed nothing. */
async function ask(row: Row, { method, status = 200 }: RouteContract, headers: Credentials): Promise<Told> {
  door ??= openDoor()
  const { api, store } = door
  const { path, body, file, ifMatch } = row.asks(world)
  const answer = await api.request(path, {
    method,
    headers: {
      'Content-Type': file?.type ?? 'application/json',
      ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file === undefined ? {} : { body: file.bytes }),
  })
  if (store.commits.length > 0) door = undefined
  if (answer.status === status) return 'in'
  expect(store.commits).toEqual([])
  return `${answer.status} ${await codeIn(answer)}` as Told
}

const toldTo = ({ lets, others, but }: Row, who: Who): Told => (lets.includes(who) ? 'in' : (but[who] ?? others))

const rows = Object.entries(MATRIX).flatMap(([operation, all]) =>
  all.map((row) => ({ name: `${operation} ${row.what}`.trim(), operation, row })),
)

function contractOf(operation: string): RouteContract {
  const contract = contracts.get(operation)
  if (contract === undefined) throw new Error(`the matrix has a row for ${operation}, and the API has no such route`)
  return contract
}

describe('the authorisation matrix', () => {
  it('has rows for every operation of the API, and for nothing else', () => {
    const asked = [...contracts.values()].filter(({ delivers }) => delivers === undefined)
    expect(Object.keys(MATRIX).toSorted()).toEqual(asked.map(({ operation }) => operation).toSorted())
  })

  it('lets somebody in at every operation, and names nobody twice', () => {
    for (const [operation, all] of Object.entries(MATRIX)) {
      expect([operation, all.some(({ lets }) => lets.length > 0)]).toEqual([operation, true])
      for (const { lets, but } of all) expect(lets.filter((who) => but[who] !== undefined)).toEqual([])
    }
  })
})

describe('what another system delivers', () => {
  it('is let in by nothing a person or a token may show: only by the key of that system', async () => {
    const delivered = [...contracts.values()].filter(({ delivers }) => delivers !== undefined)
    expect(delivered.map(({ operation }) => operation).toSorted()).toEqual(['beat', 'deliver-alert'])
    const { source, heartbeat } = world.alerts
    for (const { path } of delivered) {
      const url = path.replace('{id}', path.startsWith('/api/alerts/') ? source : heartbeat)
      for (const headers of [{}, shown.session, shown.bearer, ...bearers.values(), await machineToken('all')]) {
        const { api, store } = openDoor()
        const answer = await api.request(url, { method: 'POST', headers, body: '{}' })
        expect(`${answer.status} ${await codeIn(answer)}`).toBe('401 unsigned')
        expect(store.commits).toEqual([])
      }
    }
  })
})

describe('who a person is', () => {
  it.each(rows)('decides who gets in: $name', async ({ operation, row }) => {
    const contract = contractOf(operation)
    const found = new Map<string, Told>()
    for (const [who, headers] of bearers) found.set(who, await ask(row, contract, headers))
    const expected = [...bearers.keys()].map((who) => [who, toldTo(row, who)])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
  })
})

describe('what somebody shows at the door', () => {
  it.each(rows)('decides who gets in: $name', async ({ operation, row }) => {
    const contract = contractOf(operation)
    const doors = await doorsOf(contract, row)
    const found = new Map<string, Told>()
    for (const { name, headers } of doors) found.set(name, await ask(row, contract, headers))
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(doors.map(({ name, told }) => [name, told])))
  })
})

interface Shown {
  readonly name: string
  readonly headers: Credentials
  readonly told: Told
}

const NOT_SIGNED_IN = '401 not-signed-in'

/** Everything the head of IT and those without any right may show. */
async function doorsOf({ method, path, operation, admits }: RouteContract, row: Row): Promise<Shown[]> {
  const asHead = toldTo(row, 'head')
  const reads = method === 'GET'
  const room = roomOf(path)
  const asMachine = ['list-tokens', 'issue-token', 'revoke-token'].includes(operation) ? '403 needs-a-person' : asHead
  const elsewhere = room === 'duties' ? 'people:write' : 'duties:write'
  const within = (reaches: boolean): Told => (reaches ? asMachine : '403 scope-missing')
  const { session, bearer, expired, revoked } = shown
  const forged = { Authorization: `${bearer.Authorization?.slice(0, -4)}AAAA` }
  const mixed = { Authorization: bearer.Authorization?.replace(/ont_(.{26}).{16}/, `ont_$1${'0'.repeat(16)}`) ?? '' }
  const { Cookie = '' } = session
  const crossing: Told = reads ? asHead : '403 cross-site'
  const doors: Shown[] = [
    { name: 'nothing', headers: {}, told: NOT_SIGNED_IN },
    { name: 'a token of every scope', headers: await machineToken('all'), told: within(true) },
    { name: 'a token to read', headers: await machineToken('read'), told: within(reads) },
    { name: 'a token to read here', headers: await machineToken(`${room}:read`), told: within(reads) },
    { name: 'a token to write here', headers: await machineToken(`${room}:write`), told: within(true) },
    { name: 'a token to write elsewhere', headers: await machineToken(elsewhere), told: within(false) },
    { name: 'a token that has run out', headers: expired, told: NOT_SIGNED_IN },
    { name: 'a token that was revoked', headers: revoked, told: NOT_SIGNED_IN },
    { name: 'a token with another secret', headers: forged, told: NOT_SIGNED_IN },
    { name: 'a token with another person', headers: mixed, told: NOT_SIGNED_IN },
    { name: 'a password', headers: { Authorization: 'Basic aGVhZDpoZWFk' }, told: NOT_SIGNED_IN },
    { name: 'a forged token beside a session', headers: { ...session, ...forged }, told: NOT_SIGNED_IN },
    { name: 'the token of somebody who has left', headers: world.gone.bearer, told: NOT_SIGNED_IN },
    { name: 'the session of somebody who has left', headers: world.gone.session, told: NOT_SIGNED_IN },
    { name: 'a session', headers: session, told: asHead },
    { name: 'a forged session', headers: { ...session, Cookie: `${Cookie.slice(0, -4)}AAAA` }, told: NOT_SIGNED_IN },
    { name: 'a session, from no page of ours', headers: { Cookie }, told: crossing },
    { name: 'a session, from another origin', headers: { ...session, Origin: 'https://evil.test' }, told: crossing },
    { name: 'a session, by another site', headers: { ...session, 'Sec-Fetch-Site': 'cross-site' }, told: crossing },
  ]
  // Its address is the key: who asks is not looked at.
  return admits === 'nobody-known' ? doors.map((each) => ({ ...each, told: asHead })) : doors
}

let shown: Awaited<ReturnType<typeof showHead>>

/** What the head of IT shows: what is good, and what no longer is. */
async function showHead() {
  const { platform } = world.office.machine
  const wish = { name: 'short', scopes: ['all'] }
  const issued = await world.office.does<{ id: string; token: string }>('head', 'POST', '/api/tokens', wish)
  await world.office.does('head', 'DELETE', `/api/tokens/${issued.id}`)
  return {
    bearer: await bearerOf(platform, 'head'),
    session: await sessionOf(platform, 'head'),
    expired: await expiredBearerOf(platform, 'head'),
    revoked: { Authorization: `Bearer ${issued.token}` },
  }
}

const machineTokens = new Map<string, Promise<Credentials>>()

function machineToken(scope: string): Promise<Credentials> {
  const token = machineTokens.get(scope) ?? issueMachineToken(scope)
  machineTokens.set(scope, token)
  return token
}

/** Not in the head's list of tokens, of which there may not be too many. */
async function issueMachineToken(scope: string): Promise<Credentials> {
  const { platform } = world.office.machine
  const token = await bearerOf(platform, 'head', { actsAs: 'machine', scopes: [scope] })
  const { sk, pk } = headKey(`tok_${token.Authorization?.slice('Bearer ont_'.length).slice(0, 26)}`)
  await platform.store.write({ update: { pk, sk }, set: { gsi1pk: undefined, gsi1sk: undefined } })
  return token
}
