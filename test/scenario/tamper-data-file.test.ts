import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedDatabase, TABLES } from '../../infra/local/embedded-database.ts'
import { readEverything } from '../../infra/local/read-everything.ts'
import { buildStale } from '../../scripts/build.ts'
import { Forger } from '../support/forger.ts'
import { freePort, Product } from '../support/product.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
let dataDir: string
/** A change of the demo department with a story of three entries or more. */
let id: string

beforeAll(async () => {
  await buildStale()
  folder = await mkdtemp(join(tmpdir(), 'onduty-tamper-'))
  dataDir = join(folder, 'data')
  const env = { CLOCK: 'virtual:2026-01-05T09:00:00+08:00' }
  const product = new Product({ dataDir, port: await freePort(), env })
  await product.ready()
  const headers = { 'Content-Type': 'application/json' }
  await fetch(`${product.url}/local/clock/advance`, { method: 'POST', headers, body: '{"by":"PT12M"}' })
  await product.stop()
  id = await onTable(dataDir, async ({ client }) => {
    for await (const { sk, id: own, auditSeq } of readEverything(client, TABLES.product)) {
      if (sk === 'head' && String(own).startsWith('chg_') && Number(auditSeq) >= 3) return String(own)
    }
    throw new Error('no change has a story')
  })
}, 90_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

type Table = Awaited<ReturnType<typeof startEmbeddedDatabase>>
async function onTable<Answer>(place: string, work: (table: Table) => Promise<Answer>): Promise<Answer> {
  const database = await startEmbeddedDatabase(place)
  try {
    return await work(database)
  } finally {
    await database.stop()
  }
}

/** `npm run audit:verify` on a copy of the data to which somebody did something. */
async function verifyAfter(tamper: (copy: string) => Promise<void> | void) {
  const copy = await mkdtemp(join(folder, 'copy-'))
  await cp(dataDir, copy, { recursive: true })
  await tamper(copy)
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/audit-verify.ts')], {
    env: { ...process.env, DATA_DIR: copy },
    encoding: 'utf8',
  })
  return { status, said: stdout }
}

const key = (seq: number) => `aud#${String(seq).padStart(8, '0')}`

/** Straight in the file, with a tool for such files. */
function inFile(copy: string, sql: string, ...values: string[]): void {
  const file = new DatabaseSync(join(copy, 'onduty.db'))
  const where = `pk like '%agg#${id.slice(-16)}' and sk like '%' || ?`
  const { changes } = file.prepare(sql.replace('WHERE', `where ${where}`)).run(...values)
  file.close()
  expect(Number(changes)).toBe(1)
}

const forging = (how: (forger: Forger) => Promise<void>) => (copy: string) =>
  onTable(copy, async ({ client }) => how(new Forger({ client, table: TABLES.product }, id)))

describe('given the data folder of a department, and npm run audit:verify', () => {
  it('when nobody touched it, then its audit trail is whole', async () => {
    const { status, said } = await verifyAfter(() => undefined)
    expect(said).toContain('The audit trail is whole.')
    expect(status).toBe(0)
  }, 60_000)

  it.each([
    [
      'alters an entry in the file',
      (copy: string) => inFile(copy, `update onduty set item_json = replace(item_json, 'did', 'hid') WHERE`, key(2)),
      'entry 2',
      'altered',
    ],
    [
      'removes an entry from the file',
      (copy: string) => inFile(copy, 'delete from onduty WHERE', key(2)),
      'entry 2',
      'missing',
    ],
    [
      'rewrites the story with every hash, and the head',
      forging(async (forger) => {
        const entries = await forger.entries()
        await forger.rewrite(entries.map((entry) => (entry.seq === 2 ? { ...entry, did: 'change.rejected' } : entry)))
      }),
      'entry 2',
      'altered',
    ],
    [
      'swaps two entries and makes every hash fit',
      forging(async (forger) => {
        const [first, second, third, ...rest] = await forger.entries()
        if (first === undefined || second === undefined || third === undefined) throw new Error('too short')
        await forger.rewrite([first, third, second, ...rest])
      }),
      'entry 2',
      // Each takes its instant along, and the checkpoint of that instant knows it under another number.
      'not-in-checkpoint',
    ],
  ])(
    'when somebody %s, then it names the case, the entry and what is wrong',
    async (_, tamper, entry, problem) => {
      const { status, said } = await verifyAfter(tamper)
      expect(said).toContain(`BROKEN: ${entry} of ${id} — ${problem}`)
      expect(status).toBe(1)
    },
    60_000,
  )
})
