import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const BYTES = 32

/** A secret of 32 random bytes, made at the first start and kept in a file that only its owner may read. */
export function keptKey(file: string): Uint8Array {
  try {
    writeFileSync(file, randomBytes(BYTES).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== BYTES) throw new Error(`${file} does not hold a key of ${BYTES} bytes`)
  return key
}
