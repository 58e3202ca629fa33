import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { createApi } from '../../functions/api.ts'
import type { RouteContract } from '../../functions/kernel/contract.ts'
import type { Item } from '../../functions/platform/store.ts'
import { pages, people as peopleForSignIn } from '../../functions/registry.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { createTables, type Database, startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import { readEverything } from '../../infra/local/read-everything.ts'
import { type Attack, attacksOn, fineRequest } from '../support/attacks.ts'
import { MATRIX } from '../support/authorisation-matrix.ts'
import { badRequests } from '../support/bad-input.ts'
import { bearerOf, type Credentials, sessionOf } from '../support/credentials.ts'
import { people } from '../support/department.ts'
import type { Asked } from '../support/matrix/row.ts'
import { WatchedStore } from '../support/watched-store.ts'
import { aWorld, WHO, type Who, type World } from '../support/world.ts'

/** Requests made from a contract by chance, for each route; fast-check prints the seed of one that is not refused. */
const RUNS = 30
const TABLE = 'fuzzed'
const FOREVER = { perSecond: 1e9, burst: 1e9 }

let database: Database
let world: World
let store: WatchedStore
let atFirst: readonly Item[]
let api: ReturnType<typeof createApi>
let contracts: ReadonlyMap<string, RouteContract>
const logged: unknown[] = []
const credentials = new Map<Who, readonly Credentials[]>()

/** The world in the embedded database: what a real table refuses, a table in memory might not. */
beforeAll(async () => {
  database = await startEmbeddedDatabase()
  await createTables(database.client, { product: TABLE })
  world = await aWorld()
  const { platform, routes } = world.office.machine
  contracts = new Map(routes.map(({ contract }) => [contract.operation, contract]))
  for (const who of Object.keys(WHO) as Who[]) {
    credentials.set(who, [await bearerOf(platform, WHO[who]), await sessionOf(platform, WHO[who])])
  }
  const table = createDynamoStore({ client: database.client, table: TABLE })
  const rows = world.office.store.dump()
  while (rows.length > 0) await table.commit(rows.splice(0, 100).map((put) => ({ put })))
  store = new WatchedStore(table)
  const log = { ...platform.log, error: (...of: unknown[]) => void logged.push(of) }
  atFirst = await everything()
  api = createApi({
    platform: { ...platform, store, log, kick() {} },
    ...{ routes, pages, people: peopleForSignIn, wallClock: machineClock, checksAnswers: true },
    ...{ ratePerCaller: FOREVER, ratePerAddress: FOREVER },
  })
})
afterAll(async () => {
  await database.stop()
})

const everything = (): Promise<Item[]> => Array.fromAsync(readEverything(database.client, TABLE))

/** Somebody who gets in, and what they could rightly ask. */
function fineCall(operation: string): { contract: RouteContract; asked: Asked; shown: readonly Credentials[] } {
  const row = MATRIX[operation]?.[0]
  const contract = contracts.get(operation)
  if (row === undefined || contract === undefined) throw new Error(`nobody knows ${operation}`)
  return { contract, asked: row.asks(world), shown: credentials.get(row.lets[0] ?? 'head') ?? [] }
}

let turn = 0

