// Fills a table quickly: rows of real changes, copied under new keys in the data file itself.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { TABLES } from '../infra/local/embedded-database.ts'

const INDEXES = ['gsi1', 'gsi2', 'gsi3']
const KEY_LENGTH = 16

/**
 * Copies every row of some changes, their obligations, histories and waiting executions, until there are so many more.
 * Nothing may run on the data folder. The copies' audit chains do not verify: their hashes name the change they are of.
 */
export function copyChanges(dataDir: string, ids: readonly string[], copies: number, run: string): void {
  const file = new DatabaseSync(join(dataDir, 'onduty.db'))
  file.exec('PRAGMA synchronous = OFF')
  file.exec('CREATE TEMP TABLE fresh (letters TEXT)')
  const perChange = Math.ceil(copies / ids.length)
  file.exec('BEGIN')
  for (const [nth, id] of ids.entries()) {
    const of = Math.min(perChange, copies - nth * perChange)
    if (of <= 0) break
    const letters = file.prepare('INSERT INTO fresh VALUES (?)')
    file.exec('DELETE FROM fresh')
    // Digits alone are letters of an id too.
    for (let copy = 0; copy < of; copy += 1) letters.run(`${run}${nth}${copy}`.padStart(KEY_LENGTH, '0'))
    copyRows(file, id.slice(-KEY_LENGTH))
  }
  file.exec('COMMIT')
  file.close()
}

function copyRows(file: DatabaseSync, key: string): void {
  const replaced = (column: string) => `replace(${column}, '${key}', letters)`
  for (const table of [TABLES.product, TABLES.engine]) {
    const own = table === TABLES.product ? `pk = 'S:agg#${key}'` : `pk = 'S:running' AND sk LIKE '%${key}-%'`
    file.exec(
      `INSERT INTO "${table}" (pk, sk, item_json, item_size, cached_at, hash_prefix)
       SELECT ${replaced('pk')}, ${replaced('sk')}, ${replaced('item_json')}, item_size, cached_at, hash_prefix
       FROM "${table}", fresh WHERE ${own}`,
    )
  }
  for (const index of INDEXES) {
    const table = `${TABLES.product}::gsi::${index}`
    file.exec(
      `INSERT INTO "${table}" (gsi_pk, gsi_sk, table_pk, table_sk, item_json)
       SELECT gsi_pk, ${replaced('gsi_sk')}, ${replaced('table_pk')}, ${replaced('table_sk')}, ${replaced('item_json')}
       FROM "${table}", fresh WHERE table_pk = 'S:agg#${key}'`,
    )
  }
}
