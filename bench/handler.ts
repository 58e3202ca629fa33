// What the handlers cost beside the table: the product's door against a bare Hono route with the same table calls.
import { startEmbeddedDatabase } from '../infra/local/embedded-database.ts'
import { bundled, runProgram } from './bundled.ts'
import { type Call, caller, rateOf } from './load.ts'
import type { Office, OfficeFacts } from './office.ts'
import type { Table } from './table.ts'

const ROUNDS = 3

interface Door {
  readonly call: Call
  cpu(): Promise<number>
  stop(): void
}

/** Three rounds by turns, so that a busy moment of the machine strikes both; the least of each counts. */
export async function measureHandlers(
  dataDir: string,
  facts: OfficeFacts,
  table: Table,
  requests: number,
): Promise<void> {
  const database = await startEmbeddedDatabase(dataDir)
  const program = await bundled('door')
  const doors = {
    product: await openDoor(program, 'product', dataDir, database.endpoint),
    bare: await openDoor(program, 'bare', dataDir, database.endpoint),
  }
  try {
    const { token, wish, changes } = facts
    const asks: Record<string, (call: Call, nth: number) => ReturnType<Call>> = {
      'submit a change': (call) => call('POST', '/api/changes', wish, token),
      'read one change': (call, nth) => call('GET', `/api/changes/${changes[nth % changes.length]}`, undefined, token),
      'list 50': (call) => call('GET', '/api/changes?limit=50', undefined, token),
    }
    for (const [what, ask] of Object.entries(asks)) {
      const least = { product: Number.POSITIVE_INFINITY, bare: Number.POSITIVE_INFINITY }
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const name of ['product', 'bare'] as const) {
          const door = doors[name]
          await rateOf(requests / 4, (nth) => ask(door.call, nth))
          const before = await door.cpu()
          const { failed } = await rateOf(requests, (nth) => ask(door.call, nth), 0)
          if (failed > 0) throw new Error(`${what} by the ${name} door: ${failed} failed`)
          least[name] = Math.min(least[name], ((await door.cpu()) - before) / requests)
        }
      }
      const times = `${least.product.toFixed(2)} ms, bare ${least.bare.toFixed(2)} ms`
      table.note(
        `CPU of the handler: ${what}`,
        '≤ 1.5 × a bare route',
        `${(least.product / least.bare).toFixed(2)} × (${times})`,
      )
    }
  } finally {
    doors.product.stop()
    doors.bare.stop()
    await database.stop()
  }
}

async function openDoor(program: string, kind: string, dataDir: string, endpoint: string): Promise<Door> {
  const { said, stop } = runProgram(program, [kind, dataDir, endpoint])
  const call = caller(Number(await said))
  return { call, stop, cpu: async () => Number((await call('GET', '/cpu')).body.millis) }
}

/** What the requests are made of, from a department that runs. */
export async function factsOf(office: Office, changes: readonly string[]): Promise<OfficeFacts> {
  return { token: await office.requesterToken(), wish: office.wish(), changes }
}