/** By token and by session in turns. Answers what is wrong with the answer, if anything is. */
async function faultOf({ how, method, path, headers, body }: Attack, shown: readonly Credentials[]) {
  turn += 1
  const answer = await api.request(path, {
    method,
    headers: { ...shown[turn % shown.length], ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  const told = `${answer.status} ${text.slice(0, 200)}`
  if (answer.status < 400 || answer.status >= 500) return `${how}: ${told}`
  const isScim = answer.headers.get('content-type') === 'application/scim+json; charset=utf-8'
  if (isScim) return faultOfScim(how, answer.status, text)
  if (answer.headers.get('content-type') !== 'application/problem+json; charset=utf-8') return `${how}: no problem+json`
  if (method === 'HEAD') return undefined
  const { code, status, title, detail } = JSON.parse(text) as Record<string, unknown>
  const isWhole = status === answer.status && typeof title === 'string' && typeof detail === 'string'
  if (!isWhole || !/^[a-z][a-z0-9-]+$/.test(String(code))) return `${how}: ${told}`
  return /node_modules|\.ts:\d|at \w+ \(/.test(text) ? `${how}: shows the inside: ${told}` : undefined
}

/** The same of an error in the words of SCIM. */
function faultOfScim(how: string, status: number, text: string): string | undefined {
  if (text === '') return undefined
  const told = JSON.parse(text) as Record<string, unknown>
  const isWhole = told.status === String(status) && typeof told.detail === 'string' && Array.isArray(told.schemas)
  return isWhole && !/node_modules|\.ts:\d|at \w+ \(/.test(text) ? undefined : `${how}: ${status} ${text.slice(0, 200)}`
}

/** Refused one after the other, and nothing is written. */
async function mustAllBeRefused(attacks: readonly Attack[], shown: readonly Credentials[]): Promise<void> {
  const faults: string[] = []
  for (const attack of attacks) {
    const fault = await faultOf(attack, shown)
    if (fault !== undefined) faults.push(fault)
  }
  expect(faults).toEqual([])
  expect(logged).toEqual([])
  expect(store.commits).toEqual([])
}

const OPERATIONS = Object.keys(MATRIX)

describe('whatever is wrong with a request', () => {
  it.each(OPERATIONS)('by hand, %s refuses it with a code, and changes nothing', async (operation) => {
    const { contract, asked, shown } = fineCall(operation)
    const methods = [...contracts.values()].filter(({ path }) => path === contract.path).map(({ method }) => method)
    await mustAllBeRefused(attacksOn(contract, asked, new Set(methods)), shown)
  })

  it.each(OPERATIONS)('by its contract, %s refuses it with a code, and changes nothing', async (operation) => {
    const { contract, asked, shown } = fineCall(operation)
    const { headers: fine } = fineRequest({ ...asked, method: contract.method })
    await fc.assert(
      fc.asyncProperty(badRequests(contract, asked.body), async ({ how, method, search, headers, body }) => {
        const path = `${asked.path.split('?')[0]}${search === '' ? '' : `?${search}`}`
        const attack = { how, method, path, headers: { ...fine, ...headers } }
        expect(await faultOf(body === undefined ? attack : { ...attack, body }, shown)).toBeUndefined()
      }),
      { numRuns: RUNS },
    )
    expect(store.commits).toEqual([])
  })
})

describe('the cursor of one list', () => {
  it('is refused by every other list', async () => {
    const { shown } = fineCall('read-me')
    const headers = { ...shown[0], ...(await bearerOf(world.office.machine.platform, 'head')) }
    const paths = LISTS.map((list) => `${list(world)}${list(world).includes('?') ? '&' : '?'}limit=1`)
    const cursors = await Promise.all(
      paths.map(async (path) => {
        const answer = await api.request(path, { headers })
        return ((await answer.json()) as { nextCursor: string | null }).nextCursor
      }),
    )
    expect(cursors.filter((cursor) => cursor !== null).length).toBeGreaterThan(8)
    const faults = new Set<string>()
    for (const [mine, cursor] of cursors.entries()) {
      for (const [theirs, path] of paths.entries()) {
        if (mine === theirs || cursor === null) continue
        const attack = { how: paths[mine] ?? '', method: 'GET', path: `${path}&cursor=${cursor}`, headers: {} }
        const fault = await faultOf(attack, [headers])
        if (fault !== undefined) faults.add(`${path} by the cursor of ${fault}`)
      }
    }
    expect([...faults]).toEqual([])
  })
})

/** Lists of which there is more than one page, and who may read them is told by the matrix. */
const LISTS: readonly ((world: World) => string)[] = [
  () => '/api/people',
  () => '/api/groups',
  () => '/api/positions',
  () => '/api/services',
  () => '/api/changes',
  () => '/api/changes?status=assessed',
  () => '/api/changes?requester=me',
  () => `/api/changes?requester=${people.opsOne}`,
  ({ changes }) => `/api/changes/${changes.closed.id}/timeline`,
  ({ changes }) => `/api/changes/${changes.assessed.id}/timeline`,
  ({ gap }) => `/api/roster-gaps/${gap}/timeline`,
  () => `/api/obligations?accountable=${people.appThree}`,
  () => `/api/obligations?accountable=${people.appThree}&status=closed`,
  () => `/api/obligations?accountable=${people.opsThree}&status=closed`,
  ({ changes }) => `/api/audit/changes/${changes.closed.id}`,
  () => '/api/audit/verify',
  () => '/api/tokens',
  () => '/api/policies',
]

describe('after all this', () => {
  it('the table is as it was', async () => {
    expect(await everything()).toEqual(atFirst)
    expect(logged).toEqual([])
  })
})
