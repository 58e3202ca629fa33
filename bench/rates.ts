// Requests a second at the door, with engine and relay at work in the same process.
import { inParallel, type Rate, rateOf } from './load.ts'
import { Office, type Raised, REQUESTER, raisedIn } from './office.ts'
import type { Server } from './server.ts'
import type { Table } from './table.ts'
import { readUsage, resetUsage, settle, unitsOf } from './usage.ts'

export interface Sizes {
  /** Requests of each kind that are measured. */
  readonly requests: number
}

const TIMES = 20

const inWords = ({ perSecond, p50, p99, failed }: Rate) =>
  `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms${failed === 0 ? '' : `, ${failed} FAILED`}`

/** Submits, authorises, reads and lists; answers ids of changes that wait for their test. */
export async function measureRates(
  server: Server,
  table: Table,
  { requests }: Sizes,
  stored: string,
): Promise<string[]> {
  const { call } = server
  const office = await Office.open(call)
  const requester = await office.token(REQUESTER)
  const at = (what: string) => `${what}, ${stored} stored before`

  await resetUsage(call)
  const changes: Raised[] = []
  const submitted = await rateOf(requests, async () => {
    const reply = await office.submit()
    changes.push(raisedIn(reply))
    return reply
  })
  const drained = await settle(call)
  const { cpuMillis } = await readUsage(call)
  table.note(at('submit a change'), '≥ 200/s, p99 ≤ 200 ms', inWords(submitted))
  table.note('… and everything it asked for is done', '≤ 10 s after', `${(drained / 1000).toFixed(1)} s`)
  table.note('… processor time, with relay and engine', '–', `${(cpuMillis / changes.length).toFixed(2)} ms`)

  const assessed: Raised[] = []
  await inParallel(changes.length, async (nth) => {
    const change = changes[nth]
    if (change !== undefined) assessed.push(await office.does(change, 'assess'))
  })
  await settle(call)
  const authorised = await rateOf(requests, (nth) => office.ownerTakes(assessed[nth] as Raised, 'authorise'))
  table.note(at('authorise one'), '≥ 200/s, p99 ≤ 200 ms', inWords(authorised))
  table.note('… and everything it asked for is done', '≤ 10 s after', `${((await settle(call)) / 1000).toFixed(1)} s`)

  const ids = assessed.map(({ id }) => id)
  const one = await rateOf(requests, (nth) =>
    call('GET', `/api/changes/${ids[nth % ids.length]}`, undefined, requester),
  )
  table.note(at('read one change with its timeline'), '≥ 600/s, p99 ≤ 70 ms', inWords(one))
  const list = (query: string) =>
    rateOf(requests, () => call('GET', `/api/changes?limit=50&${query}`, undefined, requester))
  table.note(at('list 50 by owner'), '≥ 400/s, p99 ≤ 90 ms', inWords(await list('requester=me')))
  table.note(at('list 50 by state'), '≥ 400/s, p99 ≤ 90 ms', inWords(await list('status=authorised')))
  const owner = await ownerOfMost(office, server, ids.slice(0, 20), requester)
  const owed = await rateOf(requests, () => call('GET', '/api/obligations?limit=50', undefined, owner))
  table.note(at('list 50 obligations of one person'), '≥ 400/s, p99 ≤ 90 ms', inWords(owed))
  return ids
}

/** Whoever owes the tests of these changes. */
async function ownerOfMost(office: Office, { call }: Server, ids: readonly string[], reader: string): Promise<string> {
  const changes = await Promise.all(ids.map((id) => call('GET', `/api/changes/${id}`, undefined, reader)))
  const owners = changes.map(({ body }) => (body as unknown as Raised).accountable?.id ?? '')
  const [most = ''] = [...Map.groupBy(owners, (id) => id)].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
  return office.token(office.emailOf(most))
}

/** What is read before any room is asked. */
const AT_THE_DOOR = 'other'
const BY_THE_CLOCK = ['task:sweep', 'task:fold-checkpoint', 'task:plan-ahead']

export interface Units {
  readonly what: string
  readonly read: number
  readonly write: number
  /** Of the read ones, what it takes to know who calls: their token or session, and whether they are active. */
  readonly door: number
}

/** Read and write units of each operation, with everything it asks of relay and workflow. */
export async function unitsPerOperation({ call }: Server): Promise<Units[]> {
  const office = await Office.open(call)
  const requester = await office.token(REQUESTER)
  const found: Units[] = []
  const measure = async (what: string, one: (nth: number) => Promise<unknown>) => {
    await settle(call)
    await resetUsage(call)
    for (let nth = 0; nth < TIMES; nth += 1) await one(nth)
    await settle(call)
    const usage = await readUsage(call)
    const each = (kind: 'readUnits' | 'writeUnits') =>
      unitsOf(usage, kind, (operation) => !BY_THE_CLOCK.includes(operation)) / TIMES
    const door = unitsOf(usage, 'readUnits', (operation) => operation === AT_THE_DOOR) / TIMES
    found.push({ what, read: each('readUnits'), write: each('writeUnits'), door })
  }
  const tokensOf = (changes: readonly Raised[]) =>
    Promise.all(changes.map(({ accountable }) => office.token(office.emailOf(accountable?.id ?? ''))))
  const changes: Raised[] = []
  const assessed: Raised[] = []
  await measure('submit', async () => changes.push(raisedIn(await office.submit())))
  await tokensOf(changes)
  await measure('assess', async (nth) => assessed.push(await office.does(changes[nth] as Raised, 'assess')))
  await tokensOf(assessed)
  await measure('authorise', (nth) => office.does(assessed[nth] as Raised, 'authorise'))
  await measure('read one', (nth) => call('GET', `/api/changes/${changes[nth]?.id}`, undefined, requester))
  const list = (query: string) => call('GET', `/api/changes?limit=50&${query}`, undefined, requester)
  await measure('list 50 by owner', () => list('requester=me'))
  await measure('list 50 by state', () => list('status=submitted'))
  return found
}
