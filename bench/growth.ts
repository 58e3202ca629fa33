// The same at a thousand and at a hundred thousand stored changes.
import { copyChanges } from './copies.ts'
import { inParallel } from './load.ts'
import { Office, raisedIn } from './office.ts'
import { measureRates, type Units, unitsPerOperation } from './rates.ts'
import { type Server, startServer } from './server.ts'
import type { Table } from './table.ts'
import { settle } from './usage.ts'

export interface GrowthSizes {
  readonly few: number
  readonly many: number
  readonly requests: number
}

const SAMPLES = 8
const LIST_LIMIT = 6

/** Rates and units while little is stored, then on the same data folder with copies of real changes in it. */
export async function measureGrowth(dataDir: string, table: Table, sizes: GrowthSizes): Promise<Server> {
  const { few, many, requests } = sizes
  let server = await startServer({ dataDir })
  table.note('`npm start`, built and seeded before: ready', '≤ 4 s', `${(server.readyAfter / 1000).toFixed(1)} s`)
  table.note('… memory of the whole tree', '≤ 300 MB', `${server.memory().tree.toFixed(0)} MB`)
  const samples = await sampleChanges(server)
  await server.stop()

  copyChanges(dataDir, samples, few, '1')
  server = await startServer({ dataDir })
  const unitsOfFew = await unitsPerOperation(server)
  await measureRates(server, table, { requests }, inThousands(few))
  table.note('memory of the tree after all this', '–', `${server.memory().tree.toFixed(0)} MB`)
  const doctor = (await server.call('GET', '/local/doctor')).body as { checked: number; violations: unknown[] }
  const found = doctor.violations.filter((each) => !isAboutCopies(each))
  table.note('doctor after all this', '0 violations', `${found.length} in ${doctor.checked} rows`)
  await server.stop()

  copyChanges(dataDir, samples, many, '2')
  server = await startServer({ dataDir })
  const unitsOfMany = await unitsPerOperation(server)
  noteUnits(table, unitsOfFew, unitsOfMany, [inThousands(few), inThousands(many)])
  await measureRates(server, table, { requests: Math.ceil(requests / 4) }, inThousands(many))
  return server
}

async function sampleChanges({ call }: Server): Promise<string[]> {
  const office = await Office.open(call)
  const ids: string[] = []
  await inParallel(SAMPLES, async () => ids.push(raisedIn(await office.submit()).id))
  await settle(call)
  return ids
}

function noteUnits(table: Table, few: readonly Units[], many: readonly Units[], at: readonly string[]): void {
  for (const [nth, one] of few.entries()) {
    const then = many[nth] ?? one
    const { what } = one
    const isList = what.startsWith('list')
    const measured = `${units(one)} at ${at[0]}, ${units(then)} at ${at[1]}`
    table.note(`units: ${what}`, isList ? `≤ ${LIST_LIMIT} read, the same` : 'the same', measured)
  }
}

const units = ({ read, write, door }: Units) =>
  `${(read - door).toFixed(1)} read (+ ${door.toFixed(1)} at the door) ${write.toFixed(1)} write`
const inThousands = (count: number) => count.toLocaleString('en')

/** The histories of copies name the changes they were copied from. */
const isAboutCopies = (violation: unknown): boolean => (violation as { invariant?: number }).invariant === 10
