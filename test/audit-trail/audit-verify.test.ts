import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { foldCheckpointTask } from '../../functions/audit-trail/tasks/fold-checkpoint.ts'
import { main } from '../../infra/local/audit-verify.ts'
import { openFileCheckpoints } from '../../infra/local/checkpoint-log.ts'
import { startEmbeddedDatabase, TABLES } from '../../infra/local/embedded-database.ts'
import { openFileSigner } from '../../infra/local/signer.ts'
import { auditHouse } from './audit-house.ts'

let folder = ''
const ids: string[] = []

/** A data folder as Onduty leaves it behind: three cases with three entries each, folded; a fourth not yet. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onduty-'))
  const database = await startEmbeddedDatabase(folder)
  const store = createDynamoStore({ client: database.client, table: TABLES.product })
  const log = await openFileCheckpoints(join(folder, 'audit-checkpoints.jsonl'))
  const signer = await openFileSigner(join(folder, 'checkpoint-key.pem'))
  const house = auditHouse(store)
  for (let nth = 0; nth < 3; nth += 1) ids.push(house.newCase())
  for (let nth = 0; nth < 3; nth += 1) for (const id of ids) await house.act(id, { nth })
  house.pass(5)
  await foldCheckpointTask({ log, signer }).run(house.platform, {})
  await house.act(ids[0] ?? '', { nth: 3 })
  await log.close()
  await database.stop()
}, 20_000)
afterAll(() => rm(folder, { recursive: true }))

async function verify(dataDir: string) {
  const lines: string[] = []
  const code = await main({ DATA_DIR: dataDir }, (line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

const key = (seq: number) => `aud#${String(seq).padStart(8, '0')}`

/** Verifies a copy of the folder to whose rows of one case somebody did something, straight in the data file. */
async function tampered(
  id: string,
  how: (row: { read(seq: number): string; write(seq: number, json: string): void; remove(seq: number): void }) => void,
) {
  const copy = await mkdtemp(join(tmpdir(), 'onduty-'))
  await cp(folder, copy, { recursive: true })
  const file = new DatabaseSync(join(copy, 'onduty.db'))
  const where = `pk like '%agg#${id.slice(-16)}' and sk like '%' || ?`
  const count = ({ changes }: { changes: number | bigint }) => expect(Number(changes)).toBe(1)
  how({
    read: (seq) => String(file.prepare(`select item_json from onduty where ${where}`).get(key(seq))?.item_json),
    write: (seq, json) => count(file.prepare(`update onduty set item_json = ? where ${where}`).run(json, key(seq))),
    remove: (seq) => count(file.prepare(`delete from onduty where ${where}`).run(key(seq))),
  })
  file.close()
  const found = await verify(copy)
  await rm(copy, { recursive: true })
  return found
}

describe('npm run audit:verify', () => {
  it('says that a trail nobody touched is whole', async () => {
    const { code, said } = await verify(folder)
    expect(said).toContain('The audit trail is whole.')
    expect(code).toBe(0)
  })

  it('names an entry that was altered in the data file', async () => {
    const [, id = ''] = ids
    const found = await tampered(id, ({ read, write }) => write(2, read(2).replace('change.tried', 'change.denied')))
    expect(found.said).toContain(`entry 2 of ${id} — altered`)
    expect(found.code).toBe(1)
  })

  it('names an entry that was removed from the data file', async () => {
    const [, , id = ''] = ids
    const found = await tampered(id, ({ remove }) => remove(2))
    expect(found.said).toContain(`entry 2 of ${id} — missing`)
    expect(found.code).toBe(1)
  })

  it('names the first of two entries that changed places in the data file', async () => {
    const [id = ''] = ids
    const found = await tampered(id, ({ read, write }) => {
      const [second, third] = [read(2), read(3)]
      write(2, third.replace(key(3), key(2)))
      write(3, second.replace(key(2), key(3)))
    })
    expect(found.said).toContain(`entry 2 of ${id} — swapped`)
    expect(found.code).toBe(1)
  })

  it('says what is missing where there is nothing to verify', async () => {
    const { code, said } = await verify(join(folder, 'nowhere'))
    expect(said).toContain('set DATA_DIR')
    expect(code).toBe(2)
  })
})
